import { logistic } from './label-scores.ts';
import type { Valence } from './valence.ts';

/**
 * What a lexicon's sums are as log-odds. Set by hand so that one word of strength 2 decides a text and one of 1 does
 * not, and that a text without any is neutral; fitted to nothing.
 */
const negativeOdds = { base: -1.2, blame: 0.7, praise: -0.5 };
const positiveOdds = { base: -1, blame: -0.3, praise: 0.8 };

/** Log-odds that a text is negative, by the lexicon alone. */
export const negativeByLexicon = ({ positive, negative }: Valence): number =>
  negativeOdds.base + negativeOdds.blame * bounded(negative) + negativeOdds.praise * bounded(positive);

/** P(positive) of a text that is not negative, by the lexicon alone. */
export const positiveByLexicon = ({ positive, negative }: Valence): number =>
  logistic(
    positiveOdds.base + positiveOdds.blame * bounded(negative) + positiveOdds.praise * bounded(positive),
  );

/** The tenth word says less than the first. */
const bounded = (sum: number): number => 3 * Math.log1p(sum / 3) * 1.6;
