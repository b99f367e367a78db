import type { TableRow } from '../../contract/lake/tables.ts';
import { contractWords } from '../../contract/records/contract-words.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import { shapeOfText } from '../../contract/records/shape-of-text.ts';
import { safeRecord } from '../../tag/redaction/records/safe-record.ts';
import { isObject } from './check-event.ts';
import type { RowOrigin } from './event-row.ts';
import type { Privacy } from './privacy.ts';
import type { RejectedRecord } from './record-taker.ts';

const charactersKept = 8 * 1024;

/**
 * The quarantine row of a rejected record, without personal data. Of a record that could be read, customer ids are
 * blanked and texts redacted as they were decoded. One that could not be taken apart may hold an id anywhere: of it
 * stay its length, a keyed digest, and the shape of its text.
 */
export function quarantineRow(
  recordNo: number,
  rejection: Rejection,
  record: RejectedRecord,
  origin: RowOrigin,
  privacy: Privacy,
): TableRow<'quarantine'> {
  return {
    source: origin.source,
    reason: rejection.reason,
    path: rejection.path,
    message: rejection.message,
    raw: keptRecord(record, recordNo, privacy),
    ingested_at: origin.ingestedAt,
    object_key: origin.objectKey,
    object_id: origin.objectId,
    attempt: origin.attempt,
    record_no: recordNo,
  };
}

/** A rejection without any value that redaction would take, whoever wrote its message. */
export function safeRejection({ reason, path, message }: Rejection, { redact }: Privacy): Rejection {
  return { reason, path: redact(path), message: redact(message) };
}

function keptRecord(record: RejectedRecord, line: number, privacy: Privacy): string {
  if ('text' in record) return keptText(record.text, line, privacy);
  // A list or a single value has no names that would tell an id.
  if (!isObject(record.value)) return keptText(JSON.stringify(record.value) ?? '', line, privacy);
  return JSON.stringify(safeRecord(record.value, privacy)).slice(0, charactersKept);
}

function keptText(text: string, line: number, { digest }: Privacy): string {
  if (text === '') return '';
  const kept = {
    line,
    characters: text.length,
    digest: digest(text),
    shape: shapeOfText(text, contractWords),
  };
  return JSON.stringify(kept).slice(0, charactersKept);
}
