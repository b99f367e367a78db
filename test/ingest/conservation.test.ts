import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableName } from '../../functions/contract/lake/tables.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import type { ObjectStore } from '../../functions/platform/ports.ts';
import {
  createMemoryStore,
  environmentOf,
  inputObject,
  type MemoryStore,
  type Row,
  rowsOf,
} from './memory-lake.ts';
import { answer, change, ndjson, ticket } from './sample-events.ts';

const eventTables: TableName[] = ['ticket_events', 'csat_events', 'routing_changes'];

/** Lines as exports have them: events of several days, the same fact in two spellings, and broken ones. */
const line = fc.oneof(
  fc
    .record({ no: fc.nat(9), day: fc.integer({ min: 1, max: 4 }), isShifted: fc.boolean() })
    .map(({ no, day, isShifted }) =>
      ticket({
        ticket_id: `t${no}`,
        occurred_at: isShifted ? `2026-05-0${day}T12:00:00+02:00` : `2026-05-0${day}T10:00:00Z`,
      }),
    ),
  fc
    .record({ no: fc.nat(3), score: fc.integer({ min: 0, max: 6 }) })
    .map(({ no, score }) => answer({ survey_id: `s${no}`, score })),
  fc.nat(2).map((no) => change({ change_id: `c${no}` })),
  fc.constantFrom<unknown>('{"broken', '[]', 'null', '', ticket({ type: 'unknown' })),
);

/** What the lake knows once, however it came in. */
async function currentContent(store: MemoryStore): Promise<Set<string>> {
  const content = new Set<string>();
  for (const table of eventTables) {
    for (const { ingested_at, object_key, object_id, record_no, ...row } of await rowsOf(store, table)) {
      content.add(
        JSON.stringify([table, row], (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
      );
    }
  }
  return content;
}

async function ingestFiles(files: readonly (readonly unknown[])[]): Promise<MemoryStore> {
  const store = createMemoryStore();
  for (const [i, records] of files.entries()) {
    await ingestObject(inputObject(`${i}.ndjson`, ndjson(records)), environmentOf(store));
  }
  return store;
}

/** The law, for each object, by counting rows in the files. */
async function expectConserved(store: MemoryStore): Promise<void> {
  const countOf = (rows: readonly Row[], id: unknown) =>
    rows.filter(({ object_id }) => object_id === id).length;
  const events = (await Promise.all(eventTables.map((table) => rowsOf(store, table)))).flat();
  const rejected = await rowsOf(store, 'quarantine');
  for (const { object_id, records_in, accepted, quarantined, repeated } of await rowsOf(
    store,
    'ingest_ledger',
  )) {
    expect(countOf(events, object_id)).toBe(Number(accepted));
    expect(countOf(rejected, object_id)).toBe(Number(quarantined));
    expect(Number(records_in)).toBe(Number(accepted) + Number(quarantined) + Number(repeated));
  }
}

test('any order, any repetition, any split into files: the same content, and nothing lost or doubled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 20 }),
      fc.array(fc.nat(19), { maxLength: 10 }),
      fc.infiniteStream(fc.nat(2)),
      async (lines, repeats, placement) => {
        const whole = await ingestFiles([lines]);
        const again = [...lines, ...repeats.flatMap((i) => lines.slice(i, i + 1))].reverse();
        const split: unknown[][] = [[], [], []];
        for (const each of again) split[placement.next().value]!.push(each);
        const other = await ingestFiles(split);
        expect(await currentContent(other)).toEqual(await currentContent(whole));
        await expectConserved(whole);
        await expectConserved(other);
      },
    ),
    { numRuns: 25 },
  );
});

test('stopped at any write and run again: the same lake, byte for byte', async () => {
  const records = Array.from({ length: 60 }, (_, i) =>
    i % 9 === 0 ? 'broken' : ticket({ ticket_id: `t${i}`, occurred_at: `2026-05-0${1 + (i % 5)}T10:00:00Z` }),
  );
  const object = inputObject('a.ndjson', ndjson(records));
  const cutRules = {
    rowGroupRows: 3,
    rowGroupWeight: 9999,
    fileWeight: 2000,
    waitingWeight: 9999,
    openWeight: 9999,
  };
  const whole = createMemoryStore();
  await ingestObject(object, { ...environmentOf(whole), cutRules });
  expect(whole.objects.size).toBeGreaterThan(10);
  for (let writes = 0; writes < whole.objects.size; writes++) {
    const store = createMemoryStore();
    const stopping = { ...environmentOf(stoppingAfter(store, writes)), cutRules };
    await expect(ingestObject(object, stopping)).rejects.toThrow('stopped');
    expect(store.objects.size).toBe(writes);
    await ingestObject(object, { ...environmentOf(store), cutRules });
    expect(store.objects).toEqual(whole.objects);
  }
});

/** A store that fails once a number of writes is done, as a killed process does. */
function stoppingAfter(store: ObjectStore, writes: number): ObjectStore {
  let left = writes;
  return {
    ...store,
    async putIfAbsent(key, bytes) {
      if (left-- <= 0) throw new Error('stopped');
      return await store.putIfAbsent(key, bytes);
    },
  };
}

test('files that an unfinished attempt left with other bytes are replaced', async () => {
  const store = createMemoryStore();
  const object = inputObject('a.ndjson', ndjson([ticket()]));
  await ingestObject(object, environmentOf(store), { source: 'one' });
  const whole = new Map(store.objects);
  for (const key of store.objects.keys()) {
    if (key.startsWith('ingest_ledger/')) store.objects.delete(key);
    else store.objects.set(key, new Uint8Array([1, 2, 3]));
  }
  await ingestObject(object, environmentOf(store), { source: 'one' });
  expect(store.objects).toEqual(whole);
});

test('twenty deliveries at once are one', async () => {
  const store = createMemoryStore();
  const object = inputObject('a.ndjson', ndjson([ticket(), 'broken', ticket({ ticket_id: 't2' })]));
  await Promise.all(Array.from({ length: 20 }, () => ingestObject(object, environmentOf(store))));
  expect(await rowsOf(store, 'ticket_events')).toHaveLength(2);
  expect(await rowsOf(store, 'ingest_ledger')).toHaveLength(1);
  await expectConserved(store);
});
