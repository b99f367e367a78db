import { shareInterval } from '../examples/share-interval.ts';

/** Of what is said so many must be right. */
export const leastPrecision = 0.9;
/** One-sided, nine times in ten: 15 guesses without an error, 31 with one in twenty. */
const z = 1.28;

export interface HeldOutGuess {
  readonly probability: number;
  readonly isRight: boolean;
}

/**
 * The least probability from which on guesses at an intent are right often enough: the lower end of the interval of their
 * share is at least `leastPrecision`. Null where there is none.
 * @param guesses at texts that the model had not seen
 */
export function sureFrom(guesses: readonly HeldOutGuess[]): number | null {
  const sorted = [...guesses].sort((a, b) => b.probability - a.probability);
  let right = 0;
  let least: number | null = null;
  sorted.forEach(({ probability, isRight }, at) => {
    if (isRight) right++;
    const isLastOfLikes = sorted[at + 1]?.probability !== probability;
    if (isLastOfLikes && shareInterval(right, at + 1, z)[0] >= leastPrecision) least = probability;
  });
  return least;
}
