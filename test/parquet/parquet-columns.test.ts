import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { type ColumnType, type RowValue, tableSpec } from '../../functions/contract/lake/tables.ts';
import { readColumns } from '../../functions/parquet/parquet-columns.ts';
import { encodeColumns } from '../../functions/parquet/parquet-file.ts';

const spec = tableSpec('ingest_ledger');

const valuesOfType: Readonly<Record<ColumnType, fc.Arbitrary<RowValue>>> = {
  string: fc.string(),
  bigint: fc.integer(),
  double: fc.double({ noNaN: true }),
  boolean: fc.boolean(),
  timestamp: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map(Number),
  date: fc.constant(null),
};

test('what is written is read again, every value and every null', async () => {
  const row = fc.tuple(...spec.columns.map(({ type }) => fc.option(valuesOfType[type])));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const columns = spec.columns.map((_, i) => rows.map((values) => values[i] ?? null));
      expect(await readColumns(spec, encodeColumns(spec, columns))).toEqual(columns);
    }),
    { numRuns: 50 },
  );
});

test('more rows than a row group holds stay in their order', async () => {
  const rows = Array.from({ length: 45_000 }, (_, i) => i);
  const columns = spec.columns.map(({ name }) => rows.map((row) => (name === 'records_in' ? row : null)));
  const read = await readColumns(spec, encodeColumns(spec, columns));
  expect(read[spec.columns.findIndex(({ name }) => name === 'records_in')]).toEqual(rows);
});

test('a column that an older file lacks is null, one that no table has is left out', async () => {
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'bucket', data: ['a', 'b'], type: 'STRING' },
      { name: 'forgotten', data: ['x', 'y'], type: 'STRING' },
    ],
  });
  const read = await readColumns(spec, new Uint8Array(bytes));
  expect(read).toHaveLength(spec.columns.length);
  for (const [i, { name }] of spec.columns.entries())
    expect(read[i]).toEqual(name === 'bucket' ? ['a', 'b'] : [null, null]);
});
