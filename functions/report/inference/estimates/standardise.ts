import type { Interval } from '../../../contract/definitions/interval.ts';
import { clip, constant, enoughObservations, type Sums, sampleVariance, tQuantile } from './intervals.ts';

/** One stratum of the mix: its weight (tickets of anybody), and a group's observations in it. */
export interface Stratum extends Sums {
  readonly weight: number;
}

/** A mean at a common mix. */
export interface Standardised {
  /** Undefined when too little is covered, or nothing varies. */
  readonly interval: Interval | undefined;
  /** Weight of the mix in strata with at least 2 observations, 0..1; the weights are renormalised over these. */
  readonly covered: number;
  readonly strata: number;
}

/** Less than so much of the mix answers for another mix. */
const enoughCovered = 0.5;

/**
 * Direct standardisation (Rothman, Greenland & Lash 2008, Modern Epidemiology, ch. 3): Σ w ȳ with the variance of
 * a stratified mean, Σ w² s²/n (Cochran 1977, Sampling Techniques, eq. 5.12), and Student's t at Satterthwaite's
 * degrees of freedom (Cochran eq. 5.16). A share's s² is that of (count + ½)/(n + 1), so that a stratum of all or
 * none is not taken for certain (Agresti & Coull 1998).
 */
export function standardise(
  strata: readonly Stratum[],
  options: { isShare: boolean; bounds?: readonly [number, number] | undefined },
): Standardised {
  const all = strata.reduce((sum, { weight }) => sum + weight, 0);
  const used = strata.filter(({ n, weight }) => n >= 2 && weight > 0);
  const usedWeight = used.reduce((sum, { weight }) => sum + weight, 0);
  const covered = all > 0 ? usedWeight / all : 0;
  const n = used.reduce((sum, stratum) => sum + stratum.n, 0);
  if (n < enoughObservations || covered < enoughCovered)
    return { interval: undefined, covered, strata: used.length };
  const parts = used.map((stratum) => {
    const w = stratum.weight / usedWeight;
    const variance = options.isShare ? smoothedVariance(stratum) : (sampleVariance(stratum) ?? 0);
    return { mean: (w * stratum.total) / stratum.n, a: (w * w * variance) / stratum.n, df: stratum.n - 1 };
  });
  const value = parts.reduce((sum, { mean }) => sum + mean, 0);
  const variance = parts.reduce((sum, { a }) => sum + a, 0);
  if (variance <= 0) {
    const interval = options.bounds === undefined ? constant(value, n) : undefined;
    return { interval, covered, strata: used.length };
  }
  const freedom = variance ** 2 / parts.reduce((sum, { a, df }) => sum + a ** 2 / df, 0);
  const interval = clip(value, tQuantile(freedom) * Math.sqrt(variance), options.bounds);
  return { interval, covered, strata: used.length };
}

function smoothedVariance({ n, total }: Sums): number {
  const share = (total + 0.5) / (n + 1);
  return share * (1 - share);
}
