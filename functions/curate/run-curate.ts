import { definitionVersions } from '../contract/definition-version.ts';
import type { Day } from '../contract/instant.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock, ObjectStore, QueryEngine } from '../platform/ports.ts';
import { type PreviousCommit, putCommit, readNewestCommit } from './commit.ts';
import type { Commit } from './commit-object.ts';
import { gatherFacts, type RunStart } from './gather-facts.ts';
import { emptySnapshot, readInputSnapshot } from './input-snapshot.ts';
import { covers, type DayRange, daysOf, planDays, splitDays } from './plan-run.ts';
import { insertsOf } from './statements.ts';

export interface CurateOptions {
  readonly engine: QueryEngine;
  /** Where commits are put. */
  readonly store: ObjectStore;
  readonly settings: Settings;
  readonly clock: Clock;
  /** Unique; names the run's rows. */
  readonly runId: string;
  /** Events that had arrived by then are seen; the run's start when absent. */
  readonly knownAt?: number;
  /** Recompute these days only, whatever is new elsewhere. */
  readonly only?: Partial<DayRange>;
  readonly onProgress?: (text: string) => void;
}

export interface CurateResult {
  readonly runId: string;
  readonly sequence: number;
  readonly from: Day;
  readonly to: Day;
  readonly rows: Readonly<Record<string, number>>;
  /** False when only some of the days that need it were recomputed: the next run does the rest. */
  readonly isComplete: boolean;
}

/** Days on Athena that one insert may write. */
const defaultDaysPerInsert = 100;

/**
 * Recomputes the episodes, surveys and handling of the days that need it and commits them at once. A run that
 * dies leaves rows that nobody counts.
 * @returns undefined when the lake has no events yet
 * @throws CommitLost when another run committed meanwhile
 */
export async function runCurate(options: CurateOptions): Promise<CurateResult | undefined> {
  const { engine, settings, clock, runId, onProgress = () => {} } = options;
  const knownAt = options.knownAt ?? clock();
  const previous = await readNewestCommit(engine);
  const versions = definitionVersions(settings);
  const isDefinitionChanged = previous !== undefined && !areEqual(previous.definitionVersions, versions);
  const start: RunStart = {
    knownAt,
    seen: await readInputSnapshot(engine, knownAt),
    previous,
    isDefinitionChanged,
  };
  const facts = await gatherFacts(engine, start, settings);
  if (facts === undefined) return undefined;
  const needed = planDays(facts);
  const range = isDefinitionChanged ? needed : { ...needed, ...options.only };
  const isComplete = covers(range, needed);
  const rows: Record<string, number> = {};
  for (const part of splitDays(range, engine.daysPerInsert ?? defaultDaysPerInsert)) {
    onProgress(`curating ${part.from} … ${part.to}`);
    for (const { table, sql } of insertsOf({ runId, knownAt, ...part }, settings))
      rows[table] = (rows[table] ?? 0) + (await engine.insert(table, sql));
  }
  const lastEventDay = facts.lake.to;
  const commit = commitOf({ start, range, isComplete, runId, versions, committedAt: clock(), lastEventDay });
  await putCommit(options.store, commit);
  return { runId, sequence: commit.sequence, ...range, rows, isComplete };
}

interface Outcome {
  readonly start: RunStart;
  readonly range: DayRange;
  readonly isComplete: boolean;
  readonly runId: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly committedAt: number;
  readonly lastEventDay: Day;
}

/**
 * The commit of a finished run. One that left out days it should have done claims no more than the commit before
 * it knew, so that the next run still sees what is new.
 */
function commitOf({ start, range, isComplete, runId, ...outcome }: Outcome): Commit {
  const { previous, knownAt, seen } = start;
  const { versions, committedAt, lastEventDay } = outcome;
  return {
    sequence: (previous?.sequence ?? 0) + 1,
    runId,
    knownAt: isComplete ? knownAt : (previous?.knownAt ?? knownAt),
    committedAt,
    definitionVersions: versions,
    lastEventDay,
    seen: isComplete ? seen : (previous?.seen ?? emptySnapshot),
    days: new Map([...(previous?.days ?? []), ...daysOf(range).map((day) => [day, runId] as const)]),
  };
}

function areEqual(a: PreviousCommit['definitionVersions'], b: PreviousCommit['definitionVersions']): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
