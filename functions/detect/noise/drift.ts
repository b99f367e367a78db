import type { Waves } from './waves.ts';

/** History used: 26 weeks. */
export const historyDays = 182;
const mostSteps = 200;

/**
 * The drift q̂ ≥ 0 of some waves, random-walk variance a day: maximum likelihood of all of them taken as
 * independent normal (Whittle 1953), by Fisher's scoring from 0. What a wave says weighs by its precision, so
 * that a scope with an answer a week cannot drown the others.
 * @param count how many of the waves, from the first on
 */
export function estimateDrift({ power, noise, gain }: Waves, count: number): number | undefined {
  let drift = 0;
  for (let step = 0; step < mostSteps; step++) {
    let top = 0;
    let bottom = 0;
    for (let j = 0; j < count; j++) {
      const expected = noise[j]! + drift * gain[j]!;
      if (!(expected > 0) || !Number.isFinite(expected)) continue;
      const weight = gain[j]! / (expected * expected);
      top += weight * (power[j]! - noise[j]!);
      bottom += weight * gain[j]!;
    }
    if (bottom === 0) return undefined;
    const next = Math.max(0, top / bottom);
    const isSettled = Math.abs(next - drift) <= 1e-12 * next;
    drift = next;
    if (isSettled || drift === 0) break;
  }
  return drift;
}

/** A drift of so many standard errors of none is beyond doubt. */
const beyondDoubt = 4;

/**
 * The drift of one scope's waves: where it is beyond doubt, a standard error more. Eight waves know it badly (most of
 * what they say is in three of them), and what is too small by chance raises false alarms.
 * @param count how many of the waves, from the first on
 */
export function cautiousDrift(waves: Waves, count: number): number | undefined {
  const drift = estimateDrift(waves, count);
  if (drift === undefined || drift <= beyondDoubt * driftError(waves, count, 0)) return drift;
  return drift + driftError(waves, count, drift);
}

/** Standard error of q̂ were the drift `drift`: (½ Σ (a_j/e_j)²)^−½ with e_j = noise_j + drift · a_j (Fisher). */
export function driftError({ noise, gain }: Waves, count: number, drift: number): number {
  let information = 0;
  for (let j = 0; j < count; j++) {
    const expected = noise[j]! + drift * gain[j]!;
    if (expected > 0 && Number.isFinite(expected)) information += (gain[j]! / expected) ** 2 / 2;
  }
  return 1 / Math.sqrt(information);
}

/**
 * Variance that drift adds to the contrast t days after the change: q̂ (28 + t)/3 (1 + c²/K_eff).
 * @param effectiveControls K_eff = 1/Σ(volume share)²; undefined without controls
 * @param controlWeight c
 */
export const driftVariance = (
  drift: number,
  t: number,
  effectiveControls: number | undefined,
  controlWeight: number,
): number =>
  ((drift * (28 + t)) / 3) *
  (effectiveControls === undefined ? 1 : 1 + controlWeight ** 2 / effectiveControls);
