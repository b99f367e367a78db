import { admitsScope, admitsStratum, touchesScope } from '../../contract/detection/selector.ts';
import type { Change } from '../changes/changes.ts';
import type { CellRows, FactsIndex, ScopeCells } from '../facts/facts-index.ts';
import { firstRowFrom } from '../facts/samples.ts';
import { type BeforeWindow, cutsBefore } from './windows.ts';

/** A scope that the change leaves alone. */
export interface Control {
  readonly name: string;
  readonly cells: readonly CellRows[];
  /** First look without it, because a change of its own matches it by then; Infinity when none does. */
  readonly exit: number;
  /** First day of a change of its own, found perhaps only later; Infinity when there is none. */
  readonly changedOn: number;
  /** Days before the change at which its history is cut, because a change of its own took effect. */
  readonly cuts: readonly number[];
  /** Observations in the before-window, as known at the change. */
  readonly volume: number;
  /** Name and volume to nine digits, as the design's hash takes them. */
  readonly identity: string;
}

/** AI share may move less than this between the halves of the before-window. */
const steadyShare = 0.05;

/** Cells of the scope that the change's intents and languages admit. */
export const admittedCells = (change: Change, scope: ScopeCells): CellRows[] =>
  scope.cells.filter((cell) => admitsStratum(change.selector, cell.intent, cell.language));

/**
 * Look from which a change of their own makes the scope's tickets useless as a control, and the day from which it does,
 * which for an undeclared one is known only later.
 */
function ownChange(
  change: Change,
  changes: readonly Change[],
  scope: ScopeCells,
): Pick<Control, 'exit' | 'changedOn'> {
  let exit = Number.POSITIVE_INFINITY;
  let changedOn = Number.POSITIVE_INFINITY;
  for (const other of changes) {
    if (other === change || !touchesScope(other.selector, change.selector, scope)) continue;
    for (const day of other.stageDays) {
      if (day < change.day - 28) continue;
      exit = Math.min(exit, Math.max(day, other.knownFrom));
      changedOn = Math.min(changedOn, day);
    }
  }
  return { exit, changedOn };
}

/** The other changes of the scope's tickets, of any kind, that were known when the change was decided. */
const earlierChanges = (change: Change, changes: readonly Change[], scope: ScopeCells): Change[] =>
  changes.filter(
    (other) =>
      other !== change &&
      other.knownFrom <= Math.max(change.day, change.knownFrom) &&
      touchesScope(other.selector, change.selector, scope),
  );

/**
 * Scopes of the metric that are fit as controls at the change: none of their tickets match it, no change of
 * their own in the 28 days before, AI share steady, and observations in the before-window.
 */
export function selectControls(
  index: FactsIndex,
  metric: string,
  change: Change,
  changes: readonly Change[],
  before: BeforeWindow,
): Control[] {
  const decided = Math.max(change.day, change.knownFrom);
  return (index.metrics.get(metric) ?? []).flatMap((scope) => {
    if (admitsScope(change.selector, scope)) return [];
    const { exit, changedOn } = ownChange(change, changes, scope);
    if (exit <= decided) return [];
    const cells = admittedCells(change, scope);
    const volume = sumCells(index, cells, before.from, change.day, change.day).n;
    if (!(volume > 0) || !isShareSteady(index, change, scope.name, before)) return [];
    const cuts = cutsBefore(change, earlierChanges(change, changes, scope));
    const identity = `${scope.name} ${volume.toPrecision(9)}`;
    return [{ name: scope.name, cells, exit, changedOn, cuts, volume, identity }];
  });
}

function isShareSteady(index: FactsIndex, change: Change, name: string, before: BeforeWindow): boolean {
  const scope = index.named.get('ai_share')?.get(name);
  if (scope === undefined) return true;
  const cells = admittedCells(change, scope);
  const middle = before.from + before.days / 2;
  const early = sumCells(index, cells, before.from, Math.ceil(middle), change.day);
  const late = sumCells(index, cells, Math.ceil(middle), change.day, change.day);
  if (early.n <= 0 || late.n <= 0) return true;
  return Math.abs(late.total / late.n - early.total / early.n) < steadyShare;
}

/** n and total of the cells' days [from, to), as far as known before the day `knownBefore` began. */
export function sumCells(
  index: FactsIndex,
  cells: readonly CellRows[],
  from: number,
  to: number,
  knownBefore: number,
): { n: number; total: number } {
  const sum = { n: 0, total: 0 };
  for (const cell of cells) addCell(sum, index, cell, from, to, knownBefore);
  return sum;
}

function addCell(
  sum: { n: number; total: number },
  index: FactsIndex,
  cell: CellRows,
  from: number,
  to: number,
  knownBefore: number,
): void {
  for (let row = firstRowFrom(index, cell, from); row < cell.end && index.day[row]! < to; row++) {
    if (index.day[row]! + index.lag[row]! >= knownBefore) continue;
    sum.n += index.n[row]!;
    sum.total += index.total[row]!;
  }
}
