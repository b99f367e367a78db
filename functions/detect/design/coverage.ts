import type { Change } from '../changes/changes.ts';
import type { FactsIndex } from '../facts/facts-index.ts';
import { firstRowFrom } from '../facts/samples.ts';
import { ticketsShowing } from '../facts/ticket-counts.ts';
import { admittedCells } from './controls.ts';
import type { StreamFamily, StreamScopes } from './stream.ts';
import { afterFrom, beforeWindow } from './windows.ts';

/** The share of tickets from sources that show the metric may move so much across the change. */
const steadyCoverage = 0.05;

/** Tickets of one stream up to a day: all of them, and those of sources that show its metric. */
interface Tickets {
  all: number;
  shown: number;
}

/** On which days of looks a stream's metric is not in the data. */
export type AbsentDays = ReadonlySet<number>;
const noDays: AbsentDays = new Set();

/** A stream to be judged: with observations of its metric, or with tickets only. */
export interface CoveredStream {
  readonly within: StreamScopes;
  /** False: no source of its tickets shows the metric, and `within` has the cells of the tickets. */
  readonly isObserved: boolean;
  readonly absent: AbsentDays;
}

/** A change, a metric and the last look asked for. */
type Asked = Pick<StreamFamily, 'index' | 'change' | 'metric' | 'lastLook'>;

/**
 * The streams of a change and metric: those with observations, and, where not every source shows the metric, those
 * with tickets of such sources only.
 * @param ticketed the scopes of every ticket, asked for only where not every source shows the metric
 */
export function streamsOf(
  asked: Asked,
  observed: readonly StreamScopes[],
  ticketed: () => readonly StreamScopes[],
): CoveredStream[] {
  const names = new Set(observed.map(({ name }) => name));
  const absent = absentByScope(asked, ticketed);
  const open = absent.size === 0 ? [] : ticketed().filter(({ name }) => !names.has(name));
  return [
    ...observed.map((within) => ({ within, isObserved: true, absent: absent.get(within.name) ?? noDays })),
    ...open.map((within) => ({ within, isObserved: false, absent: absent.get(within.name) ?? noDays })),
  ].filter((stream) => stream.isObserved || stream.absent.size > 0);
}

/** By scope, the looks at which a metric is not in its data; empty where every source shows it. */
export function absentByScope(
  { index, change, metric, lastLook }: Asked,
  ticketed: () => readonly StreamScopes[],
): ReadonlyMap<string, AbsentDays> {
  if (!index.partlyShown.has(metric)) return new Map();
  return new Map(
    ticketed().map((within) => [within.name, absentDays(index, change, metric, within, lastLook)]),
  );
}

/**
 * The looks at which a metric is not in the data of a stream: no source of the treated tickets shows it, or their share
 * from sources that do has moved by more than 5 points across the change (docs/detection-method.md).
 * @param within the stream's scopes with the cells of every ticket
 * @param lastLook days since 1970
 */
function absentDays(
  index: FactsIndex,
  change: Change,
  metric: string,
  within: StreamScopes,
  lastLook: number,
): AbsentDays {
  const daily = countDaily(index, change, metric, within);
  const first = Math.min(...daily.keys());
  const window = beforeWindow(change, within.earlier, first);
  const before: Tickets = { all: 0, shown: 0 };
  for (let day = window.from; day < change.day; day++) add(before, daily.get(day));
  const after: Tickets = { all: 0, shown: 0 };
  const absent = new Set<number>();
  for (let day = change.day; day <= lastLook; day++) {
    if (day >= afterFrom(change)) add(after, daily.get(day));
    if (isAbsent(before, after)) absent.add(day);
  }
  return absent;
}

function isAbsent(before: Tickets, after: Tickets): boolean {
  if (before.all + after.all === 0) return false;
  if (before.shown + after.shown === 0 || (before.all > 0 && before.shown === 0)) return true;
  if (before.all === 0 || after.all === 0) return false;
  return Math.abs(after.shown / after.all - before.shown / before.all) > steadyCoverage;
}

function add(sum: Tickets, day: Tickets | undefined): void {
  sum.all += day?.all ?? 0;
  sum.shown += day?.shown ?? 0;
}

function countDaily(
  index: FactsIndex,
  change: Change,
  metric: string,
  within: StreamScopes,
): Map<number, Tickets> {
  const daily = new Map<number, Tickets>();
  const shown = index.named.get(ticketsShowing(metric));
  for (const scope of within.scopes) {
    const own = shown?.get(scope.name);
    countScope(index, change, scope, 'all', daily);
    if (own !== undefined) countScope(index, change, own, 'shown', daily);
  }
  return daily;
}

function countScope(
  index: FactsIndex,
  change: Change,
  scope: StreamScopes['scopes'][number],
  which: keyof Tickets,
  daily: Map<number, Tickets>,
): void {
  for (const cell of admittedCells(change, scope)) {
    for (let row = firstRowFrom(index, cell, Number.NEGATIVE_INFINITY); row < cell.end; row++) {
      const day = index.day[row]!;
      const tickets = daily.get(day) ?? { all: 0, shown: 0 };
      daily.set(day, tickets);
      tickets[which] += index.n[row]!;
    }
  }
}
