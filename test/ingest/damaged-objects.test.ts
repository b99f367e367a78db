import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { defaultLimits } from '../../functions/ingest/read/limits.ts';
import { MappingError, readMapping } from '../../functions/sources/mapping.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';
import { ndjson, ticket } from './sample-events.ts';
import { zipFile } from './unpack/zip-file.ts';

const count = 20;
const tickets = Array.from({ length: count }, (_, i) => ticket({ ticket_id: `t${i}`, text: 'x'.repeat(i) }));
const rows = tickets.map(({ ticket_id, occurred_at, text }) => `${ticket_id};${occurred_at};"${text}"`);
const csv = ['id;opened;text', ...rows, ''].join('\n');
const mapping = readMapping(
  'source: desk\nticket: { ticket_id: id, opened_at: opened, text: text }\n',
  'm.yaml',
);

/** Every format, in the encodings it may have. */
const texts: Readonly<Record<string, Buffer>> = {
  'a.ndjson': Buffer.from(ndjson(tickets)),
  'a.json': Buffer.from(JSON.stringify(tickets, null, 1)),
  'objects.json': Buffer.from(tickets.map((one) => JSON.stringify(one, null, 1)).join('')),
  'utf16.jsonl': Buffer.from(`\uFEFF${ndjson(tickets)}`, 'utf16le'),
  'a.csv': Buffer.from(csv),
  'utf16.csv': Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16(),
};
const packings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  plain: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  members: (bytes) => Buffer.concat([gzipSync(bytes.subarray(0, 499)), gzipSync(bytes.subarray(499))]),
  zip: (bytes) => zipFile({ 'tickets.csv': bytes }),
  stored: (bytes) => zipFile({ 'tickets.csv': bytes }, { method: 0 }),
};

/** Reads an object to its end, whatever it is: the law holds, and a repetition finds it done. */
async function readWhole(key: string, bytes: Uint8Array) {
  const store = createMemoryStore();
  const options = key.includes('.csv') ? { mapping } : {};
  const result = await ingestObject(inputObject(key, bytes), environmentOf(store), options);
  expect(result.recordsIn).toBe(result.accepted + result.quarantined + result.repeated);
  expect(await rowsOf(store, 'ticket_events')).toHaveLength(result.accepted);
  expect(await rowsOf(store, 'quarantine')).toHaveLength(result.quarantined);
  const ids = (await rowsOf(store, 'ticket_events')).map(({ ticket_id }) => String(ticket_id));
  return { ...result, ids };
}

const all = tickets.map((one) => String(one.ticket_id));
const cases = Object.entries(texts).flatMap(([key, bytes]) =>
  Object.entries(packings).map(([packing, pack]) => ({ key, packing, text: bytes, bytes: pack(bytes) })),
);

test.each(cases)('$key, $packing: whole', async ({ key, bytes }) => {
  const { accepted, quarantined, ids } = await readWhole(key, bytes);
  expect({ accepted, quarantined }).toEqual({ accepted: count, quarantined: 0 });
  expect(ids.sort()).toEqual([...all].sort());
});

const packed = cases.filter(({ packing }) => packing !== 'plain');
const behind = fc.oneof(
  fc.nat(3000).map((size) => Buffer.alloc(size)),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);

test('whatever stands behind packed bytes, all records are read', async () => {
  const added = fc.tuple(fc.constantFrom(...packed), behind).filter(([, bytes]) => !startsMember(bytes));
  await fc.assert(
    fc.asyncProperty(added, async ([{ key, bytes }, more]) => {
      const { accepted, isTruncated } = await readWhole(key, Buffer.concat([bytes, more]));
      expect({ accepted, isTruncated }).toEqual({ accepted: count, isTruncated: false });
    }),
    { numRuns: 20 },
  );
});

/** Then it is no longer behind the gzip. */
const startsMember = (bytes: Buffer): boolean =>
  bytes[0] === 0x1f && (bytes[1] === 0x8b || bytes.length === 1);

test('of packed bytes that are cut, what comes first is read, and the rest is one record', async () => {
  const cut = fc.tuple(
    fc.constantFrom(...packed),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  );
  await fc.assert(
    fc.asyncProperty(cut, async ([{ key, bytes, packing }, share]) => {
      const kept = bytes.subarray(0, Math.max(4, Math.floor(share * bytes.length)));
      const read = await outcome(key, kept);
      if (read === 'unfit') return;
      // A zip is whole before its directory, and of a cut one only that it is cut is known.
      expect(read.isTruncated, packing).toBe(true);
      expect(read.ids.sort()).toEqual(all.slice(0, read.accepted).sort());
      expect(read.quarantined).toBeGreaterThan(0);
    }),
    { numRuns: 25 },
  );
});

/** A CSV without its whole heading does not fit the mapping, which is said and nothing is written. */
async function outcome(key: string, bytes: Uint8Array) {
  try {
    return await readWhole(key, bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(MappingError);
    return 'unfit';
  }
}

test('twice the bytes: twice the records, or the same', async () => {
  for (const { key, packing, bytes } of cases) {
    const read = await outcome(key, Buffer.concat([bytes, bytes]));
    if (read === 'unfit') throw new Error(`${key}, ${packing}: does not fit`);
    expect(read.accepted, `${key}, ${packing}`).toBe(count);
    const isOnce = packing === 'zip' || packing === 'stored';
    if (!isOnce && !key.startsWith('utf16')) expect(read.repeated, `${key}, ${packing}`).toBe(count);
  }
});

test('bytes changed, taken out or put in anywhere: read to the end, by the law', async () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    out: fc.nat(30),
    put: fc.uint8Array({ maxLength: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...cases), change, async ({ key, bytes }, { at, out, put }) => {
      const from = Math.floor(at * bytes.length);
      await outcome(key, Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + out)]));
    }),
    { numRuns: 50 },
  );
});

test('an object that stops giving bytes fails, and does not hang', async () => {
  const bytes = packings.gzip!(texts['a.ndjson']!);
  const silent = { ...inputObject('a.ndjson.gz', bytes), open: () => silentAfter(bytes.subarray(0, 100)) };
  const store = createMemoryStore();
  const environment = { ...environmentOf(store), limits: { ...defaultLimits, silenceMs: 50 } };
  await expect(ingestObject(silent, environment)).rejects.toThrow('gave no bytes for 0.05 seconds');
  // Only the note stays that somebody was reading it.
  expect([...store.objects.keys()].filter((key) => !key.startsWith('reading/'))).toEqual([]);
});

function silentAfter(bytes: Buffer): Readable {
  const stream = new Readable({ read: () => {} });
  stream.push(bytes);
  return stream;
}
