import { driftVariance } from '../noise/drift.ts';
import type { HistorySample } from '../noise/history-sample.ts';

/** Days over which ρ asks what could be seen. */
const ahead = 28;
/** ρ is at least so many standard errors of what 28 days will tell. */
const surely = 2.5;

/** Observations of a window, by stratum, once all of them are known. */
export interface Volumes {
  readonly treated: Float64Array;
  /** Undefined without controls. */
  readonly controls: Float64Array | undefined;
  /** Days of the window. */
  readonly days: number;
}

/**
 * How many observations of a window's day are known after so many days, as a part of all: by maturity, from whole
 * histories as known at the change.
 * @param days of history that hold anything
 * @param maturity longest lag that history shows + 1
 */
export function knownParts(
  histories: readonly HistorySample[],
  maturities: number,
  maturity: number,
  days: number,
): Float64Array {
  const parts = new Float64Array(Math.max(1, maturity)).fill(1);
  const seen = (m: number): number => {
    let n = 0;
    for (const history of histories) {
      for (let at = m - 1; at < history.n.length; at += maturities) n += history.n[at]!;
    }
    return n / Math.max(1, days - m + 1);
  };
  const all = seen(parts.length);
  for (let m = 1; m < parts.length && all > 0; m++) parts[m - 1] = Math.min(1, seen(m) / all);
  return parts;
}

/**
 * Observations of the last `days` before the change by stratum, the ones still to come included: what is known of
 * them, over the part that is known of days as old as those.
 * @param dailyN what was known at the change, stratum after stratum, by day of history
 */
export function matureVolume(
  dailyN: Float64Array,
  strata: number,
  parts: Float64Array,
  days: number,
): Float64Array {
  let known = 0;
  for (let age = 1; age <= days; age++) known += parts[Math.min(age, parts.length) - 1]!;
  const volumes = lastDays(dailyN, strata, days);
  for (let s = 0; s < strata; s++) volumes[s] = known > 0 ? (volumes[s]! * days) / known : 0;
  return volumes;
}

/** Sums of the last days of history, by stratum. */
export function lastDays(dailyN: Float64Array, strata: number, days: number): Float64Array {
  const length = dailyN.length / strata;
  const sums = new Float64Array(strata);
  for (let s = 0; s < strata; s++) {
    for (let d = length - days; d < length; d++) sums[s]! += dailyN[s * length + d]!;
  }
  return sums;
}

/**
 * Variance that the contrast will have 28 days after the change at the volume before it, everything known:
 * V28 = φ Σ_s w_s² v_s (1/n_before + 1/n_after, of the treated and c² times that of controls) + q̂ (28 + 28)/3 (1 + c²/K_eff).
 * Strata with nothing on a side leave their weight out.
 * @param deviation √v of mature values, by stratum
 * @param effectiveControls K_eff; undefined without controls
 * @returns NaN when no stratum has anything on every side
 */
export function varianceAhead(
  { treated, controls, days }: Volumes,
  weights: Float64Array,
  deviation: Float64Array,
  phi: number,
  drift: number,
  effectiveControls: number | undefined,
  controlWeight: number,
): number {
  const sides = 1 + days / ahead;
  let weight = 0;
  let sampling = 0;
  for (let s = 0; s < weights.length; s++) {
    const inverse = 1 / treated[s]! + (controls === undefined ? 0 : controlWeight ** 2 / controls[s]!);
    if (!Number.isFinite(inverse)) continue;
    weight += weights[s]!;
    sampling += weights[s]! ** 2 * deviation[s]! ** 2 * inverse * sides;
  }
  return (phi * sampling) / weight ** 2 + driftVariance(drift, ahead, effectiveControls, controlWeight);
}

/**
 * The drop that evidence is gathered for: the one most wanted, or where a stream is too thin to see it, what 28 days
 * can tell. It moves power, never the guarantee, and is frozen with the design.
 * @param least ρ₀, in the metric's unit
 */
export const rhoOf = (least: number, ahead28: number): number =>
  Number.isFinite(ahead28) ? Math.max(least, surely * Math.sqrt(ahead28)) : least;
