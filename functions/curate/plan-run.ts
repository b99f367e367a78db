import { addDays, type Day, dayOf, daysBetween } from '../contract/records/instant.ts';

/** What is known when a run is planned. */
export interface RunFacts {
  /** First and last day with events. */
  readonly lake: DayRange;
  /** The run's known_at. */
  readonly knownAt: number;
  /** The newest commit's known_at; undefined before the first commit. */
  readonly previousKnownAt: number | undefined;
  /** Earliest event day that something new touches: ingested, retracted or erased. */
  readonly changedFrom: Day | undefined;
  /** Earliest day of a void (domain: a ticket that counts for nothing) that is new or taken back. */
  readonly voidFrom: Day | undefined;
  /** Earliest older episode with a survey that something new touches. */
  readonly lateSurveyFrom: Day | undefined;
  /** First intake day of the sources that show something else than before. */
  readonly coverageFrom: Day | undefined;
  readonly isDefinitionChanged: boolean;
  /** Days after an intake day during which something may change its episodes. */
  readonly recomputeHorizonDays: number;
  /** The same for a void. */
  readonly voidHorizonDays: number;
}

export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** First day of what recompute needs for new events and for the time that has passed, late surveys aside. */
export function reachedFrom(facts: Omit<RunFacts, 'lateSurveyFrom' | 'coverageFrom'>): Day {
  const { lake, previousKnownAt, isDefinitionChanged, changedFrom, voidFrom, knownAt } = facts;
  if (previousKnownAt === undefined || isDefinitionChanged) return lake.from;
  const touched = [
    dayOf(knownAt),
    dayOf(previousKnownAt),
    ...(changedFrom === undefined ? [] : [changedFrom]),
  ];
  const reached = addDays(earliest(touched), -facts.recomputeHorizonDays);
  const voided = voidFrom === undefined ? [] : [addDays(voidFrom, -facts.voidHorizonDays)];
  return latest(lake.from, earliest([reached, ...voided]));
}

/**
 * The intake days to recompute. An event of day d changes no episode that began more than `recomputeHorizonDays` before d, a
 * void none that began more than `voidHorizonDays` before; time alone (windows that end, silence) changes none that began
 * so long before the last look. Where a source shows something else than before, all its days are made again. A
 * definition that changed recomputes everything. The end is the last day with events.
 */
export function planDays(facts: RunFacts): DayRange {
  const reached = reachedFrom(facts);
  const { lateSurveyFrom, coverageFrom, lake } = facts;
  const older = [lateSurveyFrom, coverageFrom].filter((day) => day !== undefined);
  return { from: earliest([reached, lake.to, ...older.map((day) => latest(lake.from, day))]), to: lake.to };
}

/** Cuts days into parts of at most `size` days. */
export function splitDays({ from, to }: DayRange, size: number): DayRange[] {
  const parts: DayRange[] = [];
  for (let start = from; start <= to; start = addDays(start, size)) {
    const end = addDays(start, size - 1);
    parts.push({ from: start, to: end < to ? end : to });
  }
  return parts;
}

/** Every day of a range. */
export const daysOf = ({ from, to }: DayRange): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** An impossible day stands for none, since `in ()` is no SQL. */
export const noDays: readonly string[] = ['none'];

/** Days as they stand behind `in`. */
export const orNone = (days: readonly Day[]): readonly string[] => (days.length === 0 ? noDays : days);

/** True when `inner` lies within `outer`. */
export const covers = (outer: DayRange, inner: DayRange): boolean =>
  outer.from <= inner.from && outer.to >= inner.to;

const earliest = (days: readonly Day[]): Day => [...days].sort()[0]!;
const latest = (a: Day, b: Day): Day => (a > b ? a : b);
