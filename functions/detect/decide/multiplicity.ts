import { dayText } from '../../contract/detection/brand-facts.ts';
import { byDayThenId, type Change } from '../changes/changes.ts';

/** False discovery rate of the dashboard's list, per brand. */
const listRate = 0.05;
/** No stream with a smaller log e-value is ever listed: what k = m asks for. */
export const leastListed = Math.log(1 / listRate) - 1e-9;

/**
 * e-BH (Wang and Ramdas 2022): lists the k streams with the largest e-values, k the largest number with
 * E_(k) ≥ m/(k·q). Holds under any dependence, on *current* e-values only.
 * @param logE log e-values of at least those that are not below `leastListed`
 * @param m number of all streams judged, those that may not be listed included
 */
export function listByEbh(logE: readonly number[], m: number): boolean[] {
  const order = [...logE.keys()].sort((a, b) => logE[b]! - logE[a]!);
  let listed = 0;
  for (let k = 1; k <= order.length; k++) {
    if (logE[order[k - 1]!]! >= Math.log(m / (k * listRate))) listed = k;
  }
  const result = new Array<boolean>(logE.length).fill(false);
  for (const i of order.slice(0, listed)) result[i] = true;
  return result;
}

/** Error levels of a change: of each of its streams, and of the alarm of each of its scopes. */
export interface Levels {
  readonly stream: number;
  readonly alarm: number;
}

/** How much a change opens. */
export interface StreamCount {
  /** Scopes × metrics, the whole being a scope. */
  readonly streams: number;
  /** Scopes, the whole being one. */
  readonly scopes: number;
}

/** The same level for everything, whatever is opened besides. */
export const sameLevels = (alpha: number): Levels => ({ stream: alpha, alarm: alpha });

/**
 * Error levels of a change under a budget of false alerts a quarter: the k-th change opened in a calendar quarter gets
 * B/(k(k+1)), half of it shared equally over its streams, half over the alarms of its scopes, so that
 * E[false alerts a quarter] ≤ B under any dependence.
 * @param changes every change of the input, over all brands
 * @param countOf what a change opens, over all its brands
 * @param ceiling nothing gets more
 */
export function spendBudget(
  changes: readonly Change[],
  countOf: (change: Change) => StreamCount,
  budget: number,
  ceiling: number,
): Map<string, Levels> {
  const opened = new Map<string, number>();
  const levels = new Map<string, Levels>();
  for (const change of [...changes].sort(byOpening)) {
    const quarter = quarterOf(openedOn(change));
    const k = (opened.get(quarter) ?? 0) + 1;
    opened.set(quarter, k);
    const half = budget / (k * (k + 1)) / 2;
    const { streams, scopes } = countOf(change);
    const share = (count: number) => Math.min(ceiling, half / Math.max(1, count));
    levels.set(change.id, { stream: share(streams), alarm: share(scopes) });
  }
  return levels;
}

const openedOn = (change: Change): number => Math.max(change.day, change.knownFrom);
const byOpening = (a: Change, b: Change): number => openedOn(a) - openedOn(b) || byDayThenId(a, b);

function quarterOf(day: number): string {
  const text = dayText(day);
  return `${text.slice(0, 4)}-${Math.floor((Number(text.slice(5, 7)) - 1) / 3)}`;
}

/** Adds up what a change opens in several brands. */
export const addCounts = (a: StreamCount, b: StreamCount): StreamCount => ({
  streams: a.streams + b.streams,
  scopes: a.scopes + b.scopes,
});

export const noStreams: StreamCount = { streams: 0, scopes: 0 };
