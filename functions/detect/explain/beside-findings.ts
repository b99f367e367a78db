import type { Look } from '../../contract/detection/evaluation.ts';
import { describeUndone } from '../../contract/detection/undone-change.ts';
import { describeBetter } from './better.ts';
import { describeCannotTell } from './cannot-tell.ts';

/** What looks of one day say beside what is flagged: what cannot be told yet, what did not happen, and what got better. */
export const besideFindings = (looks: readonly Look[]) => ({
  cannotTell: describeCannotTell(looks),
  undone: describeUndone(looks),
  better: describeBetter(looks),
});
