import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { recordRetagging } from '../../../functions/maintain/tags/record-retagging.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { isKilledInTwo, Killed, stoppingBefore } from '../stopping-store.ts';
import {
  copyOf,
  deliveries,
  ingestInto,
  maintain,
  nightOf,
  seenBy,
  seenIn,
  upgradedAt,
  withEngine,
} from './earlier-lakes.ts';
import { takeTagsAway } from './untagged-lake.ts';

/** A lake as an earlier version left it. */
const earlier = temporaryFolder();

beforeAll(async () => {
  await ingestInto(earlier, deliveries.slice(0, 1));
  await takeTagsAway(earlier);
});

test('killed before any of its changes, each event counts once, and the next runs end the same', async () => {
  const whole = copyOf(earlier);
  await maintain(whole);
  await maintain(whole);
  const end = await seenIn(whole);
  expect(end.rows.filter(([, , isThanks]) => isThanks)).toHaveLength(1);
  for (let changes = 0, isOver = false; !isOver; changes++) {
    const lake = copyOf(earlier);
    const store = createFolderStore(lake);
    const stopping = stoppingBefore(store, changes);
    await withEngine(lake, async (engine) => {
      isOver = !(await isKilledInTwo(() => nightOf(engine, stopping)));
      const { violations, rows } = await seenBy(engine);
      expect(violations, `killed before change ${changes}`).toEqual([]);
      expect(rows).toHaveLength(end.rows.length);
      await nightOf(engine, store);
      await nightOf(engine, store);
      expect(await seenBy(engine), `killed before change ${changes}`).toEqual(end);
      expect((await engine.query('select min(first_dt) from retaggings')).rows).toEqual([['2026-05-01']]);
    });
    expect(filesIn(lake), `killed before change ${changes}`).toEqual(filesIn(whole));
    if (isOver) expect(changes).toBeGreaterThan(8);
  }
});

test('killed with an intent and no file yet, nothing is recorded until the file is there', async () => {
  const lake = copyOf(earlier);
  const store = createFolderStore(lake);
  await withEngine(lake, async (engine) => {
    await expect(nightOf(engine, stoppingBefore(store, 1))).rejects.toThrow(Killed);
    await recordRetagging(engine, { store, now: upgradedAt });
    expect((await engine.query('select count(*) from retaggings where files > 0')).rows).toEqual([[0]]);
    await nightOf(engine, store);
    expect((await engine.query('select sum(files) from retaggings')).rows).toEqual([[2]]);
  });
});

/** Files of events with their bytes. */
function filesIn(lake: string): ReadonlyMap<string, string> {
  const events = `${lake}/ticket_events`;
  const names = readdirSync(events, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.parquet'),
  );
  return new Map(names.sort().map((name) => [name, readFileSync(`${events}/${name}`, 'base64')]));
}
