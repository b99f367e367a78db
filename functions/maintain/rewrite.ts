import { createHash } from 'node:crypto';
import type { Day } from '../contract/instant.ts';
import { mergedKey, rewritesPrefix } from '../contract/lake-keys.ts';
import type { TableName } from '../contract/tables.ts';

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
}

/** Readers that began before a rewrite may still read its sources: they are deleted no sooner. */
export const graceMs = 24 * 3_600_000;

/** The rewrite of some files; the same files, the same rewrite. */
export function rewriteOf(table: RewritableTable, dt: string, keys: readonly string[]): Rewrite {
  const sources = [...keys].sort();
  return { table, dt, sources, output: mergedKey(table, dt, idOf(sources)) };
}

/** Key of a rewrite's write-ahead intent: while it is there, the rewrite is under way. */
export const intentKey = ({ sources }: Rewrite): string => `${rewritesPrefix}${idOf(sources)}.json`;

const idOf = (sources: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 32);

/** The day of `<table>/dt=<day>/<file>`. */
export const dayOfKey = (key: string): Day => /\/dt=([\d-]+)\//.exec(key)?.[1] ?? '';
