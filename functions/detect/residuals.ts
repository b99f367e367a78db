import type { HistorySample } from './samples.ts';

/**
 * One scope's daily residuals before the change, as known at the change: index 0 is the earliest day.
 * A residual is Σ_s (total − n · mean of the stratum at that maturity).
 */
export interface Residuals {
  readonly n: Float64Array;
  readonly residual: Float64Array;
  /** Sum of n. */
  readonly volume: number;
}

export interface ResidualSeries extends Omit<Residuals, 'volume'> {
  /** Σ_s n_s v_s: sampling variance of the day's residual sum. */
  readonly variance: Float64Array;
}

/**
 * A scope's residuals, which hang on nothing but its own history.
 * @param known longest maturity that history shows: what lags appear later may not change a frozen design
 */
export function residualsOf(
  history: HistorySample,
  strata: number,
  maturities: number,
  known: number,
): Residuals {
  const days = history.dailyN.length / strata;
  const n = new Float64Array(days);
  const residual = new Float64Array(days);
  for (let s = 0; s < strata; s++) {
    for (let d = 0; d < days; d++) {
      const count = history.dailyN[s * days + d]!;
      const total = history.dailyTotal[s * days + d]!;
      if (count === 0 && total === 0) continue;
      const at = s * maturities + Math.min(known, days - d) - 1;
      const mean = history.n[at]! > 0 ? history.total[at]! / history.n[at]! : 0;
      n[d]! += count;
      residual[d]! += total - count * mean;
    }
  }
  return { n, residual, volume: n.reduce((sum, count) => sum + count, 0) };
}

/**
 * Sampling variance of each day's residual sum, Σ_s n_s v_s.
 * @param variance v by stratum and maturity
 * @param days written to: one value a day, 0 at first
 */
export function fillVariance(
  history: HistorySample,
  variance: Float64Array,
  strata: number,
  maturities: number,
  known: number,
  days: Float64Array,
): void {
  const length = days.length;
  for (let s = 0; s < strata; s++) {
    for (let d = 0; d < length; d++) {
      const at = s * maturities + Math.min(known, length - d) - 1;
      days[d]! += history.dailyN[s * length + d]! * variance[at]!;
    }
  }
}

/** Sum of several series, day by day. */
export function addSeries(series: readonly ResidualSeries[], days: number): ResidualSeries {
  const sum = {
    n: new Float64Array(days),
    residual: new Float64Array(days),
    variance: new Float64Array(days),
  };
  for (const each of series) {
    for (let d = 0; d < days; d++) {
      sum.n[d]! += each.n[d]!;
      sum.residual[d]! += each.residual[d]!;
      sum.variance[d]! += each.variance[d]!;
    }
  }
  return sum;
}

/**
 * Mean residuals of one scope less those of the others, with their sampling variances: one entry a block of
 * days, the latest first. NaN where either side has no observation.
 */
export interface Differences {
  readonly x: readonly number[];
  readonly variance: readonly number[];
}

/**
 * The scope against the others in the last `count` blocks of `length` days; without others, the scope by itself.
 * @param all the sum of all series, the scope's included; undefined when it has no others
 */
export function differencesFromOthers(
  own: ResidualSeries,
  all: ResidualSeries | undefined,
  length: number,
  count: number,
): Differences {
  const x = new Array<number>(count).fill(Number.NaN);
  const variance = new Array<number>(count).fill(Number.NaN);
  for (let block = 0; block < count; block++) {
    const to = own.n.length - block * length;
    let n = 0;
    let residual = 0;
    let spread = 0;
    let othersN = 0;
    let othersResidual = 0;
    let othersSpread = 0;
    for (let d = to - length; d < to; d++) {
      n += own.n[d]!;
      residual += own.residual[d]!;
      spread += own.variance[d]!;
      if (all === undefined) continue;
      othersN += all.n[d]!;
      othersResidual += all.residual[d]!;
      othersSpread += all.variance[d]!;
    }
    // Observations of the scope stand in the sum over all as well.
    othersN -= n;
    if (n <= 0 || (all !== undefined && othersN <= 0)) continue;
    x[block] = residual / n;
    variance[block] = spread / (n * n);
    if (all === undefined) continue;
    x[block]! -= (othersResidual - residual) / othersN;
    variance[block]! += Math.max(0, othersSpread - spread) / (othersN * othersN);
  }
  return { x, variance };
}
