import type { CellRows } from '../facts/facts-index.ts';
import type { Window } from '../facts/samples.ts';
import { type HistorySample, sampleHistory } from '../noise/history-sample.ts';
import {
  addControls,
  estimateNoise,
  type Noise,
  type ObservedControls,
  type ObservedGroup,
} from '../noise/noise.ts';
import { residualsOf } from '../noise/residuals.ts';
import { type Take, takeNew } from '../noise/workspace.ts';
import type { Control } from './controls.ts';
import { type Design, type DesignControl, effectiveOf, hashDesign, toShares } from './design.ts';
import { knownParts, lastDays, matureVolume, rhoOf } from './rho.ts';
import type { Stratification } from './stratify.ts';
import type { Stream } from './stream.ts';
import { countTickets } from './tickets.ts';
import { type Weighed, weighControls } from './weigh-controls.ts';

/** Settings of the deployment that a design depends on. */
export interface DesignSettings {
  readonly rho: Readonly<Record<string, number>>;
  readonly drift: Readonly<Record<string, number>>;
}

/** A stream whose windows, strata and controls are chosen, and whose noise is not estimated yet. */
export interface UnsettledStream extends Omit<Stream, 'design' | 'stratification' | 'hasPreTrend'> {
  readonly window: Window;
  readonly stratification: Stratification;
  readonly controls: readonly Control[];
  /** The treated's mean in the before-window. */
  readonly meanBefore: number;
  /** First day with an observation of the treated or a control. */
  readonly earliest: number;
  /** Days before the change from which another routing of the treated held, ascending. */
  readonly cuts: readonly number[];
  readonly settings: DesignSettings;
}

/** Estimates once, at the change, what a stream's looks rest on, and freezes it. */
export function settleDesign(stream: UnsettledStream): Design {
  const { change, scope, metric, rule, window, stratification, meanBefore, settings } = stream;
  const weights = ticketShares(stream);
  const observed = stream.workspace.step(() => observe(stream, weights));
  const { maturity, controls, weighed } = observed;
  const { noise, controlWeight, ahead28 } = weighed;
  const wanted = settings.rho[metric] ?? rule.detection.rho;
  const parts = {
    rule,
    strata: stratification.names,
    weights,
    phi: noise.phi,
    drift: driftOf(noise, stream),
    isDriftDefault: noise.drift === undefined,
    rho: rhoOf(rule.unit === 'money' ? wanted * Math.max(1e-9, Math.abs(meanBefore)) : wanted, ahead28),
    meanBefore,
    window,
    maturity,
    controls,
    controlWeight,
    notes: stratification.notes,
  };
  const hash = hashDesign(change, scope, metric, { ...parts, noise });
  return { ...parts, deviation: noise.deviation, hash };
}

/** Without controls drift is at least this part of the default: nothing else would tell what history does not show. */
const leastOfDefault = 0.25;

function driftOf({ drift }: Noise, { settings, metric, rule, controls }: UnsettledStream): number {
  const unknown = settings.drift[metric] ?? rule.detection.drift;
  if (drift === undefined) return unknown;
  return controls.length === 0 ? Math.max(drift, leastOfDefault * unknown) : drift;
}

/** Shares of the treated's tickets before the change, by stratum. */
function ticketShares({ index, change, treated, stratification, window }: UnsettledStream): Float64Array {
  if (stratification.names.length === 1) return Float64Array.of(1);
  const beforeOnly = { ...window, lastLook: change.day - 1 };
  return toShares(countTickets(index, change, treated, stratification, beforeOnly).before);
}

/** What is read from the histories of a stream. */
interface Observed {
  readonly maturity: number;
  readonly controls: readonly DesignControl[];
  readonly weighed: Weighed;
}

/** Reads the histories: the longest maturity that any of them shows, the controls' weight and the noise that goes with it. */
function observe(stream: UnsettledStream, weights: Float64Array): Observed {
  const { index, change, rule, treated, cache, window, stratification, controls, workspace } = stream;
  const strata = stratification.names.length;
  const sample = (cells: readonly CellRows[], cuts: readonly number[], take: Take): HistorySample =>
    sampleHistory(index, stratification.assign(cells), strata, window, cuts, take);
  const own = sample(treated, stream.cuts, workspace.take);
  const others = cache.get('histories', () =>
    controls.map(({ cells, cuts }) => sample(cells, cuts, takeNew)),
  );
  const maturity = others.reduce((longest, { maturities }) => Math.max(longest, maturities), own.maturities);
  const withResiduals = (history: HistorySample, take: Take): ObservedGroup => ({
    history,
    residuals: residualsOf(history, strata, window.maturities, Math.max(1, maturity), take),
  });
  const observed: ObservedControls = cache.get(`residuals ${maturity}`, () =>
    addControls(
      others.map((each) => withResiduals(each, takeNew)),
      change.day - window.historyFrom,
      strata,
    ),
  );
  const missing = Math.max(0, stream.earliest - window.historyFrom);
  const input = {
    treated: withResiduals(own, workspace.take),
    controls: observed,
    unit: rule.unit,
    strata,
    maturities: window.maturities,
    known: maturity,
    missing,
    workspace,
  };
  const noiseWith = (controlWeight: number) => estimateNoise({ ...input, controlWeight });
  const days = change.day - window.beforeFrom;
  const historyDays = change.day - window.historyFrom - missing;
  const parts = knownParts([own, ...others], window.maturities, maturity, historyDays);
  const volumeOf = (dailyN: Float64Array) => matureVolume(dailyN, strata, parts, days);
  const controlVolumes = controls.length === 0 ? undefined : volumeOf(observed.dailyN);
  const volumes = { treated: volumeOf(own.dailyN), controls: controlVolumes, days };
  const counted = cache.get('controls by stratum', () =>
    controls.map((control, i) => ({ ...control, byStratum: lastDays(others[i]!.dailyN, strata, days) })),
  );
  const weighed = weighControls({
    noiseWith,
    driftOf: (noise) => driftOf(noise, stream),
    volumes,
    weights,
    maturities: window.maturities,
    effective: effectiveOf(weights, counted),
  });
  return { maturity, controls: counted, weighed };
}
