import { estimateDrift, fewestWeeks, wavesOf } from './drift.ts';
import type { HistorySample } from './history-sample.ts';
import { dispersionOf, overDispersion, ownDays, pooledDays } from './over-dispersion.ts';
import { addTo, fillVariance, type ResidualSeries, type Residuals, sumWeeks } from './residuals.ts';
import { varianceByMaturity } from './variance.ts';
import { createScratch } from './workspace.ts';

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

/** Controls, each by itself and added up: the same for every stream that has the same ones. */
export interface ObservedControls {
  readonly groups: readonly ObservedGroup[];
  readonly sum: Residuals;
  readonly dailyN: Float64Array;
}

/** Adds up what was observed of the controls. */
export function addControls(
  groups: readonly ObservedGroup[],
  days: number,
  strata: number,
): ObservedControls {
  const n = new Float64Array(days);
  const residual = new Float64Array(days);
  const dailyN = new Float64Array(days * strata);
  let volume = 0;
  for (const { history, residuals } of groups) {
    addTo(n, residuals.n);
    addTo(residual, residuals.residual);
    addTo(dailyN, history.dailyN);
    volume += residuals.volume;
  }
  const weekly = { n: sumWeeks(n), residual: sumWeeks(residual) };
  return { groups, sum: { n, residual, weekly, volume }, dailyN };
}

/** What one estimate works with between its steps. */
const scratch = createScratch();

/**
 * Estimates v, φ and q̂ from the histories of the treated and its controls.
 * @param known longest maturity of all histories, 0 when they are empty
 * @param weeks whole weeks of history there are
 */
export function estimateNoise(
  treated: ObservedGroup,
  controls: ObservedControls,
  unit: 'points' | 'share' | 'money',
  strata: number,
  maturities: number,
  known: number,
  weeks: number,
): Noise {
  scratch.clear();
  const groups = [treated, ...controls.groups];
  const histories = groups.map(({ history }) => history);
  const variance = new Float64Array(strata * maturities);
  for (let from = 0; from < variance.length; from += maturities) {
    variance.set(varianceByMaturity(histories, from, unit, known, maturities), from);
  }
  const spread = (residuals: Residuals, dailyN: Float64Array): SpreadResiduals => {
    const daily = scratch.take(residuals.n.length);
    fillVariance(dailyN, variance, strata, maturities, Math.max(1, known), daily);
    return withVariance(residuals, daily);
  };
  const series = groups.map(({ history, residuals }) => spread(residuals, history.dailyN));
  const own = series[0]!;
  const all = series.length === 1 ? undefined : addSpread(own, spread(controls.sum, controls.dailyN));
  const pooled = series.map(({ daily }) => dispersionOf(daily, all?.daily, pooledDays));
  const phi = Math.max(
    overDispersion(pooled),
    overDispersion([dispersionOf(own.daily, all?.daily, ownDays)]),
  );
  const volumes = groups.map(({ residuals }) => residuals.volume);
  return {
    deviation: variance.map(Math.sqrt),
    phi,
    drift: weeks < fewestWeeks ? undefined : driftOf(series, volumes, all, phi),
  };
}

/** Residuals with their sampling variances, by day and by whole week. */
interface SpreadResiduals {
  readonly daily: ResidualSeries;
  readonly weekly: ResidualSeries;
}

const withVariance = ({ n, residual, weekly }: Residuals, variance: Float64Array): SpreadResiduals => ({
  daily: { n, residual, variance },
  weekly: { n: weekly.n, residual: weekly.residual, variance: sumWeeks(variance, scratch.take) },
});

const addSpread = (a: SpreadResiduals, b: SpreadResiduals): SpreadResiduals => ({
  daily: addSeries(a.daily, b.daily),
  weekly: addSeries(a.weekly, b.weekly),
});

const addSeries = (a: ResidualSeries, b: ResidualSeries): ResidualSeries => ({
  n: added(a.n, b.n),
  residual: added(a.residual, b.residual),
  variance: added(a.variance, b.variance),
});

function added(a: Float64Array, b: Float64Array): Float64Array {
  const sum = scratch.take(a.length);
  for (let at = 0; at < sum.length; at++) sum[at] = a[at]! + b[at]!;
  return sum;
}

function driftOf(
  series: readonly SpreadResiduals[],
  volumes: readonly number[],
  all: SpreadResiduals | undefined,
  phi: number,
): number | undefined {
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  const squares = volumes.reduce((sum, volume) => sum + volume ** 2, 0);
  return estimateDrift(
    series.map(({ weekly }, i) => {
      const rest = total - volumes[i]!;
      return wavesOf(weekly, all?.weekly, phi, rest > 0 ? (squares - volumes[i]! ** 2) / rest ** 2 : 0);
    }),
  );
}
