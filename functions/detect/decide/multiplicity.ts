import { dayText } from '../../contract/brand-facts.ts';
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

/**
 * Error level of a change's streams under a budget of false alerts a quarter: the k-th change opened in a calendar quarter gets
 * B/(k(k+1)), shared equally over its streams, so that E[false alerts a quarter] ≤ B under any dependence.
 * @param changes every change of the input, over all brands
 * @param streams number of streams of a change (scopes × metrics), over all its brands
 * @param ceiling no stream gets more
 */
export function spendBudget(
  changes: readonly Change[],
  streams: (change: Change) => number,
  budget: number,
  ceiling: number,
): Map<string, number> {
  const opened = new Map<string, number>();
  const levels = new Map<string, number>();
  for (const change of [...changes].sort(byOpening)) {
    const quarter = quarterOf(openedOn(change));
    const k = (opened.get(quarter) ?? 0) + 1;
    opened.set(quarter, k);
    levels.set(change.id, Math.min(ceiling, budget / (k * (k + 1)) / Math.max(1, streams(change))));
  }
  return levels;
}

const openedOn = (change: Change): number => Math.max(change.day, change.knownFrom);
const byOpening = (a: Change, b: Change): number => openedOn(a) - openedOn(b) || byDayThenId(a, b);

function quarterOf(day: number): string {
  const text = dayText(day);
  return `${text.slice(0, 4)}-${Math.floor((Number(text.slice(5, 7)) - 1) / 3)}`;
}
