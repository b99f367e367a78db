import type { JudgedMetric } from '../../../contract/definitions/metrics.ts';
import type { Look } from '../../../contract/detection/evaluation.ts';
import type { Stream } from '../../design/stream.ts';
import { logEValue } from '../e-process.ts';
import { burnIn } from '../fill-look.ts';
import type { Ahead } from './forecast.ts';
import { powerQuantile } from './power.ts';

/** Sizes of drops that are asked about, in points: hundredths of a share, of a score's scale, of a mean cost. */
export const askedDrops = [5, 10, 20] as const;

/** What keeps a drop from being seen within two years. */
export type Limit = NonNullable<Look['days_limited_by']>;

/** Days until a drop would be seen with 80 % power, or what stands against it. */
export type DaysAhead = { readonly days: number } | { readonly limit: Limit };

/**
 * A drop in the metric's unit.
 * @param points hundredths: of a share, of the width of a score's scale, of the mean before of money
 */
export function dropOf({ unit }: JudgedMetric, points: number, meanBefore: number): number {
  if (unit === 'share') return points / 100;
  return unit === 'points' ? (scoreWidth * points) / 100 : (Math.abs(meanBefore) * points) / 100;
}
/** Scores run from 1 to 5. */
const scoreWidth = 4;

/**
 * Days from a change, whose day is 1, until a drop is flagged with 80 % power at the volume of the days before: the
 * first day t past the burn-in with log E(g(t) drop − 0.84 √V(t)) ≥ log 1/α, g(t) being the part of a drop that values
 * show by then.
 * @param drop in the metric's unit, > 0
 * @param alpha the stream's level; of a guardrail half of it is spent on either side
 * @param days the stream's forecast
 * @returns undefined without a design
 */
export function daysAhead(
  days: readonly Ahead[],
  drop: number,
  { design, rule }: Pick<Stream, 'design' | 'rule'>,
  alpha: number,
): DaysAhead | undefined {
  if (design === undefined || days.length === 0) return undefined;
  const wanted = -Math.log(rule.better === 'two_sided' ? alpha / 2 : alpha);
  const firstSeen = (varianceOf: (ahead: Ahead) => number): number | undefined =>
    days.find((ahead) => isSeen(ahead, varianceOf(ahead), drop, design.rho, wanted))?.day;
  const seen = firstSeen(({ treated, controls, drift }) => treated + controls + drift);
  if (seen !== undefined) return { days: seen };
  if (firstSeen(({ treated, controls }) => treated + controls) !== undefined) return { limit: 'drift' };
  const isAlone = design.controls.length === 0;
  const alone = isAlone ? undefined : firstSeen(({ treated, drift }) => treated + drift);
  return { limit: alone === undefined ? 'few_tickets' : 'thin_controls' };
}

function isSeen(ahead: Ahead, variance: number, drop: number, rho: number, wanted: number): boolean {
  if (ahead.nAfter < burnIn.observations || ahead.day < burnIn.days) return false;
  const reach = ahead.shown * drop - powerQuantile * Math.sqrt(variance);
  return reach > 0 && logEValue(reach, 1 / variance, rho) >= wanted;
}
