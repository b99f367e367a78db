import { type Day, earliestDay } from '../../contract/records/instant.ts';

/** How much one object may hold; what lies beyond becomes one quarantined record (domain limits). */
export interface Limits {
  /** Longest record, bytes. */
  readonly recordBytes: number;
  readonly records: number;
  /** Most bytes after unpacking. */
  readonly unpackedBytes: number;
  /** Deepest nesting of lists and objects in a record. */
  readonly depth: number;
  /** Longest wait for an object's next bytes, milliseconds. */
  readonly silenceMs: number;
  /** First day an event may have: the first partition of the lake's tables. */
  readonly firstDay: Day;
}

export const defaultLimits: Limits = {
  recordBytes: 1024 * 1024,
  records: 5_000_000,
  unpackedBytes: 2 * 1024 ** 3,
  depth: 500,
  silenceMs: 120_000,
  firstDay: earliestDay,
};
