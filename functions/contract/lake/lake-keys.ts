import { hashOf } from '../records/hash-of.ts';
import type { TableName } from './tables.ts';

/** Version of the lake's layout; a lake written by another one is refused. */
export const lakeFormat = 1;
/** The object by which a lake knows itself. */
export const markerKey = 'handback-lake.json';
/** The settings that a lake may hold, also before it is one. */
export const settingsKey = 'handback.config.yaml';

/** One version of an input object. */
export interface ObjectVersion {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
}

/**
 * Identity of one processing of an object version: 32 hex characters. Attempt 0 is the first reading;
 * replays and re-ingestion after a retraction count up.
 */
export function objectId(object: ObjectVersion, attempt = 0): string {
  const parts = [object.bucket, object.key, object.version, ...(attempt > 0 ? [attempt] : [])];
  return hashOf(parts);
}

/** Prefix of a table's day, `ticket_events/dt=2026-11-22/`. */
export const dayPrefix = (table: TableName, dt: string): string => `${table}/dt=${dt}/`;

/** Key of the n-th file (from 0) that an object writes into a table's day. */
export const ingestedKey = (table: TableName, dt: string, id: string, n: number): string =>
  `${dayPrefix(table, dt)}${id}-${n}.parquet`;

/** The input object whose rows a file that ingest wrote holds; undefined for a file of another making. */
export const objectOfKey = (key: string): string | undefined =>
  /\/([0-9a-f]{32})-\d+\.parquet$/.exec(key)?.[1];

/** Key of a file that has the rows of others; the view quarantine_current knows such files by their names too. */
export const mergedKey = (table: TableName, dt: string, id: string): string =>
  `${dayPrefix(table, dt)}${id}-merged.parquet`;
export const isMerged = (key: string): boolean => key.endsWith('-merged.parquet');

/** Below it lies an empty object for each input object whose ledger row went into a file with others. */
export const ingestedPrefix = 'ingested/';
export const ingestedMarker = (id: string): string => `${ingestedPrefix}${id}`;

/** Below it lies an empty object for each input object that is being read, or was when its reader died. */
export const readingPrefix = 'reading/';

/** Below it lies, for each declaration of a change made on this machine, who took its number: the lock between two. */
export const declarationsPrefix = 'declarations/';

/** Where maintenance keeps the write-ahead intents of its rewrites, and searches for rows to rewrite that found none. */
export const rewritesPrefix = 'rewrites/';
export const erasureSweepsPrefix = 'erasure-sweeps/';
export const tagSweepsPrefix = 'tag-sweeps/';
/** Below it lies an empty object for each round of tagging texts again, named by its number and its first day. */
export const tagRoundsPrefix = 'tag-rounds/';
/** Below it lie the models that were fitted to the lake's own records, and which of them are in use. */
export const modelsPrefix = 'models/';
/** Below it lies an empty object for each reservation of a month's budget for classifying texts, named by its units. */
export const sentimentSpendPrefix = 'sentiment-spend/';
export const maintenancePrefixes = [rewritesPrefix, erasureSweepsPrefix, tagSweepsPrefix] as const;

/** Key of a commit: zero-padded, so that the newest sorts last. */
export const commitKey = (sequence: number): string =>
  `commits/${String(sequence).padStart(10, '0')}.parquet`;

/** Key of what each source shows, as a curate run saw it. */
export const coveragePrefix = 'coverage/';
export const coverageKey = (runId: string): string => `${coveragePrefix}${runId}.parquet`;

/** Where the lake keeps the notifications it has published: one object a finding and status. */
export const notificationsPrefix = 'notifications/';
/** The digests among them: one object a week. */
export const digestPrefix = `${notificationsPrefix}digest-`;
/** Where lakes up to 0.1.0 kept them; what stands there counts as published. */
export const earlierNotificationsPrefix = 'told/';
/** Below it lie, for each query over tables of the company's, the beginnings and ends of its runs. */
export const unloadsPrefix = 'unloads/';
/** Where a recompute of many days notes what it is to do, and each part of it that is done. */
export const recomputesPrefix = 'recomputes/';
