import type { Rejection } from './rejection.ts';

/** A score as given, with its scale, and on the common scale 1..5. */
export interface NormalizedScore {
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly scaleKind: 'numeric' | 'binary';
  readonly score5: number;
}

interface Scale {
  readonly min: number;
  readonly max: number;
}

/** good and bad are the two ends of 1..5. */
const binary = (score: 1 | 5): NormalizedScore => ({
  score,
  scaleMin: 1,
  scaleMax: 5,
  scaleKind: 'binary',
  score5: score,
});
const good = binary(5);
const bad = binary(1);

const wordBesideScale = 'a word beside a scale of numbers: say which number it is, or leave the scale out';
/** A number for a message. A long one may be anything, a card number too, so only its length is said. */
function shown(value: number): string {
  const text = String(value);
  return text.length <= 6 ? text : `a number of ${text.length} characters`;
}

/**
 * Puts a score on 1..5: `1 + 4 (score - min) / (max - min)`; good is 5, bad is 1, where no scale of numbers is given
 * (on one of Excellent, Good, Fair, Bad `good` would not be the best).
 * @returns the rejection instead when the score has no scale or does not lie on it
 */
export function normalizeScore(
  score: number | 'good' | 'bad',
  scale: Scale | null | undefined,
): NormalizedScore | Rejection {
  if (typeof score === 'string') {
    if (scale != null) return { reason: 'unfit_scale', path: 'score', message: wordBesideScale };
    return score === 'good' ? good : bad;
  }
  if (scale == null) {
    return { reason: 'missing_field', path: 'scale', message: 'required when score is a number' };
  }
  const { min, max } = scale;
  if (!(max > min)) {
    return {
      reason: 'unfit_scale',
      path: 'scale',
      message: `max ${shown(max)} is not above min ${shown(min)}`,
    };
  }
  if (score < min || score > max) {
    return {
      reason: 'unfit_scale',
      path: 'score',
      message: `${shown(score)} is outside the scale ${shown(min)}..${shown(max)}`,
    };
  }
  const score5 = 1 + (4 * (score - min)) / (max - min);
  if (!Number.isFinite(score5)) {
    return { reason: 'unfit_scale', path: 'scale', message: 'the scale is too wide' };
  }
  return { score, scaleMin: min, scaleMax: max, scaleKind: 'numeric', score5 };
}
