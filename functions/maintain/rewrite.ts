import { createHash } from 'node:crypto';
import { mergedKey, rewritesPrefix } from '../contract/lake/lake-keys.ts';
import type { TableName } from '../contract/lake/tables.ts';
import type { Day } from '../contract/records/instant.ts';

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
  /** Where texts get the tags of the rules of today: the version of these when it was begun. */
  readonly tagVersion?: number;
}

/** Readers that began before a rewrite may still read its sources: they are deleted no sooner. */
export const graceMs = 24 * 3_600_000;

/** The rewrite of some files; the same files, the same rewrite. */
export function rewriteOf(table: RewritableTable, dt: string, keys: readonly string[]): Rewrite {
  const sources = [...keys].sort();
  return { table, dt, sources, output: mergedKey(table, dt, idOf(sources)) };
}

/** The rewrite of a file of ticket events that tags its texts: another one than a rewrite that leaves them as they are. */
export function taggingOf(dt: string, key: string, tagVersion: number): Rewrite {
  const output = mergedKey('ticket_events', dt, idOf([`tags ${tagVersion}`, key]));
  return { table: 'ticket_events', dt, sources: [key], output, tagVersion };
}

/** Key of a rewrite's write-ahead intent: while it is there, the rewrite is under way. */
export const intentKey = ({ sources, tagVersion }: Rewrite): string =>
  `${rewritesPrefix}${idOf(tagVersion === undefined ? sources : [`tags ${tagVersion}`, ...sources])}.json`;

const idOf = (names: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32);

/** The day of `<table>/dt=<day>/<file>`. */
export const dayOfKey = (key: string): Day => /\/dt=([\d-]+)\//.exec(key)?.[1] ?? '';
