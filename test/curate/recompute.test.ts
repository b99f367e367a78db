import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Settings } from '../../functions/contract/definitions/settings.ts';
import { addDays } from '../../functions/contract/records/instant.ts';
import { prune } from '../../functions/curate/prune.ts';
import type { CurateOptions } from '../../functions/curate/run-curate.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { openSmallLake, type SmallLake, surveyEvent, ticketEvent } from './small-lake.ts';

const firstDay = '2026-01-01';
const now = '2026-01-11T12:00:00Z';
const later = '2026-01-11T13:00:00Z';
const changed = Settings.parse({ verification_window_days: 5 });

let lake: SmallLake;
beforeEach(async () => {
  lake = await openSmallLake();
  await lake.land('a', '2026-01-10T00:00:00Z', history);
});
afterEach(() => lake.close());

/** Nine days of a customer who comes back every third day, and rates every other ticket. */
const history = Array.from({ length: 9 }, (_, day) => {
  const id = String(day);
  const at = (hour: number) => `${addDays(firstDay, day)}T${String(hour).padStart(2, '0')}:00:00Z`;
  return [
    ticketEvent(id, 'opened', at(9), { customer_key: `k${day % 3}`, brand: 'b' }),
    ticketEvent(id, 'resolved', at(10), { claim: 'agent', handler_kind: day % 2 ? 'ai' : 'in_house' }),
    ...(day % 2 ? [surveyEvent(id, 'answered', at(11), { score_5: 1 + (day % 5) })] : []),
  ];
}).flat();

/** The lake's engine, but it dies when it has done so many inserts. */
function mortal(inserts: number): QueryEngine {
  const { query, insert } = mortalNight(inserts);
  return { query, insert };
}

/** The same where rows are kept: it also dies of what it holds. */
function mortalNight(lives: number): QueryEngine & Required<Pick<QueryEngine, 'hold'>> {
  let left = lives;
  const live = () => {
    left -= 1;
    if (left < 0) throw new Error('killed');
  };
  return {
    query: (sql) => lake.engine.query(sql),
    async insert(table, sql) {
      live();
      return lake.engine.insert(table, sql);
    },
    async hold(name, sql) {
      live();
      return lake.engine.hold!(name, sql);
    },
  };
}

/** Calls curate as a scheduler does, until it says that nothing is left. */
async function curateOn(at: string, options: Partial<CurateOptions>): Promise<number> {
  for (let calls = 1; calls < 100; calls++) {
    const result = await lake.curate(at, options);
    if (result === undefined || (result.isComplete && !result.isResumed)) return calls;
  }
  throw new Error('never ends');
}

const views = ['episodes', 'surveys', 'handling', 'daily_facts'];
const content = async (of: SmallLake) => {
  const tables: Record<string, string[]> = {};
  for (const view of views) {
    const { columns, rows } = await of.engine.query(`select * from ${view}`);
    const kept = columns.flatMap(({ name }, index) => (name === 'run_id' ? [] : [index]));
    tables[view] = rows.map((row) => JSON.stringify(kept.map((index) => row[index]))).sort();
  }
  return tables;
};
const files = () =>
  readdirSync(lake.folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('_runs/') && path.endsWith('.parquet'))
    .map((path) => join(lake.folder, path));
const commits = () => lake.column('select distinct sequence from commits');

describe('a recompute cut in the middle', () => {
  test('goes on and ends as one that nobody disturbed', async () => {
    const undisturbed = await openSmallLake(changed);
    await undisturbed.land('a', '2026-01-10T00:00:00Z', history);
    await undisturbed.curate(later);
    const expected = await content(undisturbed);
    await undisturbed.close();
    await lake.curate(now);
    const options = { settings: changed, partDays: 3 };
    await expect(lake.curate(later, { ...options, engine: mortal(6) })).rejects.toThrow('killed');
    await curateOn(later, options);
    expect(await content(lake)).toEqual(expected);
    expect(expected.daily_facts?.length).toBeGreaterThan(20);
  });

  test('loses the one part it was at; what was done is not done again', async () => {
    const partDays = 3;
    await expect(lake.curate(now, { engine: mortal(6), partDays })).rejects.toThrow('killed');
    const done: string[] = [];
    await lake.curate(later, { partDays, onProgress: (text) => done.push(text) });
    expect(done).toEqual([
      'curating 2026-01-04 … 2026-01-05',
      'curating 2026-01-06 … 2026-01-06',
      'curating 2026-01-07 … 2026-01-09',
    ]);
    expect(await commits()).toEqual([1]);
  });
});

describe('a night that keeps rows, cut in the middle', () => {
  const news = [
    ticketEvent('1', 'message', `${addDays(firstDay, 9)}T09:00:00Z`, {
      author: 'customer',
      is_thanks: false,
    }),
    ticketEvent('new', 'opened', `${addDays(firstDay, 9)}T10:00:00Z`, { customer_key: 'k2', brand: 'b' }),
    surveyEvent('8', 'answered', `${addDays(firstDay, 9)}T11:00:00Z`, { score_5: 2 }),
  ];
  const tomorrow = '2026-01-12T12:00:00Z';

  test.each([0, 2, 3, 5, 7, 9, 12, 15])('after %i steps ends as one that nobody disturbed', async (lives) => {
    const undisturbed = await openSmallLake();
    await undisturbed.land('a', '2026-01-10T00:00:00Z', [...history]);
    await undisturbed.land('b', '2026-01-12T00:00:00Z', news);
    await undisturbed.curate(tomorrow);
    const expected = await content(undisturbed);
    await undisturbed.close();
    await lake.curate(now);
    await lake.land('b', '2026-01-12T00:00:00Z', news);
    const options = { partDays: 3 };
    const call = lake.curate(tomorrow, { ...options, engine: mortalNight(lives) });
    await expect(call).rejects.toThrow('killed');
    await curateOn(tomorrow, options);
    expect(await content(lake)).toEqual(expected);
    const runs = await lake.column('select distinct run_id from committed_days');
    expect(runs[0]).toBe('run-1');
    expect(runs.length).toBeGreaterThan(1);
  });
});

describe('a call that has no more time', () => {
  const hasTime = () => false;
  const partDays = 3;

  test('ends by itself after a part; readers see the old definition until all are done', async () => {
    await lake.curate(now);
    const before = await content(lake);
    const calls: (number | null | undefined)[] = [];
    for (let call = 0; call < 3; call++) {
      expect(await content(lake)).toEqual(before);
      calls.push((await lake.curate(later, { settings: changed, hasTime, partDays }))?.sequence);
    }
    expect(calls).toEqual([null, null, 2]);
    expect(
      await lake.column('select count(distinct definition_versions) from commits where sequence = 2'),
    ).toEqual([1]);
  });

  test('is followed by others that see the moment of the first; news come with the run after', async () => {
    await lake.curate(now, { hasTime, partDays });
    await lake.land('late', '2026-01-11T12:30:00Z', [ticketEvent('new', 'opened', '2026-01-02T10:00:00Z')]);
    const isNew = "select count(*) from episodes where ticket_key = 'desk:new'";
    let resumed = await lake.curate(later, { hasTime, partDays });
    while (resumed?.isComplete === false) resumed = await lake.curate(later, { hasTime, partDays });
    expect(resumed).toMatchObject({ isComplete: true, isResumed: true, sequence: 1 });
    expect(await lake.column(isNew)).toEqual([0]);
    expect(await lake.curate(later)).toMatchObject({ isComplete: true, isResumed: false, sequence: 2 });
    expect(await lake.column(isNew)).toEqual([1]);
  });

  test('keeps its parts from being pruned, however long the others take', async () => {
    await lake.curate(now, { hasTime, partDays });
    const store = createFolderStore(lake.folder);
    for (const file of files()) utimesSync(file, 1, 1);
    const waiting = files().length;
    expect(await prune(lake.engine, store, Date.parse('2026-02-20T00:00:00Z'))).toEqual({
      files: 0,
      commits: 0,
    });
    expect(files()).toHaveLength(waiting);
    await curateOn(later, { partDays });
    await prune(lake.engine, store, Date.parse(later));
    expect(
      readdirSync(join(lake.folder, 'recomputes'), { recursive: true }).filter((name) =>
        String(name).endsWith('.json'),
      ),
    ).toEqual([]);
  });

  test('and whose definitions change again begins again, and leaves nothing', async () => {
    await lake.curate(now, { hasTime, partDays });
    const result = await lake.curate(later, { settings: changed });
    expect(result).toMatchObject({ from: firstDay, isComplete: true, isResumed: false, sequence: 1 });
  });
});

describe('ranges of days', () => {
  test('that together cover every day leave nothing to the nightly run', async () => {
    await lake.curate(now, { only: { to: '2026-01-05' } });
    expect(await lake.curate(now, { only: { from: '2026-01-06' } })).toMatchObject({
      isComplete: true,
      sequence: 2,
    });
  });

  test('chosen again are computed again, with what has arrived since', async () => {
    const only = { from: '2026-01-06' };
    await lake.curate(now, { only });
    await lake.land('late', '2026-01-11T12:30:00Z', [ticketEvent('new', 'opened', '2026-01-07T10:00:00Z')]);
    const isNew = "select count(*) from episodes where ticket_key = 'desk:new'";
    await lake.curate(later, { only });
    expect(await lake.column(isNew)).toEqual([1]);
    await curateOn(later, {});
    expect(await lake.column(isNew)).toEqual([1]);
  });

  test('of a changed definition are kept for the commit of all', async () => {
    await lake.curate(now);
    const settings = changed;
    expect(await lake.curate(later, { settings, only: { to: '2026-01-05' } })).toMatchObject({
      sequence: null,
      isComplete: false,
      to: '2026-01-05',
    });
    expect(await commits()).toEqual([1]);
    expect(await lake.curate(later, { settings, only: { from: '2026-01-06' } })).toMatchObject({
      sequence: 2,
      isComplete: true,
    });
  });
});
