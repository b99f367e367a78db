import { earliestDay, millisecondsPerDay, startOfDay } from '../../contract/records/instant.ts';
import { defaultLimits, type Limits } from '../read/limits.ts';

/** Instants an event may have, milliseconds UTC, both ends allowed. The lake projects days of `occurred_at`. */
export interface InstantRange {
  readonly earliestOccurred: number;
  readonly latestOccurred: number;
  readonly earliestEffective: number;
  readonly latestEffective: number;
  /** What the range was made of, for messages. */
  readonly arrivedAt: number;
  readonly shiftMilliseconds: number;
}

/**
 * Occurred: the lake's first day to a day after arrival. Effective: 2020-01-01 to two years (730 days) after
 * arrival; a change may have taken effect before the lake's history begins.
 * @param shiftMilliseconds how much later than in the record instants are made: so much later they may be
 */
export const instantRange = (
  arrivedAt: number,
  { firstDay }: Pick<Limits, 'firstDay'> = defaultLimits,
  shiftMilliseconds = 0,
): InstantRange => ({
  earliestOccurred: startOfDay(firstDay),
  earliestEffective: startOfDay(earliestDay),
  latestOccurred: arrivedAt + millisecondsPerDay + Math.max(0, shiftMilliseconds),
  latestEffective: arrivedAt + 730 * millisecondsPerDay,
  arrivedAt,
  shiftMilliseconds,
});
