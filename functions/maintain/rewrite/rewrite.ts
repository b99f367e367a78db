import { mergedKey, rewritesPrefix } from '../../contract/lake/lake-keys.ts';
import type { TableName } from '../../contract/lake/tables.ts';
import { hashOf } from '../../contract/records/hash-of.ts';
import type { Day } from '../../contract/records/instant.ts';

/** Requests that wait for S3 at a time: one after another, a night would not do for a thousand files. */
export const requestsAtOnce = { concurrency: 16 };

/** Tables whose files ingest writes, and which may be rewritten: rows that are there twice meanwhile count once. */
export const rewritableTables = [
  'ticket_events',
  'csat_events',
  'routing_changes',
  'quarantine',
  'ingest_ledger',
] as const satisfies readonly TableName[];
export type RewritableTable = (typeof rewritableTables)[number];

/** Files of one day of one table that become one file. Written down before anything else is done. */
export interface Rewrite {
  readonly table: RewritableTable;
  readonly dt: string;
  /** Keys, sorted. */
  readonly sources: readonly string[];
  /** Key of the file that has all their rows. */
  readonly output: string;
  /** Where texts are tagged: the version that their tags are to have. */
  readonly tagVersion?: number;
}

/** Readers that began before a rewrite may still read its sources: they are deleted no sooner. */
export const graceMs = 24 * 3_600_000;

/** The rewrite of some files; the same files, the same rewrite. */
export function rewriteOf(table: RewritableTable, dt: string, keys: readonly string[]): Rewrite {
  const sources = [...keys].sort();
  return { table, dt, sources, output: mergedKey(table, dt, hashOf(sources)) };
}

/** Tables whose rows hold customers' texts. */
export const taggedTables = ['ticket_events', 'csat_events'] as const satisfies readonly RewritableTable[];
export type TaggedTable = (typeof taggedTables)[number];

/** The rewrite of a file of events that tags its texts: another one than a rewrite that leaves them as they are. */
export function taggingOf(table: TaggedTable, dt: string, key: string, tagVersion: number): Rewrite {
  const output = mergedKey(table, dt, hashOf([`tags ${tagVersion}`, key]));
  return { table, dt, sources: [key], output, tagVersion };
}

/** Key of a rewrite's write-ahead intent: while it is there, the rewrite is under way. */
export const intentKey = ({ sources, tagVersion }: Rewrite): string =>
  `${rewritesPrefix}${hashOf(tagVersion === undefined ? sources : [`tags ${tagVersion}`, ...sources])}.json`;

/** The day of `<table>/dt=<day>/<file>`. */
export const dayOfKey = (key: string): Day => /\/dt=([\d-]+)\//.exec(key)?.[1] ?? '';
