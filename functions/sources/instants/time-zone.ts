import { Info, type Zone } from 'luxon';

const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;

/** Turns what a clock on the wall shows into instants. */
export interface TimeZone {
  /**
   * @param wallTime the clock's reading, in milliseconds as if it were UTC
   * @returns milliseconds since 1970 UTC. A time the clock shows twice (in autumn) is the earlier one; a time it
   * skips (in spring) is moved on by the length of the gap, as clocks are.
   */
  instantOf(wallTime: number): number;
}

/**
 * Abbreviations that several zones share and IANA does not have. The engine takes each for one of them: BST for that of
 * Bangladesh, IST for India's, AST for Alaska's.
 */
const shared = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(
    ' ',
  ),
);

/** Whether a name is an abbreviation of which nobody knows the zone. */
export const isSharedName = (name: string): boolean => shared.has(name.toUpperCase());

/** @returns undefined when there is no such zone; IANA names, `UTC` and offsets like `+05:30` are known */
export function timeZone(name: string): TimeZone | undefined {
  if (isSharedName(name)) return undefined;
  const zone = Info.normalizeZone(/^[+-]\d\d:\d\d$/.test(name) ? `UTC${name}` : name);
  if (!zone.isValid) return undefined;
  const offsetOfDay = new Map<number, number | null>();
  return {
    instantOf(wallTime) {
      const day = Math.floor(wallTime / millisecondsPerDay);
      let offset = offsetOfDay.get(day);
      if (offset === undefined) {
        offset = constantOffset(zone, day);
        offsetOfDay.set(day, offset);
      }
      return offset === null ? nearTransition(zone, wallTime) : wallTime - offset;
    },
  };
}

const offsetAt = (zone: Zone, instant: number): number => zone.offset(instant) * millisecondsPerMinute;

/** The offset that holds from the day before to the day after; null when the clock changes in between. */
function constantOffset(zone: Zone, day: number): number | null {
  const before = offsetAt(zone, (day - 1) * millisecondsPerDay);
  const after = offsetAt(zone, (day + 2) * millisecondsPerDay);
  return before === after ? before : null;
}

function nearTransition(zone: Zone, wallTime: number): number {
  const before = offsetAt(zone, wallTime - millisecondsPerDay);
  const after = offsetAt(zone, wallTime + millisecondsPerDay);
  for (const offset of [before, after]) {
    if (offsetAt(zone, wallTime - offset) === offset) return wallTime - offset;
  }
  return wallTime - before;
}
