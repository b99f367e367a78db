import { estimateDrift, fewestWeeks, poolDrift } from './drift.ts';
import { dispersionOf, overDispersion } from './over-dispersion.ts';
import { addSeries, type ResidualSeries } from './residuals.ts';
import type { HistorySample } from './samples.ts';
import { varianceByMaturity } from './variance.ts';

/** How noisy the streams of a design are, as known at the change. */
export interface Noise {
  /** √v by stratum and maturity. */
  readonly deviation: Float64Array;
  /** Over-dispersion factor, ≥ 1. */
  readonly phi: number;
  /** Random-walk variance a day; undefined when history is too short to tell. */
  readonly drift: number | undefined;
}

/**
 * Estimates v, φ and q̂ from the histories of the treated (first) and its controls.
 * @param weeks whole weeks of history there are
 */
export function estimateNoise(
  histories: readonly HistorySample[],
  unit: 'points' | 'share' | 'money',
  strata: number,
  maturities: number,
  weeks: number,
): Noise {
  const variance = pooledVariance(histories, unit, strata, maturities);
  const known = Math.max(1, ...histories.map((history) => history.maturities));
  const series = histories.map((history) => residualSeries(history, variance, strata, maturities, known));
  const all = series.length > 1 ? addSeries(series, series[0]!.n.length) : undefined;
  const dispersions = series.map((own) => dispersionOf(own, all));
  const phi = Math.max(overDispersion(dispersions), overDispersion(dispersions.slice(0, 1)));
  return {
    deviation: variance.map(Math.sqrt),
    phi,
    drift: weeks < fewestWeeks ? undefined : driftOf(series, all, phi),
  };
}

function driftOf(
  series: readonly ResidualSeries[],
  all: ResidualSeries | undefined,
  phi: number,
): number | undefined {
  const volumes = series.map(({ n }) => n.reduce((sum, count) => sum + count, 0));
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  const squares = volumes.reduce((sum, volume) => sum + volume ** 2, 0);
  return poolDrift(
    series.map((own, i) => {
      const rest = total - volumes[i]!;
      return estimateDrift(own, all, phi, rest > 0 ? (squares - volumes[i]! ** 2) / rest ** 2 : 0);
    }),
  );
}

function pooledVariance(
  histories: readonly HistorySample[],
  unit: 'points' | 'share' | 'money',
  strata: number,
  maturities: number,
): Float64Array {
  const variance = new Float64Array(strata * maturities);
  const known = Math.max(...histories.map((history) => history.maturities));
  for (let s = 0; s < strata; s++) {
    const from = s * maturities;
    const sums = histories.map((history) => ({
      n: history.n.subarray(from, from + maturities),
      total: history.total.subarray(from, from + maturities),
      totalSquares: history.totalSquares.subarray(from, from + maturities),
    }));
    variance.set(varianceByMaturity(sums, unit, known, maturities), from);
  }
  return variance;
}

/** @param known longest maturity that history shows: what lags appear later may not change a frozen design */
function residualSeries(
  history: HistorySample,
  variance: Float64Array,
  strata: number,
  maturities: number,
  known: number,
): ResidualSeries {
  const days = history.dailyN.length / strata;
  const series = {
    n: new Float64Array(days),
    residual: new Float64Array(days),
    variance: new Float64Array(days),
  };
  for (let s = 0; s < strata; s++) {
    for (let d = 0; d < days; d++) {
      const n = history.dailyN[s * days + d]!;
      const total = history.dailyTotal[s * days + d]!;
      if (n === 0 && total === 0) continue;
      const at = s * maturities + Math.min(known, days - d) - 1;
      const mean = history.n[at]! > 0 ? history.total[at]! / history.n[at]! : 0;
      series.n[d]! += n;
      series.residual[d]! += total - n * mean;
      series.variance[d]! += n * variance[at]!;
    }
  }
  return series;
}
