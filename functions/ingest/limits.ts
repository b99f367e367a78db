import { millisecondsPerDay } from '../contract/instant.ts';

/** How much one object may hold; what lies beyond becomes one quarantined record (domain limits). */
export interface Limits {
  /** Longest record, bytes. */
  readonly recordBytes: number;
  readonly records: number;
  /** Most bytes after unpacking. */
  readonly unpackedBytes: number;
}

export const defaultLimits: Limits = {
  recordBytes: 1024 * 1024,
  records: 5_000_000,
  unpackedBytes: 2 * 1024 ** 3,
};

/** Instants an event may have, milliseconds UTC, both ends allowed. The lake projects days in this range. */
export interface InstantRange {
  readonly earliest: number;
  readonly latestOccurred: number;
  readonly latestEffective: number;
}

const earliest = Date.UTC(2020, 0, 1);

/** Occurred: 2020-01-01 to a day after arrival. Effective: up to two years (730 days) after arrival. */
export const instantRange = (arrivedAt: number): InstantRange => ({
  earliest,
  latestOccurred: arrivedAt + millisecondsPerDay,
  latestEffective: arrivedAt + 730 * millisecondsPerDay,
});
