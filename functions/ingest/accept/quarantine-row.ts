import type { Rejection } from '../../contract/rejection.ts';
import type { TableRow } from '../../contract/tables.ts';
import { blankCustomerIds } from '../../tag/redaction/blank-customer-ids.ts';
import type { RowOrigin } from './event-row.ts';

const charactersKept = 8 * 1024;
const charactersRead = 2 * charactersKept;
/** Longer than anything that redaction finds: half a card number at a cut would not look like one. */
const cutMargin = 128;

/** The quarantine row of a rejected record: its text redacted, what looks like a customer id blanked. */
export function quarantineRow(
  recordNo: number,
  rejection: Rejection,
  raw: string,
  origin: RowOrigin,
  redact: (text: string) => string,
): TableRow<'quarantine'> {
  return {
    source: origin.source,
    reason: rejection.reason,
    path: rejection.path,
    message: rejection.message,
    raw: rawKept(raw, redact),
    ingested_at: origin.ingestedAt,
    object_key: origin.objectKey,
    object_id: origin.objectId,
    attempt: origin.attempt,
    record_no: recordNo,
  };
}

function rawKept(raw: string, redact: (text: string) => string): string {
  const safe = redact(blankCustomerIds(raw.slice(0, charactersRead)));
  return (raw.length > charactersRead ? safe.slice(0, -cutMargin) : safe).slice(0, charactersKept);
}
