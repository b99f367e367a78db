import { ingestedKey } from '../../contract/lake/lake-keys.ts';
import type { TableRow } from '../../contract/lake/tables.ts';
import { dayOf } from '../../contract/records/instant.ts';
import { encodeRows } from '../../parquet/parquet-file.ts';
import type { InputObject } from '../../platform/ports.ts';
import type { RowOrigin } from '../accept/event-row.ts';
import type { RecordCounts } from '../accept/record-counts.ts';

/** Key of the ledger row that says an object is done. */
export const ledgerKey = ({ objectId, ingestedAt }: Pick<RowOrigin, 'objectId' | 'ingestedAt'>): string =>
  ingestedKey('ingest_ledger', dayOf(ingestedAt), objectId, 0);

export interface LedgerEntry {
  readonly object: InputObject;
  readonly origin: RowOrigin;
  readonly counts: RecordCounts;
  /** Both milliseconds UTC, by the clock. */
  readonly startedAt: number;
  readonly processedAt: number;
}

/** The ledger row as a file of its own. */
export function encodeLedgerRow({ object, origin, counts, startedAt, processedAt }: LedgerEntry): Uint8Array {
  const row: TableRow<'ingest_ledger'> = {
    object_id: origin.objectId,
    bucket: object.bucket,
    object_key: object.key,
    object_version: object.version,
    attempt: origin.attempt,
    source: origin.source,
    arrived_at: object.arrivedAt,
    bytes: object.size,
    records_in: counts.recordsIn,
    accepted: counts.accepted,
    quarantined: counts.quarantined,
    repeated: counts.repeated,
    passed_over: counts.passedOver,
    unknown_fields: counts.unknownFields,
    is_truncated: counts.isTruncated,
    first_dt: counts.firstDt,
    last_dt: counts.lastDt,
    processed_at: processedAt,
    duration_ms: processedAt - startedAt,
  };
  return encodeRows('ingest_ledger', [row]);
}
