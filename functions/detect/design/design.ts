import { hash } from 'node:crypto';
import type { JudgedMetric } from '../../contract/definitions/metrics.ts';
import { dayText } from '../../contract/detection/brand-facts.ts';
import type { Change } from '../changes/changes.ts';
import type { Window } from '../facts/samples.ts';
import type { Noise } from '../noise/noise.ts';
import type { Control } from './controls.ts';

/** A control with its observations in the before-window by stratum, as known at the change. */
export interface DesignControl extends Control {
  readonly byStratum: Float64Array;
}

/** Everything that is settled at the change and never estimated again. */
export interface Design {
  readonly rule: JudgedMetric;
  readonly strata: readonly string[];
  /** Shares of treated tickets before, by stratum; they add up to 1. */
  readonly weights: Float64Array;
  /** √v by stratum and maturity. */
  readonly deviation: Float64Array;
  readonly phi: number;
  readonly drift: number;
  readonly isDriftDefault: boolean;
  readonly rho: number;
  /** The treated's mean in the before-window. */
  readonly meanBefore: number;
  readonly window: Window;
  /** Longest lag that history shows, + 1: days as old as that are fully mature. */
  readonly maturity: number;
  readonly controls: readonly DesignControl[];
  /** c, 0…1: how much of the controls' move is taken off; 1 without controls. */
  readonly controlWeight: number;
  readonly notes: readonly string[];
  readonly hash: string;
}

/** Turns counts into shares that add up to 1. */
export function toShares(counts: Float64Array): Float64Array {
  const sum = counts.reduce((all, count) => all + count, 0);
  return sum > 0 ? counts.map((count) => count / sum) : counts;
}

/**
 * K_eff = 1/Σ_i (Σ_s w_s n_is/n_Cs)²: how many controls the contrast really uses, i over the controls that are left. Strata
 * without any of their observations leave their weight out.
 * @param weights w_s
 * @param volumes n_is, by control and stratum
 * @returns 0 when nothing is left
 */
export function effectiveControls(weights: Float64Array, volumes: readonly Float64Array[]): number {
  const shares = new Float64Array(volumes.length);
  let used = 0;
  for (let s = 0; s < weights.length; s++) {
    let all = 0;
    for (const volume of volumes) all += volume[s]!;
    if (all <= 0) continue;
    used += weights[s]!;
    for (let i = 0; i < shares.length; i++) shares[i]! += (weights[s]! * volumes[i]![s]!) / all;
  }
  let squares = 0;
  for (const share of shares) squares += share * share;
  return squares > 0 ? (used * used) / squares : 0;
}

/** K_eff of a design's controls; undefined without any. */
export const effectiveOf = (
  weights: Float64Array,
  controls: readonly { readonly byStratum: Float64Array }[],
): number | undefined =>
  controls.length === 0
    ? undefined
    : effectiveControls(
        weights,
        controls.map(({ byStratum }) => byStratum),
      );

/**
 * Hash of a design, the same whatever is learnt later: numbers to 9 digits, so that the order in which
 * an engine adds up cannot change it.
 */
export function hashDesign(
  change: Change,
  scope: string,
  metric: string,
  parts: Omit<Design, 'hash' | 'deviation'> & { readonly noise: Noise },
): string {
  const { window, noise } = parts;
  const round = (value: number) => value.toPrecision(9);
  const known = parts.strata.flatMap((_, s) =>
    [...noise.deviation.subarray(s * window.maturities, s * window.maturities + parts.maturity)].map(round),
  );
  const text = JSON.stringify([
    [change.id, change.kind, dayText(change.day), change.selector, scope, metric],
    [window.beforeFrom, window.afterFrom - change.day],
    [parts.strata, [...parts.weights].map(round), known],
    [round(parts.phi), round(parts.drift), round(parts.rho), round(parts.controlWeight)],
    parts.controls.map(({ identity }) => identity),
  ]);
  return hash('sha256', text, 'hex').slice(0, 16);
}
