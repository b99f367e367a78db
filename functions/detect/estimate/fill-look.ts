import type { Design } from '../design/design.ts';
import type { Window } from '../facts/samples.ts';
import { driftVariance } from '../noise/drift.ts';
import { compareStratum, emptyComparison, type StratumComparison } from './contrast.ts';
import type { ContrastSample } from './contrast-sample.ts';
import type { Pool } from './control-pool.ts';
import { logEValue, logTwoSidedEValue } from './e-process.ts';
import { figure, rowOf, type StreamLooks } from './look-table.ts';
import type { MixLedger } from './mix.ts';

/** Burn-in of detection.md §4. */
const burnIn = { observations: 30, days: 2, events: 10 };

/** Says of a look that there is no estimate. */
export function leaveOpen(figures: Float64Array, row: number): void {
  figures[row + figure.effect] = Number.NaN;
  figures[row + figure.variance] = Number.NaN;
  figures[row + figure.logE] = Number.NaN;
  figures[row + figure.mixEffect] = Number.NaN;
  figures.fill(Number.NaN, row + figure.meanBefore, row + figure.meanAfter + 1);
}

const mine = emptyComparison();
const theirs = emptyComparison();

/** Judges one look and writes its figures to the table. */
export function fillLook(
  looks: StreamLooks,
  look: number,
  design: Design,
  window: Window,
  treated: ContrastSample,
  pool: Pool,
  mix: MixLedger,
): void {
  const { rule, weights, deviation } = design;
  const { maturities } = window;
  const afterDay = look - window.afterFrom;
  const { figures } = looks.table;
  const row = rowOf(looks, look);
  figures[row + figure.controls] = pool.count;
  const isControlled = design.controls.length > 0;
  const knownAt = Math.min(maturities - 1, look - window.changeDay + 1);
  let weight = 0;
  let before = 0;
  let after = 0;
  let effect = 0;
  let variance = 0;
  let nBefore = 0;
  let totalBefore = 0;
  let nAfter = 0;
  let totalAfter = 0;
  for (let s = 0; s < weights.length; s++) {
    if (afterDay < 0) break;
    compareStratum(treated, s, afterDay, deviation, maturities, mine);
    theirs.nAfter = 0;
    if (pool.sample !== undefined) {
      compareStratum(pool.sample, s, afterDay, deviation, maturities, theirs);
    }
    mix.set(s, middleMean(treated, s, maturities, mine), middleMean(pool.sample, s, maturities, theirs));
    if (mine.nAfter <= 0 || (isControlled && theirs.nAfter <= 0)) continue;
    const w = weights[s]!;
    weight += w;
    before += w * mine.meanBefore;
    after += w * mine.meanAfter;
    effect += w * (mine.meanBefore - mine.meanAfter);
    variance += w * w * mine.variance;
    if (isControlled) {
      effect -= w * (theirs.meanBefore - theirs.meanAfter);
      variance += w * w * theirs.variance;
    }
    nBefore += treated.knownN[s * maturities + knownAt]!;
    totalBefore += treated.knownTotal[s * maturities + knownAt]!;
    nAfter += mine.nAfter;
    totalAfter += mine.totalAfter;
  }
  figures[row + figure.nBefore] = nBefore;
  figures[row + figure.nAfter] = nAfter;
  if (weight < 0.5) {
    leaveOpen(figures, row);
    return;
  }
  const sign = rule.better === 'down' ? -1 : 1;
  const drift = driftVariance(
    design.drift,
    look - window.changeDay + 1,
    isControlled ? pool.effective : undefined,
  );
  const d = (sign * effect) / weight;
  const v = (design.phi * variance) / (weight * weight) + drift;
  figures[row + figure.effect] = d;
  figures[row + figure.meanBefore] = before / weight;
  figures[row + figure.meanAfter] = after / weight;
  figures[row + figure.variance] = v;
  figures[row + figure.logE] = (rule.better === 'two_sided' ? logTwoSidedEValue : logEValue)(
    d,
    1 / v,
    design.rho,
  );
  figures[row + figure.mixEffect] = sign * mix.effect(afterDay);
  const isCounted =
    rule.unit !== 'share' ||
    (Math.min(totalBefore, totalAfter) >= burnIn.events &&
      Math.min(nBefore - totalBefore, nAfter - totalAfter) >= burnIn.events);
  const isOver = nAfter >= burnIn.observations && afterDay + 1 >= burnIn.days;
  figures[row + figure.isReady] = isOver && isCounted ? 1 : 0;
}

/** ½(μ0+μ1) of a stratum; one that is empty after takes its mean before. */
function middleMean(
  sample: ContrastSample | undefined,
  stratum: number,
  maturities: number,
  comparison: StratumComparison,
): number {
  if (comparison.nAfter > 0) return (comparison.meanBefore + comparison.meanAfter) / 2;
  const at = stratum * maturities;
  if (sample === undefined || !(sample.knownN[at]! > 0)) return 0;
  return sample.knownTotal[at]! / sample.knownN[at]!;
}
