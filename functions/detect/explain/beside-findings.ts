import type { Look } from '../../contract/detection/evaluation.ts';
import { describeBetter } from './better.ts';
import { describeCannotTell } from './cannot-tell.ts';
import { describeUndone } from './silence.ts';

/** What looks of one day say beside what is flagged: what cannot be told yet, what did not happen, and what got better. */
export const besideFindings = (looks: readonly Look[]) => ({
  cannotTell: describeCannotTell(looks),
  undone: describeUndone(looks),
  better: describeBetter(looks),
});
