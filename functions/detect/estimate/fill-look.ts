import type { MetricUnit } from '../../contract/definitions/metrics.ts';
import type { Design } from '../design/design.ts';
import type { Window } from '../facts/samples.ts';
import { driftVariance } from '../noise/drift.ts';
import { compareStratum, emptyComparison, type StratumComparison } from './contrast.ts';
import type { ContrastSample } from './contrast-sample.ts';
import type { Pool } from './control-pool.ts';
import { logEValue, logTwoSidedEValue } from './e-process.ts';
import { figure, rowOf, type StreamLooks } from './look-table.ts';
import type { MixLedger } from './mix.ts';

/** Burn-in of docs/detection.md §5. */
export const burnIn = { observations: 30, days: 2, events: 10 };

/** Says of a look that there is no estimate. */
export function leaveOpen(figures: Float64Array, row: number): void {
  figures[row + figure.effect] = Number.NaN;
  figures[row + figure.variance] = Number.NaN;
  figures[row + figure.logE] = Number.NaN;
  figures[row + figure.mixEffect] = Number.NaN;
  figures.fill(Number.NaN, row + figure.meanBefore, row + figure.meanAfter + 1);
}

/** Sums over the strata of one look: treated means and counts, and the effect with its sampling variance. */
interface LookSums {
  weight: number;
  before: number;
  after: number;
  effect: number;
  variance: number;
  nBefore: number;
  totalBefore: number;
  nAfter: number;
  totalAfter: number;
}

const noSums = (): LookSums => ({
  weight: 0,
  before: 0,
  after: 0,
  effect: 0,
  variance: 0,
  nBefore: 0,
  totalBefore: 0,
  nAfter: 0,
  totalAfter: 0,
});

/** Written out, since this is done at every look. */
function clear(sums: LookSums): void {
  sums.weight = 0;
  sums.before = 0;
  sums.after = 0;
  sums.effect = 0;
  sums.variance = 0;
  sums.nBefore = 0;
  sums.totalBefore = 0;
  sums.nAfter = 0;
  sums.totalAfter = 0;
}

/** What the looks of one stream are made from; each look overwrites the mutable parts. */
export interface LookTask {
  readonly looks: StreamLooks;
  readonly design: Design;
  readonly window: Window;
  readonly treated: ContrastSample;
  readonly mix: MixLedger;
  readonly sums: LookSums;
  readonly treatedStratum: StratumComparison;
  readonly controlStratum: StratumComparison;
}

export const lookTask = (
  looks: StreamLooks,
  design: Design,
  window: Window,
  treated: ContrastSample,
  mix: MixLedger,
): LookTask => ({
  looks,
  design,
  window,
  treated,
  mix,
  sums: noSums(),
  treatedStratum: emptyComparison(),
  controlStratum: emptyComparison(),
});

/** Judges one look and writes its figures to the table. */
export function fillLook(task: LookTask, look: number, pool: Pool): void {
  const { looks, design, window, mix, sums } = task;
  const { rule } = design;
  const { figures } = looks.table;
  const row = rowOf(looks, look);
  const afterDay = look - window.afterFrom;
  sumStrata(task, look, pool);
  figures[row + figure.controls] = pool.count;
  figures[row + figure.nBefore] = sums.nBefore;
  figures[row + figure.nAfter] = sums.nAfter;
  const { weight } = sums;
  if (weight < 0.5) {
    leaveOpen(figures, row);
    return;
  }
  const sign = rule.better === 'down' ? -1 : 1;
  const effectiveControls = design.controls.length > 0 ? pool.effective : undefined;
  const drift = driftVariance(
    design.drift,
    look - window.changeDay + 1,
    effectiveControls,
    design.controlWeight,
  );
  const d = (sign * sums.effect) / weight;
  const v = (design.phi * sums.variance) / (weight * weight) + drift;
  const logE = rule.better === 'two_sided' ? logTwoSidedEValue : logEValue;
  figures[row + figure.effect] = d;
  figures[row + figure.meanBefore] = sums.before / weight;
  figures[row + figure.meanAfter] = sums.after / weight;
  figures[row + figure.variance] = v;
  const evidence = logE(d, 1 / v, design.rho);
  figures[row + figure.logE] = evidence;
  figures[row + figure.mixEffect] = sign * mix.effect(afterDay);
  if (!isPastBurnIn(sums, rule.unit, afterDay)) return;
  figures[row + figure.isReady] = 1;
  looks.evidence[look - looks.firstLook] = evidence;
}

/** Adds up the strata that have something on every side, and hands each to the ledger of the mix. */
function sumStrata(task: LookTask, look: number, pool: Pool): void {
  const { design, window, treated, mix, sums, treatedStratum, controlStratum } = task;
  const { weights, deviation, controlWeight } = design;
  const { maturities } = window;
  const afterDay = look - window.afterFrom;
  const isControlled = design.controls.length > 0;
  const knownAt = Math.min(maturities - 1, look - window.changeDay + 1);
  clear(sums);
  for (let s = 0; s < weights.length && afterDay >= 0; s++) {
    compareStratum(treated, s, afterDay, deviation, maturities, treatedStratum);
    controlStratum.nAfter = 0;
    if (pool.sample !== undefined)
      compareStratum(pool.sample, s, afterDay, deviation, maturities, controlStratum);
    mix.set(
      s,
      middleMean(treated, s, maturities, treatedStratum),
      middleMean(pool.sample, s, maturities, controlStratum),
    );
    if (treatedStratum.nAfter <= 0 || (isControlled && controlStratum.nAfter <= 0)) continue;
    const w = weights[s]!;
    sums.weight += w;
    sums.before += w * treatedStratum.meanBefore;
    sums.after += w * treatedStratum.meanAfter;
    sums.effect += w * (treatedStratum.meanBefore - treatedStratum.meanAfter);
    sums.variance += w * w * treatedStratum.variance;
    if (isControlled) {
      sums.effect -= controlWeight * w * (controlStratum.meanBefore - controlStratum.meanAfter);
      sums.variance += (controlWeight * w) ** 2 * controlStratum.variance;
    }
    sums.nBefore += treated.knownN[s * maturities + knownAt]!;
    sums.totalBefore += treated.knownTotal[s * maturities + knownAt]!;
    sums.nAfter += treatedStratum.nAfter;
    sums.totalAfter += treatedStratum.totalAfter;
  }
}

/** What of a look decides whether its burn-in is over: counts and sums of the treated. */
export type BurnInSums = Pick<LookSums, 'nBefore' | 'totalBefore' | 'nAfter' | 'totalAfter'>;

/**
 * Enough days, observations and, for a share, events of either kind. These are counted before and after together: a share
 * that was rare before would never speak otherwise.
 * @param afterDay 0 = first full day after the change
 */
export function isPastBurnIn(sums: BurnInSums, unit: MetricUnit, afterDay: number): boolean {
  const { nBefore, totalBefore, nAfter, totalAfter } = sums;
  const events = totalBefore + totalAfter;
  const isCounted = unit !== 'share' || Math.min(events, nBefore + nAfter - events) >= burnIn.events;
  return isCounted && nAfter >= burnIn.observations && afterDay + 1 >= burnIn.days;
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
