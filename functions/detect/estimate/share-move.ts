import type { Change, DeclaredShare } from '../changes/changes.ts';
import { longestBefore } from '../design/windows.ts';
import type { CellRows, FactsIndex } from '../facts/facts-index.ts';
import { firstRowFrom } from '../facts/samples.ts';

/** How far the AI share of a change's tickets moved, and how far it was declared to. Shares are 0…1. */
export interface ShareMove {
  readonly before: number;
  readonly after: number;
  readonly declared: number;
  /** Observed over declared move: 1 as declared, 0 not at all. */
  readonly fraction: number;
}

/** Days after the change that are looked at, up to the look: an old stage must not hide what is in force. */
const recentDays = 28;
/** Days since the change, whose day is 1, before which nothing is said. */
const firstDay = 15;
/** Standard errors by which the move must fall short, so that a tiny declared move is not missed by chance. */
const surely = 2;

/** The move of the AI share as seen on a day; undefined where there is nothing to hold it against. */
export type ShareMoves = (day: number) => ShareMove | undefined;

const unknownMoves: ShareMoves = () => undefined;

/**
 * Holds the AI share of a change's tickets against the declared one: the 28 days before the change against the last
 * 28 days after it, each day with the share in force on it.
 * @param cells cells of the metric ai_share: those of the treated tickets
 */
export function shareMovesOf(index: FactsIndex, change: Change, cells: readonly CellRows[]): ShareMoves {
  const { declaredShare } = change;
  if (declaredShare === undefined) return unknownMoves;
  const before = sumDays(index, cells, change.day - longestBefore, change.day - 1);
  if (before.n <= 0) return unknownMoves;
  const known = new Map<number, ShareMove | undefined>();
  return (day) => {
    if (day - change.day + 1 < firstDay) return undefined;
    if (!known.has(day)) known.set(day, moveOn(index, change, cells, before, day));
    return known.get(day);
  };
}

function moveOn(
  index: FactsIndex,
  change: Change,
  cells: readonly CellRows[],
  before: Sums,
  day: number,
): ShareMove | undefined {
  const from = Math.max(day - recentDays + 1, change.day + (change.isFromMidnight ? 0 : 1));
  const after = sumDays(index, cells, from, day, change.declaredShare);
  if (after.n <= 0) return undefined;
  const shareBefore = before.total / before.n;
  const shareAfter = after.total / after.n;
  const declared = after.declared / after.n;
  const declaredMove = declared - (change.declaredShare?.before ?? shareBefore);
  if (declaredMove === 0) return undefined;
  return { before: shareBefore, after: shareAfter, declared, fraction: fractionOf() };

  function fractionOf(): number {
    const move = shareAfter - shareBefore;
    const variance = (share: number, n: number) => (share * (1 - share)) / n;
    const se = Math.sqrt(variance(shareBefore, before.n) + variance(shareAfter, after.n));
    return Math.abs(declaredMove - move) < surely * se ? 1 : move / declaredMove;
  }
}

interface Sums {
  n: number;
  total: number;
  /** Σ n · share in force. */
  declared: number;
}

/** n and total of the days [from, to], as far as known on `to`. */
function sumDays(
  index: FactsIndex,
  cells: readonly CellRows[],
  from: number,
  to: number,
  declaredShare?: DeclaredShare,
): Sums {
  const sums: Sums = { n: 0, total: 0, declared: 0 };
  for (const cell of cells) {
    for (let row = firstRowFrom(index, cell, from); row < cell.end && index.day[row]! <= to; row++) {
      if (index.day[row]! + index.lag[row]! > to) continue;
      sums.n += index.n[row]!;
      sums.total += index.total[row]!;
      sums.declared += index.n[row]! * shareOn(declaredShare, index.day[row]!);
    }
  }
  return sums;
}

const shareOn = (declared: DeclaredShare | undefined, day: number): number =>
  declared?.steps.findLast((step) => step.day <= day)?.share ?? declared?.before ?? 0;
