import * as z from 'zod';
import { unloadsPrefix } from '../contract/lake/lake-keys.ts';
import { fromJsonBytes, toJsonBytes } from '../contract/records/json-bytes.ts';
import type { TableQuery } from '../contract/records/landing.ts';
import type { ObjectStore } from '../platform/ports.ts';

/** A run of a query: its rows lie below a folder of its name. */
export interface UnloadRun {
  /** When it began, `20261129T145110123Z`: later runs sort behind. */
  readonly id: string;
  readonly begunAt: number;
}

/** What is known of a query's runs. */
export interface UnloadHistory {
  /** Begun, and neither ended nor failed. */
  readonly open: UnloadRun | undefined;
  readonly lastEnded: UnloadRun | undefined;
  /** Whether the last run failed. */
  readonly isFailed: boolean;
  /** The newest value of the column that tells what is new, as the last run that ended found it; null without one. */
  readonly newest: string | null;
}

const Ended = z.object({ newest: z.string().nullable() });
const noteOf = /([^/]+)\.(begun|ended|failed)$/;
const folderOf = ({ source, name }: TableQuery): string => `${unloadsPrefix}${source}/${name}/`;

/** A run that began at `now`, noted as begun. */
export async function beginRun(store: ObjectStore, query: TableQuery, now: number): Promise<UnloadRun> {
  const id = new Date(now).toISOString().replace(/[-:.]/g, '');
  await note(store, query, `${id}.begun`, {});
  return { id, begunAt: now };
}

export const endRun = (
  store: ObjectStore,
  query: TableQuery,
  { id }: UnloadRun,
  newest: string | null,
): Promise<void> => note(store, query, `${id}.ended`, { newest });

export const failRun = (store: ObjectStore, query: TableQuery, { id }: UnloadRun): Promise<void> =>
  note(store, query, `${id}.failed`, {});

/** Reads the notes of a query's runs. */
export async function readRuns(store: ObjectStore, query: TableQuery): Promise<UnloadHistory> {
  const notes = new Map<string, string>();
  for await (const { key } of store.list(folderOf(query))) {
    const [, id, state] = noteOf.exec(key) ?? [];
    if (id !== undefined && (state !== 'begun' || !notes.has(id))) notes.set(id, state ?? '');
  }
  const runs = [...notes].sort(([a], [b]) => (a < b ? -1 : 1));
  const open = runs.findLast(([, state]) => state === 'begun')?.[0];
  const ended = runs.findLast(([, state]) => state === 'ended')?.[0];
  const bytes = ended === undefined ? undefined : await store.read(`${folderOf(query)}${ended}.ended`);
  const last = bytes === undefined ? { newest: null } : Ended.parse(fromJsonBytes(bytes));
  const isFailed = runs.at(-1)?.[1] === 'failed';
  return { open: runOf(open), lastEnded: runOf(ended), isFailed, newest: last.newest };
}

/** A run by its name. */
function runOf(id: string | undefined): UnloadRun | undefined {
  if (id === undefined) return undefined;
  const iso = id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
  return { id, begunAt: Date.parse(iso) };
}

async function note(store: ObjectStore, query: TableQuery, name: string, content: object): Promise<void> {
  await store.putIfAbsent(`${folderOf(query)}${name}`, toJsonBytes(content));
}
