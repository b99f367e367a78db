import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings, Settings } from '../../functions/contract/definitions/settings.ts';
import type { Day } from '../../functions/contract/records/instant.ts';
import { StaleDefinitions } from '../../functions/detect/read-lake.ts';
import { type DetectResult, runDetect } from '../../functions/detect/run-detect.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { comparable } from './comparable-looks.ts';
import { openPlantedLake, type PlantedLake } from './planted-lake.ts';

/*
 * One story, told in order. `bot` is declared for 2 March; `letters`, a policy in the same tickets, for the 12th, late:
 * on the 13th; `bot` is corrected to the 3rd on the 15th and `letters` withdrawn on the 17th. Exports end on the 18th.
 * Every day is looked at in one go; then a price changes, and with it the definition of the cost.
 */
let lake: PlantedLake;
let all: DetectResult;
beforeAll(async () => {
  lake = await openPlantedLake('2026-02-02', '2026-03-02', '2026-03-18');
  await lake.declare('bot', '2026-03-01T09:00:00Z', '2026-03-02T00:00:00Z');
  await lake.declare('letters', '2026-03-13T09:00:00Z', '2026-03-12T00:00:00Z', 'policy');
  await lake.declare('bot', '2026-03-15T09:00:00Z', '2026-03-03T00:00:00Z');
  await lake.declare('letters', '2026-03-17T09:00:00Z', '2026-03-12T00:00:00Z', 'withdrawn');
  await lake.arriveThrough('2026-03-18');
  all = await detect({ from: '2026-02-27' });
});
afterAll(async () => lake.close());

const detect = (more: { asOf?: Day; from?: Day } = {}) =>
  runDetect({ engine: lake.engine, settings: defaultSettings, ...more });

async function read(sql: string): Promise<Record<string, unknown>[]> {
  const { columns, rows } = await lake.engine.query(sql);
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

test('the looks of many days are those that each day alone would have made, and all are recorded', async () => {
  expect(new Set(all.history.map(({ known_on }) => known_on)).size).toBe(17);
  expect(comparable(all.looks)).toEqual(
    comparable(all.history.filter(({ known_on }) => known_on === '2026-03-18')),
  );
  for (const asOf of ['2026-03-12', '2026-03-13', '2026-03-16']) {
    const alone = await detect({ asOf });
    expect(alone.looks.length, asOf).toBeGreaterThan(0);
    expect(comparable(alone.looks), asOf).toEqual(
      comparable(all.history.filter(({ known_on }) => known_on === asOf)),
    );
    expect(alone.recorded, asOf).toBe(0);
  }
});

test('a day knows what was declared by its end, and each ending is recorded once', async () => {
  const told = await read(
    `select dt, change_id, change_effective_on as day, split_part(status, '_', 1) = 'superseded' as is_over
    from evaluations where metric = 'csat' and scope = '*' order by dt, change_id, day`,
  );
  const on = (dt: string) =>
    told
      .filter((row) => row.dt === dt)
      .map(({ change_id, day, is_over }) => `${change_id} ${day}${is_over === true ? ' over' : ''}`);
  expect(on('2026-03-12')).toEqual(['bot 2026-03-02']);
  // The policy owns the tickets from the look that first knows of it.
  expect(on('2026-03-13')).toEqual(['bot 2026-03-02 over', 'letters 2026-03-12']);
  expect(on('2026-03-14')).toEqual(['letters 2026-03-12']);
  // A corrected change starts a new stream, which the policy supersedes at once.
  expect(on('2026-03-15')).toEqual(['letters 2026-03-12']);
  expect(on('2026-03-17')).toEqual(['bot 2026-03-03', 'letters 2026-03-12 over']);
  expect(on('2026-03-18')).toEqual(['bot 2026-03-03']);
});

test('the same days again append nothing', async () => {
  const before = await read('select count(*) as n from evaluations');
  const again = await detect({ from: '2026-02-27' });
  expect(again.recorded).toBe(0);
  expect(comparable(again.history)).toEqual(comparable(all.history));
  expect(await read('select count(*) as n from evaluations')).toEqual(before);
});

test('a definition that changed: nothing is looked at before curate, then the horizon is made again beside the old', async () => {
  const settings = Settings.parse({ prices: { human_message: { in_house: 9.5 } } });
  const engine: DuckDbEngine = await openDuckDbEngine({ folder: lake.folder });
  try {
    const before = await read('select * from evaluations');
    const look = () => runDetect({ engine, settings });
    await expect(look()).rejects.toThrow(StaleDefinitions);
    await expect(look()).rejects.toThrow('handling_cost; run `handback curate` first');
    await lake.curate('2026-03-19T02:00:00Z', { engine, settings });
    const { recorded, redefined, looks } = await look();
    const costs = (rows: readonly object[]) =>
      rows.filter((row) => (row as { metric: string }).metric === 'handling_cost');
    const old = costs(before).filter(
      (row) => !String((row as { status: string }).status).startsWith('superseded'),
    );
    expect(recorded).toBe(costs(looks).length);
    expect(recorded + redefined).toBeGreaterThanOrEqual(old.length);
    const after = await read('select * from evaluations');
    expect(after.length).toBe(before.length + recorded + redefined);
    expect(comparable(after)).toEqual(expect.arrayContaining(comparable(before)));
    const days = await read(
      `select dt, count(distinct definition_version) as versions from evaluations
      where metric = 'handling_cost' group by dt having count(distinct definition_version) <> 2`,
    );
    expect(days).toEqual([]);
    expect(await look()).toMatchObject({ recorded: 0, redefined: 0 });
  } finally {
    await engine.close();
  }
});
