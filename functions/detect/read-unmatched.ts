import { currentChanges } from './changes/changes.ts';
import { findUnmatched, type UnmatchedChange } from './changes/unmatched.ts';
import { type Ask, readGroups } from './read-lake.ts';
import { type DetectResult, lastDayOf } from './run-detect.ts';

/** Declared changes whose selector matches no ticket of the year before the looks, or names values that none has. */
export async function readUnmatched(
  ask: Ask,
  result: Pick<DetectResult, 'brands' | 'declared'>,
): Promise<UnmatchedChange[]> {
  const lookDay = lastDayOf(result);
  if (lookDay === undefined) return [];
  return findUnmatched(currentChanges(result.declared), await readGroups(ask, lookDay));
}
