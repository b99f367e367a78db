import type { Design } from '../../../../functions/detect/design/design.ts';
import { effectiveOf } from '../../../../functions/detect/design/design.ts';
import type { Stratification } from '../../../../functions/detect/design/stratify.ts';
import type { Stream } from '../../../../functions/detect/design/stream.ts';
import { driftError, estimateDrift } from '../../../../functions/detect/noise/drift.ts';
import { sampleHistory } from '../../../../functions/detect/noise/history-sample.ts';
import {
  fillVariance,
  type ResidualSeries,
  residualsOf,
  sumWeeks,
} from '../../../../functions/detect/noise/residuals.ts';
import { addWaves, createWaves, type Waves } from '../../../../functions/detect/noise/waves.ts';
import type { ContrastDay } from './filter.ts';

const recent = 28;

/** Variance that a scope's own level gains in a day, by each reading of history. */
export interface Walk {
  /** What the product takes: all scopes together or, with caution, the treated set by itself. */
  readonly product: number;
  /** That of all scopes and half a standard error. */
  readonly pooled: number;
  /** That of the treated set by itself and half a standard error. */
  readonly own: number;
  /** What the last 28 days moved against those before them, beyond sampling. */
  readonly recent: number;
}

/** The factor of the walk of the treated less c times their controls: 1 + c²/K_eff. */
export const walksTogether = ({ weights, controls, controlWeight }: Design): number => {
  const effective = effectiveOf(weights, controls);
  return effective === undefined ? 1 : 1 + controlWeight ** 2 / effective;
};

/** @param before the contrast of every day before the change, as known at the change */
export function walkOf(
  stream: Stream,
  design: Design,
  stratification: Stratification,
  before: readonly ContrastDay[],
): Walk {
  return {
    product: design.drift,
    ...wavesWalk(stream, design, stratification),
    recent: recentWalk(before, walksTogether(design)),
  };
}

/** q_pre = max(0, (Δ² − V_Δ)/((h/3)(1 + c²/K_eff))), Δ = mean of the last 28 days less that of the rest of the h days. */
function recentWalk(before: readonly ContrastDay[], together: number): number {
  const last = meanOf(before.slice(-recent));
  const rest = meanOf(before.slice(0, -recent));
  const excess = (last.mean - rest.mean) ** 2 - last.variance - rest.variance;
  return excess > 0 ? excess / ((before.length / 3) * together) : 0;
}

/** The mean weighted by what each day tells, and its sampling variance. */
function meanOf(days: readonly ContrastDay[]): { mean: number; variance: number } {
  let weight = 0;
  let sum = 0;
  for (const { value, variance } of days) {
    if (Number.isNaN(value) || !(variance > 0)) continue;
    weight += 1 / variance;
    sum += value / variance;
  }
  return { mean: sum / weight, variance: 1 / weight };
}

/** The walks that the slow waves of history show, of all scopes and of the first of them, the treated set. */
function wavesWalk(
  stream: Stream,
  design: Design,
  stratification: Stratification,
): Pick<Walk, 'pooled' | 'own'> {
  const { window, controls, controlWeight, phi } = design;
  const strata = design.strata.length;
  const known = Math.max(1, design.maturity);
  const groups = [{ cells: stream.treated, cuts: [] as readonly number[] }, ...controls];
  const series = groups.map(({ cells, cuts }) => {
    const history = sampleHistory(stream.index, stratification.assign(cells), strata, window, cuts);
    const residuals = residualsOf(history, strata, window.maturities, known);
    const variance = new Float64Array(residuals.n.length);
    fillVariance(
      history.dailyN,
      design.deviation.map((sd) => sd * sd),
      strata,
      window.maturities,
      known,
      variance,
    );
    const weekly: ResidualSeries = { ...residuals.weekly, variance: sumWeeks(variance) };
    return { weekly, ends: history.ends, volume: residuals.volume };
  });
  const all = series.length === 1 ? undefined : sumSeries(series.map(({ weekly }) => weekly));
  const total = series.reduce((sum, { volume }) => sum + volume, 0);
  const waves = createWaves(series.reduce((sum, { ends }) => sum + ends.length, 0));
  let treated: number | undefined;
  for (const { weekly, ends, volume } of series) {
    const squares = series.reduce((sum, other) => sum + other.volume ** 2, 0) - volume ** 2;
    const others = total > volume ? squares / (total - volume) ** 2 : 0;
    addWaves(waves, { own: weekly, all, phi, others, first: 0, ends, part: controlWeight });
    treated ??= waves.count;
  }
  return {
    pooled: withHalfError(waves, waves.count) ?? design.drift,
    own: withHalfError(waves, treated ?? 0) ?? 0,
  };
}

/** The walk of the first waves and half its standard error; undefined where they say nothing. */
function withHalfError(waves: Waves, count: number): number | undefined {
  const drift = estimateDrift(waves, count);
  return drift === undefined ? undefined : drift + driftError(waves, count, drift) / 2;
}

function sumSeries(series: readonly ResidualSeries[]): ResidualSeries {
  const length = series[0]!.n.length;
  const sum = {
    n: new Float64Array(length),
    residual: new Float64Array(length),
    variance: new Float64Array(length),
  };
  for (const each of series) {
    for (let at = 0; at < length; at++) {
      sum.n[at]! += each.n[at]!;
      sum.residual[at]! += each.residual[at]!;
      sum.variance[at]! += each.variance[at]!;
    }
  }
  return sum;
}
