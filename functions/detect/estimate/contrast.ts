import type { ContrastSample } from './contrast-sample.ts';

/** One group's before and after in one stratum at one look. */
export interface StratumComparison {
  /** After-observations compared; 0 when there is nothing to compare. */
  nAfter: number;
  totalAfter: number;
  meanAfter: number;
  /** Mean before at the same maturities, weighted by the after-counts. */
  meanBefore: number;
  /** Sampling variance of meanBefore − meanAfter. */
  variance: number;
}

export const emptyComparison = (): StratumComparison => ({
  nAfter: 0,
  totalAfter: 0,
  meanAfter: 0,
  meanBefore: 0,
  variance: 0,
});

/**
 * Age-matched comparison (docs/detection.md §5). An after-day d has maturity m = look − d + 1 and is
 * compared with before-values of lag < m; after-counts weigh the maturities (u_m). Before-means at
 * different maturities are means of nested samples, hence with a_m = u_m √v(m)
 *
 *     Var = Σ u_m v(m)/n_after + Σ_m a_m/n_before(m) (a_m + 2 Σ_{m'<m} a_m')
 *
 * After-values of a maturity that nothing before has reached are left out.
 * @param look after-day of the look, 0 = first
 * @param deviation √v by maturity, from `offset` on
 * @param result written to, so that bulk looks allocate nothing
 */
export function compareStratum(
  sample: ContrastSample,
  stratum: number,
  look: number,
  deviation: Float64Array,
  maturities: number,
  result: StratumComparison,
): void {
  const offset = stratum * maturities;
  const days = stratum * sample.afterDays;
  let n = 0;
  let total = 0;
  let matched = 0;
  let spreadAfter = 0;
  let running = 0;
  let spreadBefore = 0;
  const youngest = Math.min(maturities - 1, look + 1);
  for (let m = 1; m <= maturities; m++) {
    if (m > youngest && m < maturities) m = maturities;
    const at = m < maturities ? (days + look - m + 1) * maturities + m - 1 : days + look - maturities + 1;
    if (m === maturities && look - maturities + 1 < 0) break;
    const count = m < maturities ? sample.afterN[at]! : sample.matureN[at]!;
    const nBefore = sample.beforeN[offset + m - 1]!;
    if (count <= 0 || nBefore <= 0) continue;
    n += count;
    total += m < maturities ? sample.afterTotal[at]! : sample.matureTotal[at]!;
    matched += (count * sample.beforeTotal[offset + m - 1]!) / nBefore;
    const sd = deviation[offset + m - 1]!;
    const a = count * sd;
    spreadAfter += a * sd;
    spreadBefore += (a / nBefore) * (a + 2 * running);
    running += a;
  }
  result.nAfter = n;
  result.totalAfter = total;
  if (n <= 0) return;
  result.meanAfter = total / n;
  result.meanBefore = matched / n;
  result.variance = (spreadAfter + spreadBefore) / (n * n);
}
