import { differencesFromOthers, type ResidualSeries } from './residuals.ts';

const window = 56;
const block = 7;

/** Sum of squares around the block means, and the degrees of freedom it has. */
export interface Dispersion {
  readonly sum: number;
  readonly freedom: number;
}

/**
 * Σ standardised² of a scope's daily differences from the others over the last 56 days, the
 * inverse-variance weighted mean of each 7-day block removed (slow movement is left to the drift).
 */
export function dispersionOf(own: ResidualSeries, all: ResidualSeries | undefined): Dispersion {
  const days = own.n.length;
  const { x, variance } = differencesFromOthers(own, all, 1, Math.min(days, window));
  let sum = 0;
  let freedom = 0;
  for (let to = days; to > Math.max(0, days - window); to -= block) {
    let weight = 0;
    let weighted = 0;
    let squares = 0;
    let count = 0;
    for (let d = Math.max(0, to - block); d < to; d++) {
      const difference = x[days - 1 - d]!;
      const spread = variance[days - 1 - d]!;
      if (!(spread > 0)) continue;
      const inverse = 1 / spread;
      weight += inverse;
      weighted += difference * inverse;
      squares += difference * difference * inverse;
      count++;
    }
    if (count === 0) continue;
    sum += Math.max(0, squares - (weighted * weighted) / weight);
    freedom += count - 1;
  }
  return { sum, freedom };
}

/** Over-dispersion factor of pooled dispersions, at least 1 (Pearson's χ² over its freedom). */
export function overDispersion(dispersions: readonly Dispersion[]): number {
  const freedom = dispersions.reduce((sum, each) => sum + each.freedom, 0);
  const total = dispersions.reduce((sum, each) => sum + each.sum, 0);
  return freedom > 0 ? Math.max(1, total / freedom) : 1;
}
