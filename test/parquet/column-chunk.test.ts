import { constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import type { Column, ColumnType, RowValue, TableSpec } from '../../functions/contract/lake/tables.ts';
import { startParquetFile } from '../../functions/parquet/parquet-file.ts';

const stored: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  bigint: { type: 'INT64' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  timestamp: {
    type: 'INT64',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
  },
};

const specOf = (columns: readonly Omit<Column, 'comment'>[]): TableSpec => ({
  name: 'ticket_events',
  description: '',
  columns: columns.map((column) => ({ ...column, comment: '' })),
});

/** The same file, every value of it passed through the library. */
function byLibrary({ columns }: TableSpec, groups: readonly RowValue[][][]): Uint8Array {
  const writer = new ByteWriter();
  const root = { name: 'root', num_children: columns.length };
  const elements = columns.map(({ name, type }) => ({
    ...{ name, repetition_type: 'OPTIONAL' as const },
    ...stored[type],
  }));
  const params = { [constants.ZSTD_c_compressionLevel]: 1 };
  const compressors = { ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes, { params }) };
  const schema = [root, ...elements];
  const file = new ParquetWriter({ writer, schema, codec: 'ZSTD', compressors, createdBy: 'handback' });
  for (const values of groups)
    file.write({
      rowGroupSize: values[0]!.length,
      columnData: columns.map(({ name, type, cardinality }, i) => ({
        ...{ name, statistics: type === 'timestamp', data: values[i]!.map((value) => toInput(type, value)) },
        ...(cardinality === 'high' && { encoding: 'PLAIN' as const }),
      })),
    });
  file.finish();
  return writer.getBytes();
}

const toInput = (type: ColumnType, value: RowValue) =>
  value !== null && (type === 'bigint' || type === 'timestamp') ? BigInt(value as number) : value;

function ours(spec: TableSpec, groups: readonly RowValue[][][]): Uint8Array {
  const file = startParquetFile(spec);
  for (const group of groups) file.addRowGroup(group);
  return file.finish();
}

const kinds: readonly Omit<Column, 'comment'>[] = [
  { name: 'id', type: 'string', cardinality: 'high' },
  { name: 'word', type: 'string' },
  { name: 'count', type: 'bigint' },
  { name: 'high_count', type: 'bigint', cardinality: 'high' },
  { name: 'share', type: 'double' },
  { name: 'is_so', type: 'boolean' },
  { name: 'high_is_so', type: 'boolean', cardinality: 'high' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'timestamp' },
];

const valuesOf: Readonly<Record<ColumnType, fc.Arbitrary<RowValue>>> = {
  string: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a', 'bc', '€', '\ud800')),
  bigint: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -2, max: 2 })),
  double: fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1)),
  boolean: fc.boolean(),
  date: fc.integer({ min: -30_000, max: 30_000 }),
  timestamp: fc.oneof(fc.integer({ min: -9e12, max: 9e12 }), fc.constantFrom(0, 1)),
};

test('whatever the values, the bytes are those of the library', () => {
  const group = fc.integer({ min: 1, max: 70 }).chain((rows) =>
    fc.tuple(
      ...kinds.map(({ type }) => {
        const nulls = fc.constantFrom(0, 1, 3, 1000);
        const ofFew = fc
          .array(valuesOf[type], { minLength: 1, maxLength: 3 })
          .chain((few) => fc.constantFrom(...few));
        const values = fc.constantFrom(valuesOf[type], ofFew).chain((value) =>
          nulls.chain((freq) =>
            fc.array(freq === 1000 ? fc.constant(null) : fc.option(value, { nil: null, freq: freq + 1 }), {
              minLength: rows,
              maxLength: rows,
            }),
          ),
        );
        return values;
      }),
    ),
  );
  const spec = specOf(kinds);
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
      expect(Buffer.compare(ours(spec, groups), byLibrary(spec, groups))).toBe(0);
    }),
    { numRuns: 200 },
  );
});

/** Long texts between nulls and short ones, so that pages end before, behind and among them. */
const longTexts = (rows: number): RowValue[] =>
  Array.from({ length: rows }, (_, i) =>
    i % 7 === 3 ? null : `${i} ünd €`.repeat(i % 50 === 0 ? 150_000 : i % 11 === 0 ? 4000 : 1 + (i % 90)),
  );

test.each([
  ['texts', [longTexts(300), longTexts(300)]],
  ['one text longer than a page before nulls', [['x'.repeat(3 << 20), null, null, 'y'], longTexts(4)]],
])('the same over several pages: %s', (_, values) => {
  const spec = specOf([kinds[0]!, kinds[1]!]);
  expect(Buffer.compare(ours(spec, [values]), byLibrary(spec, [values]))).toBe(0);
});

test('the same where numbers take several pages', () => {
  const rows = 300_000;
  const spec = specOf(kinds.filter(({ type }) => type !== 'string'));
  const values = spec.columns.map(({ type }, column) =>
    Array.from({ length: rows }, (_, i): RowValue => {
      if (i % (5 + column) === 1) return null;
      return type === 'boolean' ? i % 3 === 0 : i * 7001;
    }),
  );
  expect(Buffer.compare(ours(spec, [values]), byLibrary(spec, [values]))).toBe(0);
});

test('a number that no integer can hold is an error', () => {
  const spec = specOf([{ name: 'count', type: 'bigint' }]);
  expect(() => ours(spec, [[[0.5]]])).toThrow('0.5 is no integer that is exact');
});
