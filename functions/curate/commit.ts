import { sqlText } from '../contract/lake/compose-sql.ts';
import { commitKey } from '../contract/lake/lake-keys.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import type { Day } from '../contract/records/instant.ts';
import type { ObjectStore, QueryEngine } from '../platform/ports.ts';
import { encodeObject } from './encode-object.ts';
import { type InputSnapshot, parseInputSnapshot } from './input-snapshot.ts';

/** What is current from a moment on. The map is complete: a reader needs only the newest commit. */
export interface Commit {
  /** 1, 2, 3, … */
  readonly sequence: number;
  readonly runId: string;
  /** Events that had arrived by then were seen. */
  readonly knownAt: number;
  readonly committedAt: number;
  readonly definitionVersions: Readonly<Record<string, string>>;
  readonly seen: InputSnapshot;
  /** Last day with events that the run saw. */
  readonly lastEventDay: Day;
  /** Intake day → run whose rows count. */
  readonly days: ReadonlyMap<Day, string>;
}

export type PreviousCommit = Pick<Commit, 'sequence' | 'knownAt' | 'definitionVersions' | 'seen' | 'days'>;

/** Another run committed first: nothing of this one counts, and the lake is as that run left it. */
export class CommitLost extends Error {
  override readonly name = 'CommitLost';

  constructor(sequence: number) {
    super(`curate: another run made commit ${sequence} first; nothing of this run counts. Run curate again.`);
  }
}

/** The newest commit; undefined before the first. */
export async function readNewestCommit(engine: QueryEngine): Promise<PreviousCommit | undefined> {
  const rows = rowsByName(await engine.query(sqlText('curate/newest_commit')));
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    sequence: Number(first.sequence),
    knownAt: Date.parse(String(first.known_at)),
    definitionVersions: JSON.parse(String(first.definition_versions)) as Record<string, string>,
    seen: parseInputSnapshot(first.seen as string | null),
    days: new Map(rows.map(({ day, day_run_id }) => [String(day), String(day_run_id)])),
  };
}

/**
 * Makes a run's rows count. The next sequence number, only if absent, is the lock between runs. A commit whose answer
 * was lost, so that its client put it again, is this run's own: its bytes name the run.
 * @throws CommitLost
 */
export async function putCommit(store: ObjectStore, commit: Commit): Promise<void> {
  const [key, bytes] = [commitKey(commit.sequence), encodeCommit(commit)];
  if (await store.putIfAbsent(key, bytes)) return;
  const present = await store.read(key);
  if (present === undefined || Buffer.compare(present, bytes) !== 0) throw new CommitLost(commit.sequence);
}

/** A commit as a Parquet object of the table `commits`, one row an intake day. */
export function encodeCommit(commit: Commit): Uint8Array {
  const days = [...commit.days].sort(([a], [b]) => (a < b ? -1 : 1));
  const same = {
    sequence: BigInt(commit.sequence),
    run_id: commit.runId,
    known_at: BigInt(commit.knownAt),
    committed_at: BigInt(commit.committedAt),
    definition_versions: JSON.stringify(commit.definitionVersions),
    seen: JSON.stringify(commit.seen),
    last_event_day: commit.lastEventDay,
  };
  return encodeObject(
    'commits',
    days.map(([day, day_run_id]) => ({ ...same, day, day_run_id })),
  );
}
