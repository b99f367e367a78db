import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { defaultLimits, type Limits } from '../../functions/ingest/read/limits.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';
import { ndjson, ticket } from './sample-events.ts';

const tickets = (count: number) => Array.from({ length: count }, (_, i) => ticket({ ticket_id: `t${i}` }));
const lines = ndjson(tickets(100));
const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

/** What an object's records became: accepted, and the reasons of the quarantined. */
async function outcome(key: string, bytes: Uint8Array | string, limits?: Partial<Limits>) {
  const store = createMemoryStore();
  const all = { ...defaultLimits, ...limits };
  const result = await ingestObject(inputObject(key, bytes), { ...environmentOf(store), limits: all });
  const rejected = await rowsOf(store, 'quarantine');
  expect(rejected).toHaveLength(result.quarantined);
  expect(await rowsOf(store, 'ticket_events')).toHaveLength(result.accepted);
  expect(await rowsOf(store, 'ingest_ledger')).toHaveLength(1);
  expect(result.recordsIn).toBe(result.accepted + result.quarantined + result.repeated);
  return {
    accepted: result.accepted,
    isTruncated: result.isTruncated,
    reasons: rejected.map(({ record_no, reason }) => `${record_no} ${reason}`),
  };
}

const whole = (accepted: number, reasons: string[] = []) => ({ accepted, isTruncated: false, reasons });
const cut = (accepted: number, reasons: string[]) => ({ accepted, isTruncated: true, reasons });

test.each([
  ['a.ndjson', '', whole(0, ['1 empty_object'])],
  ['a.ndjson.gz', '', whole(0, ['1 empty_object'])],
  ['a.ndjson', '\n\n', whole(0)],
  ['a.ndjson.gz', gzipSync(''), whole(0)],
  ['a.png', picture, whole(0, ['1 unreadable_object'])],
  ['a.txt', lines, whole(0, ['1 unknown_format'])],
  ['ndjson', lines, whole(0, ['1 unknown_format'])],
  ['a.ndjson', picture, whole(0, ['1 unreadable_object'])],
  ['a.ndjson', Buffer.from([0xff, 10, 0x61, 10]), whole(0, ['1 invalid_utf8', '2 invalid_json'])],
  ['a.ndjson.gz', picture, whole(0, ['1 unreadable_object'])],
  ['a.ndjson.gz', lines, whole(100)],
  ['a.NDJSON.GZ', gzipSync(lines), whole(100)],
  ['a.jsonl', `\uFEFF${lines}`, whole(100)],
  ['a.json', `\uFEFF${JSON.stringify(tickets(3))}`, whole(3)],
  ['a.json', lines, whole(100)],
  ['a.json', `${lines}not JSON\n${ndjson([ticket({ ticket_id: 'z' })])}`, whole(101, ['101 invalid_json'])],
  ['a.json', `{"text": "open\n${lines}`, whole(100, ['1 invalid_json'])],
  ['a.ndjson', lines.replaceAll('\n', ''), whole(100)],
  ['a.ndjson', JSON.stringify(tickets(3)), whole(3)],
  [
    'a.ndjson',
    tickets(3)
      .map((one) => JSON.stringify(one, null, 2))
      .join('\n'),
    whole(3),
  ],
  ['a.json.gz', gzipSync(JSON.stringify(tickets(3)).slice(0, -1)), cut(3, ['4 truncated'])],
  ['a.ndjson', Buffer.from(`\uFEFF${lines}`, 'utf16le'), whole(100)],
  ['a.ndjson', Buffer.from(lines, 'utf16le'), whole(0, ['1 invalid_utf8'])],
  [
    'a.ndjson',
    `${ndjson(tickets(2))}{"a":"${'x'.repeat(5_242_880)}"}\n${ndjson(tickets(3))}`,
    whole(3, ['3 line_too_long']),
  ],
  [
    'a.ndjson.gz',
    Buffer.concat([gzipSync(lines), gzipSync(ndjson([ticket({ ticket_id: 'z' })]))]),
    whole(101),
  ],
])('%s of case %#', async (key, bytes, expected) => {
  expect(await outcome(key, bytes)).toMatchObject(expected);
});

test('of a truncated gzip all whole lines stay, the rest is one record', async () => {
  const packed = gzipSync(lines, { level: 0 });
  const stored = packed.length - lines.length - 8;
  for (const kept of [packed.length - 4, packed.length - 9, stored + 200, 12]) {
    const text = lines.slice(0, Math.max(0, kept - stored));
    const accepted = text.split('\n').length - 1;
    const expected = cut(accepted, [`${accepted + 1} truncated`]);
    expect(await outcome('a.ndjson.gz', packed.subarray(0, kept))).toEqual(expected);
  }
});

test('of a damaged gzip the readable part stays', async () => {
  const packed = Buffer.from(gzipSync(lines));
  packed[packed.length - 6]! ^= 0xff;
  const result = await outcome('a.ndjson.gz', packed);
  expect(result).toEqual(cut(100, ['101 truncated']));
});

test('limits: more records or bytes than allowed stay unread, and stand for one record', async () => {
  expect(await outcome('a.ndjson', lines, { records: 30 })).toEqual(cut(30, ['31 too_many_records']));
  expect(await outcome('a.ndjson', lines, { records: 100 })).toEqual(whole(100));
  const lineBytes = ndjson([ticket({ ticket_id: 't0' })]).length;
  const { accepted, isTruncated, reasons } = await outcome('a.ndjson', lines, {
    unpackedBytes: 5 * lineBytes + 20,
  });
  expect([accepted, isTruncated, reasons]).toEqual([5, true, ['6 too_large']]);
  expect(await outcome('a.ndjson', lines, { unpackedBytes: lines.length })).toEqual(whole(100));
});
