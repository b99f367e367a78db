import type { MetricUnit } from '../../contract/definitions/metrics.ts';
import { cautiousDrift, estimateDrift } from './drift.ts';
import type { HistorySample } from './history-sample.ts';
import { dispersionOf, overDispersion, ownDays, pooledDays } from './over-dispersion.ts';
import { addTo, fillVariance, type ResidualSeries, type Residuals, sumWeeks } from './residuals.ts';
import { varianceByMaturity } from './variance.ts';
import { addWaves, createWaves } from './waves.ts';
import type { Take, Workspace } from './workspace.ts';

/** How noisy the streams of a design are, as known at the change. */
export interface Noise {
  /** √v by stratum and maturity. */
  readonly deviation: Float64Array;
  /** Over-dispersion factor, ≥ 1. */
  readonly phi: number;
  /** Random-walk variance a day; undefined when history is too short to estimate it. */
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

/** What the noise of one stream is estimated from. */
export interface NoiseInput {
  readonly treated: ObservedGroup;
  readonly controls: ObservedControls;
  readonly unit: MetricUnit;
  readonly strata: number;
  /** Largest maturity there is. */
  readonly maturities: number;
  /** Longest maturity of all histories, 0 when they are empty. */
  readonly known: number;
  /** Days of history before the first observation of any group. */
  readonly missing: number;
  /** c: how much of the controls is taken off. */
  readonly controlWeight: number;
  readonly workspace: Workspace;
}

/** Estimates v, φ and q̂ from the histories of the treated and its controls. */
export const estimateNoise = (input: NoiseInput): Noise => input.workspace.step(() => estimate(input));

function estimate(input: NoiseInput): Noise {
  const { treated, controls, controlWeight, workspace } = input;
  const groups = [treated, ...controls.groups];
  const variance = varianceByStratum(groups, input);
  const spread = (residuals: Residuals, history: Pick<HistorySample, 'dailyN' | 'ends'>) =>
    withVariance(residuals, history, variance, input);
  const series = groups.map(({ history, residuals }) => spread(residuals, history));
  const own = series[0]!;
  const all =
    series.length === 1
      ? undefined
      : addSpread(own, spread(controls.sum, { dailyN: controls.dailyN, ends: [] }), workspace.take);
  const dispersion = ({ daily, ends }: SpreadResiduals, days: number) =>
    workspace.step(() => dispersionOf(daily, all?.daily, days, ends, controlWeight, workspace.take));
  const phi = Math.max(
    overDispersion(series.map((each) => dispersion(each, pooledDays))),
    overDispersion([dispersion(own, ownDays)]),
  );
  const volumes = groups.map(({ residuals }) => residuals.volume);
  return {
    deviation: variance.map(Math.sqrt),
    phi,
    drift: driftOf(series, volumes, all, phi, input),
  };
}

/** v by stratum and maturity, pooled within the groups' segments. */
function varianceByStratum(
  groups: readonly ObservedGroup[],
  { unit, strata, maturities, known }: NoiseInput,
): Float64Array {
  const histories = groups.map(({ history }) => history);
  const variance = new Float64Array(strata * maturities);
  for (let from = 0; from < variance.length; from += maturities) {
    variance.set(varianceByMaturity(histories, from, variance.length, unit, known, maturities), from);
  }
  return variance;
}

/** Residuals with their sampling variances, by day and by whole week. */
interface SpreadResiduals {
  readonly daily: ResidualSeries;
  readonly weekly: ResidualSeries;
  /** Where the segments end, as days of history. */
  readonly ends: readonly number[];
}

function withVariance(
  { n, residual, weekly }: Residuals,
  { dailyN, ends }: Pick<HistorySample, 'dailyN' | 'ends'>,
  variance: Float64Array,
  { strata, maturities, known, workspace: { take } }: NoiseInput,
): SpreadResiduals {
  const daily = take(n.length);
  fillVariance(dailyN, variance, strata, maturities, Math.max(1, known), daily);
  return {
    daily: { n, residual, variance: daily },
    weekly: { n: weekly.n, residual: weekly.residual, variance: sumWeeks(daily, take) },
    ends,
  };
}

const addSpread = (a: SpreadResiduals, b: SpreadResiduals, take: Take): SpreadResiduals => ({
  daily: addSeries(a.daily, b.daily, take),
  weekly: addSeries(a.weekly, b.weekly, take),
  ends: [],
});

const addSeries = (a: ResidualSeries, b: ResidualSeries, take: Take): ResidualSeries => ({
  n: added(a.n, b.n, take),
  residual: added(a.residual, b.residual, take),
  variance: added(a.variance, b.variance, take),
});

function added(a: Float64Array, b: Float64Array, take: Take): Float64Array {
  const sum = take(a.length);
  for (let at = 0; at < sum.length; at++) sum[at] = a[at]! + b[at]!;
  return sum;
}

/** The larger of the drift of all scopes and, with caution, that of the treated set, the first, by itself. */
function driftOf(
  series: readonly SpreadResiduals[],
  volumes: readonly number[],
  all: SpreadResiduals | undefined,
  phi: number,
  { missing, controlWeight, workspace: { take } }: NoiseInput,
): number | undefined {
  const total = sumOf(volumes, (volume) => volume);
  const squares = sumOf(volumes, (volume) => volume ** 2);
  const waves = createWaves(
    sumOf(series, ({ ends }) => ends.length),
    take,
  );
  let treated = 0;
  for (let i = 0; i < series.length; i++) {
    const { weekly, ends } = series[i]!;
    const rest = total - volumes[i]!;
    const others = rest > 0 ? (squares - volumes[i]! ** 2) / rest ** 2 : 0;
    addWaves(waves, {
      own: weekly,
      all: all?.weekly,
      phi,
      others,
      first: missing / 7,
      ends,
      part: controlWeight,
      take,
    });
    if (i === 0) treated = waves.count;
  }
  const pooled = estimateDrift(waves, waves.count);
  // Many quiet controls must not hide a treated scope that wanders.
  return pooled === undefined ? undefined : Math.max(pooled, cautiousDrift(waves, treated) ?? 0);
}

const sumOf = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amountOf(item), 0);
