import { areSame } from '../contract/definitions/definition-version.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import type { ObjectStore, QueryEngine } from '../platform/ports.ts';
import type { PreviousCommit } from './commit.ts';
import { gatherFacts } from './gather-facts.ts';
import { readInputSnapshot } from './input-snapshot.ts';
import { newsOf } from './keep/news.ts';
import { type DayRange, daysOf, planDays } from './plan-run.ts';
import {
  type OpenRecompute,
  openRecomputes,
  type Part,
  type Recompute,
  recomputeId,
  runsByDay,
  writeShown,
} from './recompute.ts';

/** What a call starts from. */
export interface Start {
  readonly engine: QueryEngine;
  readonly store: ObjectStore;
  readonly settings: Settings;
  readonly previous: PreviousCommit | undefined;
  readonly versions: Recompute['versions'];
  readonly isDefinitionChanged: boolean;
  /** The moment whose events are seen. */
  readonly seenAt: number;
  /** True when the caller names that moment; else a recompute of an earlier one is gone on with. */
  readonly isMomentAsked: boolean;
  /** Days that are asked for, whatever is new elsewhere. */
  readonly only: Partial<DayRange> | undefined;
}

/** The recompute of a call. */
export interface ChosenRecompute {
  readonly recompute: Recompute;
  /** What an earlier call has done of it; undefined where this call begins it. */
  readonly done: readonly Part[] | undefined;
}

/** Goes on with what an earlier call has begun, else plans a new one; undefined when the lake has no events. */
export async function chooseRecompute(start: Start): Promise<ChosenRecompute | undefined> {
  const open = await findOpen(start);
  if (open !== undefined && !isAskedAnew(open, start)) return open;
  const recompute = await plan(start);
  return recompute && { recompute, done: undefined };
}

/** What an earlier call has begun and this one can go on with. */
async function findOpen(start: Start): Promise<OpenRecompute | undefined> {
  const open = await openRecomputes(start.store, start.previous);
  return open.findLast(
    ({ recompute }) =>
      areSame(recompute.versions, start.versions) &&
      (!start.isMomentAsked || start.seenAt === recompute.knownAt),
  );
}

/** Days that are done, chosen again: whoever does that wants them as they are known now. */
function isAskedAnew({ recompute, done }: OpenRecompute, { only = {}, isDefinitionChanged }: Start): boolean {
  if (isDefinitionChanged || (only.from ?? only.to) === undefined) return false;
  const runs = runsByDay(done);
  return daysOf({ ...recompute.range, ...only }).some((day) => runs.has(day));
}

/** What is to be recomputed now; undefined when the lake has no events. */
async function plan(start: Start): Promise<Recompute | undefined> {
  const { engine, previous, versions, isDefinitionChanged, seenAt: knownAt } = start;
  const seen = await readInputSnapshot(engine, knownAt);
  const question = { knownAt, seen, previous, isDefinitionChanged };
  const gathered = await gatherFacts(engine, question, start.settings);
  if (gathered === undefined) return undefined;
  const { facts, coverage } = gathered;
  const range = planDays(facts);
  return {
    id: recomputeId(previous, versions),
    knownAt,
    seen,
    versions,
    previousKnownAt: previous?.knownAt ?? null,
    range,
    lastEventDay: facts.lake.to,
    shown: writeShown(coverage.now),
    isCoverageChanged: coverage.firstDay !== undefined,
    news: newsOf({ ...question, changedFrom: facts.changedFrom, range }),
  };
}
