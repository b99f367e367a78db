import { driftVariance } from '../../noise/drift.ts';
import { logEValue } from '../e-process.ts';

/** The precision that one look has reached. */
export interface Precision {
  /** Days since the change, the change's day being 1. */
  readonly day: number;
  readonly nBefore: number;
  readonly nAfter: number;
  /** Variance of the effect, drift included. */
  readonly variance: number;
  readonly drift: number;
  /** Controls left; 0: none. */
  readonly controls: number;
  /** How much of them is taken off, 0…1. */
  readonly controlWeight: number;
}

const longestDays = 730;
/** Φ⁻¹(0.8) */
export const powerQuantile = 0.8416212335729143;

/**
 * Days from the change until a drop of `rho` is flagged with 80 % power at the present volume: the first day t
 * with ρ ≥ D*(t) + 0.84 √V(t), where D* is the effect at which E reaches 1/α. V(t) is projected from the
 * look: sampling variance in proportion to 1/n_before + 1/n_after, drift as it grows.
 * @param rho NaN without a design
 * @returns undefined when two years are not enough or the look says nothing
 */
export function daysToDetect(precision: Precision, rho: number, alpha: number): number | undefined {
  const { day, nBefore, nAfter, variance, drift, controls, controlWeight } = precision;
  const walk = (t: number) => driftVariance(drift, t, controls > 0 ? controls : undefined, controlWeight);
  const unit = (variance - walk(day)) / (1 / nBefore + 1 / nAfter);
  if (!(rho > 0) || !(unit > 0) || !Number.isFinite(unit) || !(nBefore > 0) || !(nAfter > 0))
    return undefined;
  const wanted = -Math.log(alpha);
  for (let t = 1; t <= longestDays; t++) {
    const projected = unit * (1 / nBefore + day / (nAfter * t)) + walk(t);
    const reach = rho - powerQuantile * Math.sqrt(projected);
    if (reach <= 0 || mostEvidence(reach, projected, rho) < wanted) continue;
    if (logEValue(reach, 1 / projected, rho) >= wanted) return t;
  }
  return undefined;
}

/** No log E is larger: log 2 + ρ² S²/(2v), without the two terms that only take away. Spares hundreds of logarithms. */
function mostEvidence(effect: number, variance: number, rho: number): number {
  const scale = rho ** 2 / variance;
  return Math.LN2 + (scale * effect ** 2) / variance / (2 * (1 + scale));
}
