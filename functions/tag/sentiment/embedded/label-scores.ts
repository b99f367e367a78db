import type { SentimentLabel, SentimentScores } from '../../../platform/ports.ts';
import type { Valence } from './valence.ts';

/** Nothing could be classified. */
export const unscored: SentimentScores = { positive: 0.33, negative: 0.33, neutral: 0.34, mixed: 0 };

/** Blame and praise of this strength each, on two sides of a `but`, are mixed, unless one is half as strong. */
const leastOfMixed = 3;
const leastBalance = 0.6;
const mixedScore = 0.55;

/** Mixed is rare and by rule: no model is fitted to it. */
export function isMixed({ positive, negative, isContrasted }: Valence): boolean {
  const [less, more] = positive < negative ? [positive, negative] : [negative, positive];
  return isContrasted && less >= leastOfMixed && less / more >= leastBalance;
}

/**
 * @param negative P(negative), 0 to 1
 * @param positive P(positive) of a text that is not negative
 */
export function scoresOf(negative: number, positive: number, mixed: boolean): SentimentScores {
  const rest = 1 - negative;
  const scores = { positive: rest * positive, negative, neutral: rest * (1 - positive), mixed: 0 };
  if (!mixed) return scores;
  const left = 1 - mixedScore;
  return {
    positive: scores.positive * left,
    negative: scores.negative * left,
    neutral: scores.neutral * left,
    mixed: mixedScore,
  };
}

/** The label with the largest score. */
export function labelOf({ positive, negative, neutral, mixed }: SentimentScores): SentimentLabel {
  const most = Math.max(positive, negative, neutral, mixed);
  if (negative === most) return 'negative';
  if (neutral === most) return 'neutral';
  return positive === most ? 'positive' : 'mixed';
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
