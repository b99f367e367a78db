import { sqlText } from '../contract/lake/compose-sql.ts';
import { coverageKey, coveragePrefix } from '../contract/lake/lake-keys.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import { runTables, type TableName } from '../contract/lake/tables.ts';
import type { ObjectInfo, ObjectStore, QueryEngine } from '../platform/ports.ts';
import { readNewestCommit } from './commit.ts';
import { forgetOthers, openRecomputes, runsByDay } from './recompute.ts';

/** Readers that began before a commit may still read what it superseded: nothing is deleted sooner. */
export const graceMs = 24 * 3_600_000;

export interface Pruned {
  readonly files: number;
  readonly commits: number;
}

/** A row of a commit's map, with the commit's age. */
export interface CommittedDay {
  readonly sequence: number;
  /** The run that committed. */
  readonly committedBy: string;
  readonly committedAt: number;
  readonly day: string;
  readonly runId: string;
}

/**
 * Commits that a reader may still follow: the newest, and each whose successor is younger than the grace time.
 * @param commits in any order
 */
export function liveCommits(
  commits: readonly Pick<CommittedDay, 'sequence' | 'committedAt'>[],
  now: number,
): ReadonlySet<number> {
  const times = new Map(commits.map(({ sequence, committedAt }) => [sequence, committedAt]));
  const sequences = [...times.keys()].sort((a, b) => a - b);
  return new Set(
    sequences.filter((_, index) => {
      const successor = sequences[index + 1];
      return successor === undefined || times.get(successor)! > now - graceMs;
    }),
  );
}

/**
 * Deletes rows that no live commit counts, of superseded and of crashed runs alike, and the commits that are not
 * live. Stopped when the time is up, the next run goes on. Parts of a recompute that is under way stay, and files younger than the grace time: their run may be at work.
 */
export async function prune(
  engine: QueryEngine,
  store: ObjectStore,
  now: number,
  isTimeUp: () => boolean = () => false,
): Promise<Pruned> {
  const committed = await readCommittedDays(engine);
  const live = liveCommits(committed, now);
  const counted = new Set(
    committed.filter(({ sequence }) => live.has(sequence)).map(({ day, runId }) => `${day} ${runId}`),
  );
  for (const place of await waitingRows(engine, store)) counted.add(place);
  let files = 0;
  for (const table of runTables)
    if (!isTimeUp()) files += await pruneTable({ engine, store, now, isTimeUp }, table, counted);
  await pruneCoverage(
    store,
    committed.filter(({ sequence }) => live.has(sequence)),
    now,
  );
  return { files, commits: await pruneCommits(store, live) };
}

/** Rows of parts that wait for the commit of all, as `day run`; notes of what is over go. */
async function waitingRows(engine: QueryEngine, store: ObjectStore): Promise<string[]> {
  const open = await openRecomputes(store, await readNewestCommit(engine));
  await forgetOthers(store, open);
  return open.flatMap(({ done }) => [...runsByDay(done)].map(([day, runId]) => `${day} ${runId}`));
}

async function readCommittedDays(engine: QueryEngine): Promise<CommittedDay[]> {
  const rows = rowsByName(await engine.query(sqlText('curate/committed_runs')));
  return rows.map(({ sequence, run_id, committed_at, day, day_run_id }) => ({
    sequence: Number(sequence),
    committedBy: String(run_id),
    committedAt: Date.parse(String(committed_at)),
    day: String(day),
    runId: String(day_run_id),
  }));
}

interface Pruning {
  readonly isTimeUp: () => boolean;
  readonly engine: QueryEngine;
  readonly store: ObjectStore;
  readonly now: number;
}

async function pruneTable(
  { engine, store, now, isTimeUp }: Pruning,
  table: TableName,
  counted: ReadonlySet<string>,
): Promise<number> {
  const old = new Map<string, ObjectInfo>();
  for await (const object of store.list(`${table}/`))
    if (object.lastModified < now - graceMs) old.set(object.key, object);
  if (old.size === 0) return 0;
  const rows = rowsByName(await engine.query(`select distinct "$path" as path, dt, run_id from ${table}`));
  const keep = new Set(
    rows
      .filter(({ dt, run_id }) => counted.has(`${dt} ${run_id}`))
      .map(({ path }) => keyOfPath(String(path), table)),
  );
  const superfluous = new Set(rows.map(({ path }) => keyOfPath(String(path), table))).difference(keep);
  const keys = [...superfluous].filter((key) => old.has(key));
  let deleted = 0;
  for (const key of keys) {
    if (isTimeUp()) break;
    await store.delete(key);
    deleted += 1;
  }
  return deleted;
}

/** The key in the lake of a file as the engine names it: `s3://lake/episode_runs/dt=…/x` or a path. */
export const keyOfPath = (path: string, table: TableName): string =>
  path.slice(path.lastIndexOf(`${table}/dt=`));

async function pruneCommits(store: ObjectStore, live: ReadonlySet<number>): Promise<number> {
  const oldest = Math.min(...live);
  const keys: string[] = [];
  for await (const { key } of store.list('commits/')) {
    const sequence = Number(/^commits\/(\d+)\.parquet$/.exec(key)?.[1]);
    if (sequence < oldest) keys.push(key);
  }
  for (const key of keys) await store.delete(key);
  return keys.length;
}

/** What sources showed stands in the newest commit's run; a run that has not committed may be at work. */
async function pruneCoverage(store: ObjectStore, live: readonly CommittedDay[], now: number): Promise<void> {
  const keep = new Set(live.map(({ committedBy }) => coverageKey(committedBy)));
  const old: string[] = [];
  for await (const { key, lastModified } of store.list(coveragePrefix))
    if (lastModified < now - graceMs && !keep.has(key)) old.push(key);
  for (const key of old) await store.delete(key);
}
