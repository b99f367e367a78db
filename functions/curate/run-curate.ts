import type { Coverage } from '../contract/definitions/coverage.ts';
import { areSame, definitionVersions } from '../contract/definitions/definition-version.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import { coverageKey } from '../contract/lake/lake-keys.ts';
import type { Day } from '../contract/records/instant.ts';
import type { Clock, ObjectStore, QueryEngine } from '../platform/ports.ts';
import { chooseRecompute } from './choose-recompute.ts';
import { type Commit, type PreviousCommit, putCommit, readNewestCommit } from './commit.ts';
import { computeParts } from './compute-parts.ts';
import { encodeCoverage } from './coverage/coverage-object.ts';
import { readNewestCoverage } from './coverage/read-coverage.ts';
import { emptySnapshot, readTagVersion } from './input-snapshot.ts';
import { covers, type DayRange, daysOf } from './plan-run.ts';
import { begin, missingParts, type Part, type Recompute, readShown, runsByDay } from './recompute.ts';

export interface CurateOptions {
  readonly engine: QueryEngine;
  /** Where commits are put. */
  readonly store: ObjectStore;
  readonly settings: Settings;
  readonly clock: Clock;
  /** Unique; names the rows of this call. */
  readonly runId: string;
  /** Events that had arrived by then are seen; the run's start when absent. */
  readonly knownAt?: number;
  /** Recompute these days only, whatever is new elsewhere. */
  readonly only?: Partial<DayRange>;
  /** Most days of one part; as many as one insert may write when absent. */
  readonly partDays?: number;
  /** Whether another part may be begun, when the longest so far took so many milliseconds. Always, when absent. */
  readonly hasTime?: (longest: number) => boolean;
  readonly onProgress?: (text: string) => void;
}

export interface CurateResult {
  readonly runId: string;
  /** Of the commit; null when nothing is committed yet, since days are left. */
  readonly sequence: number | null;
  readonly from: Day;
  readonly to: Day;
  /** Written by this call. */
  readonly rows: Readonly<Record<string, number>>;
  /** Days of the range of which no row is another than before: they keep theirs. */
  readonly keptDays: number;
  /** False when only some of the days that need it were recomputed: the next run does the rest. */
  readonly isComplete: boolean;
  /** True when it went on with what an earlier call had begun: there may be news since then. */
  readonly isResumed: boolean;
  /** What each source shows. */
  readonly coverage: Coverage;
}

/** Days on Athena that one insert may write. */
const defaultDaysPerInsert = 100;

/**
 * Recomputes the episodes, surveys and handling of the days that need it and commits them at once. Many days are
 * done in parts, each noted when it is done: a call that ends early, or dies, loses one part, and the next goes on
 * at the moment that the first one saw. What a dead call left beside the notes is counted by nobody. Days of a
 * changed definition are committed together, so that no lake mixes two.
 * @returns undefined when the lake has no events yet
 * @throws CommitLost when another run committed meanwhile
 */
export async function runCurate(options: CurateOptions): Promise<CurateResult | undefined> {
  const { engine, store, settings, runId, only } = options;
  const previous = await readNewestCommit(engine);
  const seenAt = options.knownAt ?? options.clock();
  const versions = definitionVersions(settings, await readTagVersion(engine, seenAt));
  const isDefinitionChanged = previous !== undefined && !areSame(previous.definitionVersions, versions);
  const isMomentAsked = options.knownAt !== undefined;
  const start = { ...options, previous, versions, isDefinitionChanged, seenAt, isMomentAsked };
  const found = await chooseRecompute({ ...start, only });
  if (found === undefined) return undefined;
  const { recompute, done } = found;
  const { range } = recompute;
  const chosen = isDefinitionChanged ? within(range, only) : { ...range, ...only };
  const size = Math.min(
    options.partDays ?? Number.POSITIVE_INFINITY,
    engine.daysPerInsert ?? defaultDaysPerInsert,
  );
  const parts = missingParts(chosen, done ?? [], size);
  const isAll = covers(chosen, range);
  const isWhole = done === undefined && parts.length === 1 && isAll;
  // Days alone stay with what was shown before: all days of a source are counted alike, so nobody goes on with them.
  const isLeftBehind = done === undefined && !isAll && recompute.isCoverageChanged && !isDefinitionChanged;
  const shown = readShown(recompute.shown);
  const coverage = isLeftBehind ? ((await readNewestCoverage(engine)) ?? shown) : shown;
  const isNoted = done !== undefined || (!isWhole && !isLeftBehind && (await begin(store, recompute)));
  const committed: Commit['days'] = previous?.days ?? new Map();
  const run = { ...options, recompute, coverage, committed, isNoted };
  const { made, rows, keptDays } = await computeParts(run, parts, settings);
  const runs = runsByDay([...(done ?? []), ...made]);
  const isComplete = daysOf(range).every((day) => runs.has(day));
  const isChosenDone = daysOf(chosen).every((day) => runs.has(day));
  const result = { runId, ...chosen, rows, keptDays, coverage, isResumed: done !== undefined };
  // Parts of a changed definition or coverage are not for readers, nor is what a call left that ended early.
  const isChanged = isDefinitionChanged || (recompute.isCoverageChanged && !isLeftBehind);
  if (!isComplete && (isChanged || !isChosenDone)) return { ...result, sequence: null, isComplete };
  const commit = commitOf(recompute, previous, { runId, runs, isComplete, committedAt: options.clock() });
  await store.putIfAbsent(coverageKey(runId), encodeCoverage(runId, coverage));
  await putCommit(store, commit);
  return { ...result, sequence: commit.sequence, isComplete };
}

interface Outcome {
  readonly runId: string;
  readonly runs: ReadonlyMap<Day, Part['runId']>;
  readonly isComplete: boolean;
  readonly committedAt: number;
}

/**
 * The commit of a finished run. One that left out days it should have done claims no more than the commit before
 * it knew, so that the next run still sees what is new.
 */
function commitOf(
  { knownAt, seen, versions, lastEventDay }: Recompute,
  previous: PreviousCommit | undefined,
  { runId, runs, isComplete, committedAt }: Outcome,
): Commit {
  return {
    sequence: (previous?.sequence ?? 0) + 1,
    runId,
    knownAt: isComplete ? knownAt : (previous?.knownAt ?? knownAt),
    committedAt,
    definitionVersions: versions,
    lastEventDay,
    seen: isComplete ? seen : (previous?.seen ?? emptySnapshot),
    days: new Map([...(previous?.days ?? []), ...runs]),
  };
}

/** The chosen days of a range. */
function within({ from, to }: DayRange, only: Partial<DayRange> = {}): DayRange {
  return {
    from: only.from !== undefined && only.from > from ? only.from : from,
    to: only.to !== undefined && only.to < to ? only.to : to,
  };
}
