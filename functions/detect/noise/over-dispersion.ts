import { differencesFromOthers, type ResidualSeries } from './residuals.ts';
import { type Take, takeNew } from './workspace.ts';

const block = 7;
/** Days read of all scopes together: many scopes say enough about recent days. */
export const pooledDays = 56;
/** Days read of the treated set by itself: 56 would leave 48 degrees of freedom, ±20 %. */
export const ownDays = 182;

/** Sum of squares around the block means, and the degrees of freedom it has. */
export interface Dispersion {
  readonly sum: number;
  readonly freedom: number;
}

/**
 * Σ standardised² of a scope's daily differences from the others over the last `window` days, the
 * inverse-variance weighted mean of each 7-day block removed (slow movement is left to the drift). A block ends where
 * a segment does.
 * @param ends where the scope's segments end, as days of the series
 * @param part how much of the others is taken off
 */
export function dispersionOf(
  own: ResidualSeries,
  all: ResidualSeries | undefined,
  window: number,
  ends: readonly number[],
  part: number,
  take: Take = takeNew,
): Dispersion {
  const days = Math.min(own.n.length, window);
  const before = own.n.length - days;
  const { x, variance } = differencesFromOthers(own, all, days, part, take);
  let sum = 0;
  let freedom = 0;
  let segment = ends.length - 1;
  for (let to = days, from = to; to > 0; to = from) {
    while (segment > 0 && ends[segment - 1]! - before >= to) segment--;
    const cut = segment > 0 ? ends[segment - 1]! - before : 0;
    // Blocks are counted from the end, whatever is cut.
    from = Math.max(0, cut, days - block * (Math.floor((days - to) / block) + 1));
    let weight = 0;
    let weighted = 0;
    let squares = 0;
    let count = 0;
    for (let d = from; d < to; d++) {
      const spread = variance[d]!;
      if (!(spread > 0)) continue;
      const inverse = 1 / spread;
      weight += inverse;
      weighted += x[d]! * inverse;
      squares += x[d]! * x[d]! * inverse;
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
