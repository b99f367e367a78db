import { estimateDrift, fewestWeeks, wavesOf } from './drift.ts';
import { dispersionOf, overDispersion, ownDays, pooledDays } from './over-dispersion.ts';
import { addTo, fillVariance, type ResidualSeries, type Residuals, sumWeeks } from './residuals.ts';
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

/** Controls, each by itself and added up: the same for every stream that has the same ones. */
export interface ObservedControls {
  readonly groups: readonly ObservedGroup[];
  readonly sum: Residuals;
  readonly dailyN: Float64Array;
}

/** Adds up what was observed of the controls. */
export function poolControls(
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
  const groups = [treated, ...controls.groups];
  const histories = groups.map(({ history }) => history);
  const variance = new Float64Array(strata * maturities);
  for (let from = 0; from < variance.length; from += maturities) {
    variance.set(varianceByMaturity(histories, from, unit, known, maturities), from);
  }
  const days = treated.residuals.n.length;
  const row = takeRows(groups.length + 3, days);
  const varianceOf = (history: { readonly dailyN: Float64Array }, i: number): Float64Array => {
    fillVariance(history, variance, strata, maturities, Math.max(1, known), row(i));
    return row(i);
  };
  const series = groups.map(({ history, residuals: { n, residual } }, i) => {
    return { n, residual, variance: varianceOf(history, i) };
  });
  const own = series[0]!;
  const all =
    series.length === 1
      ? undefined
      : {
          n: addedTo(row(groups.length), controls.sum.n, own.n),
          residual: addedTo(row(groups.length + 1), controls.sum.residual, own.residual),
          variance: varianceOf(controls, groups.length + 2),
        };
  if (all !== undefined) addTo(all.variance, own.variance);
  const pooled = series.map((each) => dispersionOf(each, all, pooledDays));
  const phi = Math.max(overDispersion(pooled), overDispersion([dispersionOf(own, all, ownDays)]));
  const weekly = series.map(({ variance: daily }, i) => ({
    ...groups[i]!.residuals.weekly,
    variance: sumWeeks(daily),
  }));
  const allWeekly = all === undefined ? undefined : addWeekly(weekly[0]!, controls.sum, all.variance);
  const volumes = groups.map(({ residuals }) => residuals.volume);
  return {
    deviation: variance.map(Math.sqrt),
    phi,
    drift: weeks < fewestWeeks ? undefined : driftOf(weekly, volumes, allWeekly, phi),
  };
}

const addWeekly = (own: ResidualSeries, { weekly }: Residuals, daily: Float64Array): ResidualSeries => ({
  n: addedTo(new Float64Array(own.n.length), weekly.n, own.n),
  residual: addedTo(new Float64Array(own.n.length), weekly.residual, own.residual),
  variance: sumWeeks(daily),
});

function addedTo(sum: Float64Array, a: Float64Array, b: Float64Array): Float64Array {
  for (let at = 0; at < sum.length; at++) sum[at] = a[at]! + b[at]!;
  return sum;
}

/** Daily values of the design at work: designs are many, and nothing keeps them. */
let scratch = new Float64Array(0);

/** Rows of zeros, good until the next call. */
function takeRows(rows: number, length: number): (row: number) => Float64Array {
  if (scratch.length < rows * length) scratch = new Float64Array(rows * length);
  else scratch.fill(0, 0, rows * length);
  return (row) => scratch.subarray(row * length, (row + 1) * length);
}

function driftOf(
  series: readonly ResidualSeries[],
  volumes: readonly number[],
  all: ResidualSeries | undefined,
  phi: number,
): number | undefined {
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  const squares = volumes.reduce((sum, volume) => sum + volume ** 2, 0);
  return estimateDrift(
    series.map((own, i) => {
      const rest = total - volumes[i]!;
      return wavesOf(own, all, phi, rest > 0 ? (squares - volumes[i]! ** 2) / rest ** 2 : 0);
    }),
  );
}
