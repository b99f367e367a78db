import { sqlText } from '../contract/lake/compose-sql.ts';
import { commitKey } from '../contract/lake/lake-keys.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import type { ObjectStore, QueryEngine } from '../platform/ports.ts';
import { type Commit, encodeCommit } from './commit-object.ts';
import { parseInputSnapshot } from './input-snapshot.ts';

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
