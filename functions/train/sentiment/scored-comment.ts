import type { Example } from '../examples/example.ts';

/** What a customer wrote beside the score they gave. */
export interface ScoredComment extends Example {
  /** 0 (worst) to 1 (best), on whatever scale it was given. */
  readonly score: number;
}

/** What a score says of the comment beside it. */
export type ScoreLabel = 'negative' | 'neutral' | 'positive';

/** 1 and 2 of 5 are negative, 3 is neutral, 4 and 5 are positive; bad and good are 0 and 1. */
export function labelOfScore(score: number): ScoreLabel {
  if (score <= 1 / 3) return 'negative';
  return score >= 2 / 3 ? 'positive' : 'neutral';
}
