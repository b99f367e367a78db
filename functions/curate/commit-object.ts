import type { Day } from '../contract/records/instant.ts';
import { encodeObject } from './encode-object.ts';
import type { InputSnapshot } from './input-snapshot.ts';

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
