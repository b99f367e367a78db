import { dayOf } from '../contract/instant.ts';
import { ingestedKey } from '../contract/lake-keys.ts';
import { type TableRow, tableSpec } from '../contract/tables.ts';
import { startParquetFile } from './parquet-file.ts';

/** Key of the ledger row that says an object is done. */
export const ledgerKey = (objectId: string, arrivedAt: number): string =>
  ingestedKey('ingest_ledger', dayOf(arrivedAt), objectId, 0);

/** The ledger row as a file of its own. */
export function encodeLedgerRow(row: TableRow<'ingest_ledger'>): Uint8Array {
  const spec = tableSpec('ingest_ledger');
  const file = startParquetFile(spec);
  file.addRowGroup(spec.columns.map(({ name }) => [row[name as keyof typeof row]]));
  return file.finish();
}
