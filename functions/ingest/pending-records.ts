import { sqlText } from '../contract/lake/compose-sql.ts';
import type { ObjectVersion } from '../contract/lake/lake-keys.ts';
import { numberOf, rowsByName, textOf } from '../contract/lake/rows.ts';
import { parseInstant } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** A rejected record that no later attempt has read again. */
export interface PendingRecord extends ObjectVersion {
  /** Arrival of the object, milliseconds UTC. */
  readonly arrivedAt: number;
  /** The last attempt at the object so far. */
  readonly lastAttempt: number;
  readonly recordNo: number;
  readonly reason: string;
  readonly path: string;
  readonly message: string;
  readonly raw: string;
  readonly source: string | null;
}

/** The rejected records of a lake, object by object; only those with a reason when it is given. */
export async function pendingRecords(engine: QueryEngine, reason?: string): Promise<PendingRecord[]> {
  return rowsByName(await engine.query(sqlText('quarantine/pending')))
    .map((row) => ({
      bucket: textOf(row, 'bucket'),
      key: textOf(row, 'object_key'),
      version: textOf(row, 'object_version'),
      arrivedAt: parseInstant(textOf(row, 'arrived_at'))!,
      lastAttempt: numberOf(row, 'last_attempt'),
      recordNo: numberOf(row, 'record_no'),
      reason: textOf(row, 'reason'),
      path: textOf(row, 'path'),
      message: textOf(row, 'message'),
      raw: textOf(row, 'raw'),
      source: textOf(row, 'source') || null,
    }))
    .filter((record) => reason === undefined || record.reason === reason);
}

/** Rejections that stand for all records from theirs on. */
const openEnded = new Set([
  'empty_object',
  'unreadable_object',
  'unknown_format',
  'mapping_needed',
  'missing_column',
  'truncated',
  'too_large',
  'too_many_records',
]);

/** Which records of one object a replay reads again. */
export function wantedRecords(pending: readonly PendingRecord[]): (recordNo: number) => boolean {
  const single = new Set(pending.map(({ recordNo }) => recordNo));
  const from = Math.min(
    ...pending.filter(({ reason }) => openEnded.has(reason)).map(({ recordNo }) => recordNo),
    Number.POSITIVE_INFINITY,
  );
  return (recordNo) => recordNo >= from || single.has(recordNo);
}
