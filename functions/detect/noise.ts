import { estimateDrift, fewestWeeks, poolDrift } from './drift.ts';
import { dispersionOf, overDispersion } from './over-dispersion.ts';
import { addSeries, fillVariance, type ResidualSeries, type Residuals } from './residuals.ts';
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

/** One group's history and its residuals. */
export interface ObservedGroup {
  readonly history: HistorySample;
  readonly residuals: Residuals;
}

/**
 * Estimates v, φ and q̂ from the histories of the treated (first) and its controls.
 * @param known longest maturity of all histories, 0 when they are empty
 * @param weeks whole weeks of history there are
 */
export function estimateNoise(
  groups: readonly ObservedGroup[],
  unit: 'points' | 'share' | 'money',
  strata: number,
  maturities: number,
  known: number,
  weeks: number,
): Noise {
  const histories = groups.map(({ history }) => history);
  const variance = new Float64Array(strata * maturities);
  for (let from = 0; from < variance.length; from += maturities) {
    variance.set(varianceByMaturity(histories, from, unit, known, maturities), from);
  }
  const days = groups[0]!.residuals.n.length;
  const daily = new Float64Array(groups.length * days);
  const series = groups.map(({ history, residuals: { n, residual } }, i) => {
    const ofDays = daily.subarray(i * days, (i + 1) * days);
    fillVariance(history, variance, strata, maturities, Math.max(1, known), ofDays);
    return { n, residual, variance: ofDays };
  });
  const all = series.length > 1 ? addSeries(series, days) : undefined;
  const dispersions = series.map((own) => dispersionOf(own, all));
  const phi = Math.max(overDispersion(dispersions), overDispersion(dispersions.slice(0, 1)));
  const volumes = groups.map(({ residuals }) => residuals.volume);
  return {
    deviation: variance.map(Math.sqrt),
    phi,
    drift: weeks < fewestWeeks ? undefined : driftOf(series, volumes, all, phi),
  };
}

function driftOf(
  series: readonly ResidualSeries[],
  volumes: readonly number[],
  all: ResidualSeries | undefined,
  phi: number,
): number | undefined {
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  const squares = volumes.reduce((sum, volume) => sum + volume ** 2, 0);
  return poolDrift(
    series.map((own, i) => {
      const rest = total - volumes[i]!;
      return estimateDrift(own, all, phi, rest > 0 ? (squares - volumes[i]! ** 2) / rest ** 2 : 0);
    }),
  );
}
