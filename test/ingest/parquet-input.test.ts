import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { readMapping } from '../../functions/sources/mapping.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';

const mapping = readMapping(
  'source: desk\nticket: { ticket_id: id, opened_at: created, queue: team }\n',
  'm.yaml',
);

/** Nine thousand tickets, more than are read at once; their ids lie beyond 2^53. */
const many = 9_000;
const first = 9_007_199_254_740_993n;
const file = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: Array.from({ length: many }, (_, i) => first + BigInt(i)), type: 'INT64' },
        {
          name: 'created',
          data: Array.from({ length: many }, () => new Date('2026-03-01T09:00:00Z')),
          type: 'TIMESTAMP',
        },
        { name: 'team', data: Array.from({ length: many }, () => 'Cards'), type: 'STRING' },
      ],
    }),
  );

const read = async (key: string, bytes: Uint8Array, options = {}) => {
  const store = createMemoryStore();
  const result = await ingestObject(inputObject(key, Buffer.from(bytes)), environmentOf(store), options);
  return { store, result };
};

test('rows of Parquet are records, whatever the file is called; integers keep their digits', async () => {
  for (const key of ['t.parquet', 'part-00000']) {
    const { store, result } = await read(key, file(), { mapping });
    expect(result).toMatchObject({ rowsRead: many, accepted: many, quarantined: 0 });
    const [row] = await rowsOf(store, 'ticket_events');
    expect(row).toMatchObject({ ticket_id: String(first), queue: 'Cards' });
  }
});

test('without a mapping it is one rejected record, and so is one that ends early', async () => {
  const without = await read('t.parquet', file());
  expect(without.result.reasons).toEqual({ mapping_needed: 1 });
  const damaged = await read('t.parquet', file().subarray(0, 1000), { mapping });
  expect(damaged.result).toMatchObject({ reasons: { truncated: 1 }, isTruncated: true });
});

test('under a mapping the beginning says the format where the name does not', async () => {
  const line = { id: 1, created: '2026-03-01T09:00:00Z', team: 'x' };
  const texts = [
    JSON.stringify(line),
    JSON.stringify(line, null, 2),
    JSON.stringify([line]),
    'id,created,team\n1,2026-03-01T09:00:00Z,x\n',
  ];
  for (const text of texts) {
    const { result } = await read('export.txt', Buffer.from(text), { mapping });
    expect(result, text).toMatchObject({ accepted: 1, quarantined: 0 });
  }
});

test('a mapping may say parquet; what is called so and is none is refused, not read as CSV', async () => {
  const asParquet = readMapping(
    'source: desk\nformat: parquet\nticket: { ticket_id: id, opened_at: created, queue: team }\n',
    'm.yaml',
  );
  const csv = Buffer.from('id,created,team\n1,2026-03-01T09:00:00Z,x\n');
  expect((await read('part-0', file(), { mapping: asParquet })).result).toMatchObject({ accepted: many });
  for (const [key, options] of [
    ['t.parquet', { mapping }],
    ['t.parquet', {}],
    ['t.csv', { mapping: asParquet }],
  ] as const) {
    expect((await read(key, csv, options)).result.reasons, key).toEqual({ unreadable_object: 1 });
  }
});

test('a score without end is rejected, and not taken for none', async () => {
  const rated = readMapping(
    'source: desk\ncsat: { ticket_id: id, score: score, scale: { min: 1, max: 5 }, answered_at: at }\n',
    'm.yaml',
  );
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['1', '2'], type: 'STRING' },
        { name: 'score', data: [Number.POSITIVE_INFINITY, 4], type: 'DOUBLE' },
        { name: 'at', data: ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00Z'], type: 'STRING' },
      ],
    }),
  );
  const { result } = await read('t.parquet', bytes, { mapping: rated });
  expect(result).toMatchObject({ accepted: 1, reasons: { invalid_number: 1 } });
});
