import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IngestOptions, ingestObject } from '../../functions/ingest/ingest-object.ts';
import { defaultLimits, type Limits } from '../../functions/ingest/read/limits.ts';
import type { ObjectStore } from '../../functions/platform/ports.ts';
import { readMapping } from '../../functions/sources/mapping.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';
import { ndjson, ticket } from './sample-events.ts';

/** As a message gives an object to the cloud: nobody has looked through the lake before. */

const events = Array.from({ length: 12 }, (_, day) =>
  ticket({ ticket_id: `t${day}`, occurred_at: `2026-05-${String(day + 1).padStart(2, '0')}T10:00:00Z` }),
);
const object = inputObject('in/desk/a.ndjson', ndjson(events));

interface Reading {
  readonly limits: Limits;
  readonly options: IngestOptions;
}
/** Takes each record for a ticket of its own day, brand and all. */
const mapping = readMapping(
  `
source: desk
format: ndjson
time_zone: Asia/Kolkata
ticket:
  ticket_id: ticket_id
  opened_at: occurred_at
  brand: { const: mapped }
`,
  'desk.yaml',
);
const readings: Record<string, Reading> = {
  plain: { limits: defaultLimits, options: { source: 'desk' } },
  mapped: { limits: defaultLimits, options: { source: 'desk', mapping } },
  later: { limits: { ...defaultLimits, firstDay: '2026-05-09' }, options: { source: 'desk' } },
};

const read = (store: ObjectStore, { limits, options }: Reading) =>
  ingestObject(object, { ...environmentOf(store), limits }, options);

/** A store whose process dies when it has written so often. */
function mortal(store: ObjectStore, lives: number): ObjectStore {
  let left = lives;
  const write = () => {
    left -= 1;
    if (left < 0) throw new Error('killed');
  };
  return {
    ...store,
    async putIfAbsent(key, bytes) {
      write();
      return store.putIfAbsent(key, bytes);
    },
    async delete(key) {
      write();
      return store.delete(key);
    },
  };
}

test('the readings differ in what they write', async () => {
  const tables = ['ticket_events', 'quarantine'] as const;
  const counts: Record<string, number[]> = {};
  for (const [name, reading] of Object.entries(readings)) {
    const store = createMemoryStore();
    await read(store, reading);
    counts[name] = await Promise.all(tables.map(async (table) => (await rowsOf(store, table)).length));
  }
  expect(counts).toEqual({ plain: [12, 0], mapped: [12, 0], later: [4, 8] });
});

test('killed anywhere under other settings and delivered again, the lake has the last reading alone', async () => {
  const names = fc.constantFrom(...Object.keys(readings));
  const attempts = fc.array(fc.tuple(names, fc.integer({ min: 0, max: 16 })), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(attempts, names, async (killed, last) => {
      const store = createMemoryStore();
      let isDone = false;
      for (const [name, lives] of killed) {
        await read(mortal(store, lives), readings[name]!).catch(() => {});
        isDone ||= [...store.objects.keys()].some((key) => key.startsWith('ingest_ledger/'));
      }
      if (isDone) return;
      await read(store, readings[last]!);
      const whole = createMemoryStore();
      await read(whole, readings[last]!);
      expect(store.objects).toEqual(whole.objects);
      expect([...store.objects.keys()].filter((key) => key.startsWith('reading/'))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('a message that comes again after success reads nothing, and takes a note back that was left', async () => {
  const store = createMemoryStore();
  await read(store, readings.plain!);
  const before = new Map(store.objects);
  store.objects.set(`reading/${[...before.keys()].join().match(/[0-9a-f]{32}/)?.[0]}`, new Uint8Array());
  expect(await read(store, readings.later!)).toMatchObject({ wasDone: true });
  expect(store.objects).toEqual(before);
  expect(await rowsOf(store, 'ticket_events')).toHaveLength(12);
});
