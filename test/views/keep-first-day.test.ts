import { expect, test } from 'vitest';
import { keepFirstDay } from '../../functions/views/keep-first-day.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

async function lakeWith(...keys: string[]) {
  const store = createMemoryStore();
  for (const key of keys) await store.putIfAbsent(key, new Uint8Array([1]));
  return store;
}
const events = 'ticket_events/dt=2024-12-05/a.parquet';

test('a first day may be set, stay, and become earlier', async () => {
  for (const before of [undefined, '2024-12-01', '2025-03-01'])
    await keepFirstDay(before, '2024-12-01', await lakeWith(events));
});

test('a later one that hides rows is refused, with the day that would keep every row', async () => {
  const store = await lakeWith(events, 'csat_events/dt=2024-12-01/b.parquet', 'commits/1.parquet');
  await expect(keepFirstDay('2024-11-01', '2024-12-02', store)).rejects.toThrow(
    /FirstDay 2024-12-02 is later than 2024-11-01: rows .* from 2024-12-01 on .*--parameters FirstDay=2024-11-01/,
  );
});

test('a later one that hides none is taken, so that a deployment that made it earlier and failed is rolled back', async () => {
  await keepFirstDay('2022-01-01', '2024-12-05', await lakeWith(events));
  await keepFirstDay('2022-01-01', '2024-12-05', await lakeWith());
  await expect(keepFirstDay('2022-01-01', '2024-12-06', await lakeWith(events))).rejects.toThrow(
    'is later than',
  );
});

test.for(['2024-13-01', '2024-02-30', ''])('%j is no day', async (day) => {
  await expect(keepFirstDay(undefined, day, await lakeWith())).rejects.toThrow('not a day');
});
