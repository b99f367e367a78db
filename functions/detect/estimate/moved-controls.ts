import { admittedCells, sumCells } from '../design/controls.ts';
import type { DesignControl } from '../design/design.ts';
import type { Stream } from '../design/stream.ts';

/** Days up to a look in which a move of the controls may not have been found as a change yet. */
const recentDays = 7;
const earlierDays = 28;
/** Their AI share together may move by less than this, or by less than so many standard errors. */
const steady = { share: 0.05, errors: 4 };

/**
 * First day on which a look's comparison is known to rest on a control whose routing had changed: the look's own day
 * where the AI share of its controls has just moved, the day on which a change of one is found that began by then,
 * Infinity where there is neither (docs/detection-method.md §5).
 */
export type SoundUntil = (look: number) => number;

/** For looks of a stream. Streams without controls rest on none. */
export function soundUntil(stream: Stream): SoundUntil {
  const controls = stream.design?.controls ?? [];
  if (controls.length === 0) return () => Number.POSITIVE_INFINITY;
  return (look) => {
    const inUse = controls.filter(({ exit }) => exit > look);
    if (hasShareMoved(stream, inUse, look)) return look;
    return inUse.reduce(
      (first, { changedOn, exit }) => (changedOn <= look ? Math.min(first, exit) : first),
      Number.POSITIVE_INFINITY,
    );
  };
}

/**
 * Days on which a flag is at most suspected: no look from the flag on has reached the level by controls of which
 * nothing is known that day.
 * @param reaches whether a look has reached the level
 */
export function daysOnMovedControls(
  from: number,
  to: number,
  reaches: (look: number) => boolean,
  sound: SoundUntil,
): ReadonlySet<number> {
  const days = new Set<number>();
  let until = from;
  for (let day = from; day <= to && until <= to; day++) {
    if (reaches(day)) until = Math.max(until, sound(day));
    if (day >= until) days.add(day);
  }
  return days;
}

/** Whether the AI share of the controls together is not what it was four weeks long before. */
function hasShareMoved({ index, change }: Stream, controls: readonly DesignControl[], look: number): boolean {
  const cells = controls.flatMap(({ name }) => {
    const scope = index.named.get('ai_share')?.get(name);
    return scope === undefined ? [] : admittedCells(change, scope);
  });
  const from = Math.max(change.day, look - recentDays + 1);
  const before = sumCells(index, cells, from - earlierDays, from, look + 1);
  const after = sumCells(index, cells, from, look + 1, look + 1);
  if (before.n <= 0 || after.n <= 0) return false;
  const move = Math.abs(after.total / after.n - before.total / before.n);
  const share = (before.total + after.total) / (before.n + after.n);
  const se = Math.sqrt(share * (1 - share) * (1 / before.n + 1 / after.n));
  return move >= steady.share && move >= steady.errors * se;
}
