import type { HistorySample } from './history-sample.ts';
import { type Take, takeNew } from './workspace.ts';

const week = 7;

/**
 * One scope's daily residuals before the change, as known at the change: index 0 is the earliest day.
 * A residual is Σ_s (total − n · mean of the stratum at that maturity, within the segment).
 */
export interface Residuals {
  readonly n: Float64Array;
  readonly residual: Float64Array;
  /** The same by whole week, counted from the end. */
  readonly weekly: { readonly n: Float64Array; readonly residual: Float64Array };
  /** Sum of n. */
  readonly volume: number;
}

/** Residuals by day or by week. */
export interface ResidualSeries {
  readonly n: Float64Array;
  readonly residual: Float64Array;
  /** Σ_s n_s v_s: sampling variance of the residual sum. */
  readonly variance: Float64Array;
}

/**
 * A scope's residuals, which depend on its own history alone.
 * @param known longest maturity that history shows: what lags appear later may not change a frozen design
 */
export function residualsOf(
  history: HistorySample,
  strata: number,
  maturities: number,
  known: number,
  take: Take = takeNew,
): Residuals {
  const days = history.dailyN.length / strata;
  const n = take(days);
  const residual = take(days);
  let volume = 0;
  for (let s = 0; s < strata; s++) {
    let meanAt = -1;
    let mean = 0;
    let segment = 0;
    for (let d = 0; d < days; d++) {
      const count = history.dailyN[s * days + d]!;
      const total = history.dailyTotal[s * days + d]!;
      if (count === 0 && total === 0) continue;
      while (d >= history.ends[segment]!) segment++;
      const at = (segment * strata + s) * maturities + Math.min(known, days - d) - 1;
      if (at !== meanAt) mean = history.n[at]! > 0 ? history.total[at]! / history.n[at]! : 0;
      meanAt = at;
      volume += count;
      n[d]! += count;
      residual[d]! += total - count * mean;
    }
  }
  return { n, residual, weekly: { n: sumWeeks(n, take), residual: sumWeeks(residual, take) }, volume };
}

/**
 * Sampling variance of each day's residual sum, Σ_s n_s v_s.
 * @param dailyN n by stratum and day
 * @param variance v by stratum and maturity
 * @param days written to: one value a day, 0 at first
 */
export function fillVariance(
  dailyN: Float64Array,
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
      days[d]! += dailyN[s * length + d]! * variance[at]!;
    }
  }
}

/** Adds `values` to `sum`, one by one. */
export function addTo(sum: Float64Array, values: Float64Array): void {
  for (let d = 0; d < sum.length; d++) sum[d]! += values[d]!;
}

/** Sums of whole weeks, counted from the end; an incomplete first week is left out. */
export function sumWeeks(daily: Float64Array, take: Take = takeNew): Float64Array {
  const sums = take(Math.floor(daily.length / week));
  let d = daily.length - sums.length * week;
  for (let w = 0; w < sums.length; w++) {
    for (const end = d + week; d < end; d++) sums[w]! += daily[d]!;
  }
  return sums;
}

/**
 * Mean residuals of one scope less those of the others, with their sampling variances, the earliest first.
 * NaN where either side has no observation.
 */
export interface Differences {
  readonly x: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The scope against the others in the last `count` steps; without others, the scope by itself.
 * @param all the sum of all series, the scope's included; undefined when it has no others
 * @param part how much of the others is taken off, 0…1
 */
export function differencesFromOthers(
  own: ResidualSeries,
  all: ResidualSeries | undefined,
  count: number,
  part: number,
  take: Take = takeNew,
): Differences {
  const x = take(count);
  const variance = take(count);
  const from = own.n.length - count;
  for (let at = 0; at < count; at++) {
    const n = own.n[from + at]!;
    const residual = own.residual[from + at]!;
    const spread = own.variance[from + at]!;
    // Observations of the scope stand in the sum over all as well.
    const othersN = all === undefined ? 1 : all.n[from + at]! - n;
    if (n <= 0 || othersN <= 0) {
      x[at] = Number.NaN;
      variance[at] = Number.NaN;
      continue;
    }
    x[at] = residual / n;
    variance[at] = spread / (n * n);
    if (all === undefined) continue;
    x[at]! -= (part * (all.residual[from + at]! - residual)) / othersN;
    variance[at]! += (part * part * Math.max(0, all.variance[from + at]! - spread)) / (othersN * othersN);
  }
  return { x, variance };
}
