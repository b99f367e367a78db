import { type Day, earliestDay, millisecondsPerDay, startOfDay } from '../contract/instant.ts';

/** How much one object may hold; what lies beyond becomes one quarantined record (domain limits). */
export interface Limits {
  /** Longest record, bytes. */
  readonly recordBytes: number;
  readonly records: number;
  /** Most bytes after unpacking. */
  readonly unpackedBytes: number;
  /** First day an event may have: the first partition of the lake's tables. */
  readonly firstDay: Day;
}

export const defaultLimits: Limits = {
  recordBytes: 1024 * 1024,
  records: 5_000_000,
  unpackedBytes: 2 * 1024 ** 3,
  firstDay: earliestDay,
};

/** Instants an event may have, milliseconds UTC, both ends allowed. The lake projects days of `occurred_at`. */
export interface InstantRange {
  readonly earliestOccurred: number;
  readonly latestOccurred: number;
  readonly earliestEffective: number;
  readonly latestEffective: number;
}

/**
 * Occurred: the lake's first day to a day after arrival. Effective: 2020-01-01 to two years (730 days) after
 * arrival; a change may have taken effect before the lake's history begins.
 */
export const instantRange = (
  arrivedAt: number,
  { firstDay }: Pick<Limits, 'firstDay'> = defaultLimits,
): InstantRange => ({
  earliestOccurred: startOfDay(firstDay),
  earliestEffective: startOfDay(earliestDay),
  latestOccurred: arrivedAt + millisecondsPerDay,
  latestEffective: arrivedAt + 730 * millisecondsPerDay,
});
