import type { MetricUnit } from '../../contract/definitions/metrics.ts';

/** Counts and sums of observations known with lag < m, for m = 1 …, stratum after stratum. */
export interface MaturitySums {
  readonly n: ArrayLike<number>;
  readonly total: ArrayLike<number>;
  readonly totalSquares: ArrayLike<number>;
}

/** Smallest variance believed, by unit: scores rarely are all equal for long. */
function floorOf(unit: MetricUnit, n: number, mean: number): number {
  if (unit === 'points') return 0.05;
  if (unit === 'share') return 1 / (4 * n);
  return Math.max(1e-4 * mean * mean, 1e-12);
}

/** Variance believed where there is no observation at all. */
const blindVariance = { points: 1.5, share: 0.25, money: 1 } as const;

/**
 * Variance of one observation by maturity, pooled within scopes and their segments:
 * v(m) = Σ_i [Q_i(m) − T_i(m)²/N_i(m)] / Σ_i N_i(m), floored. A share whose n comes before its total has a
 * much smaller variance when mature than when immature, so the maturity matters (docs/detection.md §2).
 * @param scopes sums of each scope, cumulative to lag < m, over the days that old
 * @param offset where the stratum's sums begin (index offset + m − 1), in each segment
 * @param stride length of a segment's sums
 * @param maturities how many maturities history shows; older ones take the last one's variance
 * @param size length of the result
 */
export function varianceByMaturity(
  scopes: readonly MaturitySums[],
  offset: number,
  stride: number,
  unit: MetricUnit,
  maturities: number,
  size: number,
): Float64Array {
  const variance = new Float64Array(size);
  let known = Number.NaN;
  for (let m = 0; m < size; m++) {
    let n = 0;
    let total = 0;
    let within = 0;
    for (const scope of m < maturities ? scopes : []) {
      for (let at = offset + m; at < scope.n.length; at += stride) {
        const count = scope.n[at]!;
        if (count <= 0) continue;
        const sum = scope.total[at]!;
        n += count;
        total += sum;
        within += Math.max(0, scope.totalSquares[at]! - sum ** 2 / count);
      }
    }
    if (n > 0) known = Math.max(within / n, floorOf(unit, n, total / n));
    variance[m] = known;
  }
  return fillImmature(variance, blindVariance[unit]);
}

/** Maturities before the first known one take its variance; none known at all: `blind`. */
function fillImmature(variance: Float64Array, blind: number): Float64Array {
  const first = variance.find((value) => !Number.isNaN(value)) ?? blind;
  for (let m = 0; m < variance.length && Number.isNaN(variance[m]!); m++) variance[m] = first;
  return variance;
}
