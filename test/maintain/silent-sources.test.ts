import { expect, test } from 'vitest';
import { silentSources } from '../../functions/maintain/silent-sources.ts';
import { openSmallLake } from '../curate/small-lake.ts';
import { writeRows } from '../curate/write-lake.ts';

test('a source is silent when nothing came for so many days, and forgotten a month later', async () => {
  const lake = await openSmallLake();
  const now = Date.parse('2026-06-30T12:00:00Z');
  const arrived = {
    shop: ['2026-06-01', '2026-06-29'],
    desk: ['2026-06-10', '2026-06-22'],
    old: ['2026-05-01'],
  };
  const rows = Object.entries(arrived).flatMap(([source, days]) =>
    days.map((dt) => ({
      object_id: `${source}${dt}`,
      source,
      arrived_at: Date.parse(`${dt}T08:00:00Z`),
      dt,
    })),
  );
  await writeRows(lake.engine, 'ingest_ledger', rows);
  expect(await silentSources(lake.engine, now, 7)).toEqual(['desk']);
  expect(await silentSources(lake.engine, now, 9)).toEqual([]);
  expect(await silentSources(lake.engine, now, 45)).toEqual(['old']);
  await lake.close();
});
