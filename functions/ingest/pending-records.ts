import { sqlText } from '../contract/compose-sql.ts';
import { parseInstant } from '../contract/instant.ts';
import type { ObjectVersion } from '../contract/lake-keys.ts';
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
  const { columns, rows } = await engine.query(sqlText('quarantine/pending'));
  const place = Object.fromEntries(columns.map(({ name }, i) => [name, i]));
  const text = (row: readonly unknown[], name: string) => String(row[place[name]!] ?? '');
  return rows
    .map((row) => ({
      bucket: text(row, 'bucket'),
      key: text(row, 'object_key'),
      version: text(row, 'object_version'),
      arrivedAt: parseInstant(text(row, 'arrived_at'))!,
      lastAttempt: Number(text(row, 'last_attempt')),
      recordNo: Number(text(row, 'record_no')),
      reason: text(row, 'reason'),
      path: text(row, 'path'),
      message: text(row, 'message'),
      raw: text(row, 'raw'),
      source: text(row, 'source') || null,
    }))
    .filter((record) => reason === undefined || record.reason === reason);
}

/** Rejections that stand for all records from theirs on. */
const openEnded = new Set([
  'empty_object',
  'unreadable_object',
  'unknown_format',
  'mapping_needed',
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
