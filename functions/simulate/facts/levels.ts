import type { Draws } from './draws.ts';
import type { Exposure, World } from './world.ts';

/** What all scopes of one brand share on each day of the world. */
export function drawCommonLevel(world: World, draws: Draws): Float64Array {
  const { commonShock, commonWalk } = world.movement;
  return drawMovement(lengthOf(world), commonShock, commonWalk, draws);
}

/**
 * A scope's level on each day, as a shift of its mean in the metric's unit: what all share, its own
 * movement, and the weekday. Effects of the change are not in it.
 */
export function drawLevel(
  world: World,
  common: Float64Array,
  isTreated: boolean,
  draws: Draws,
): Float64Array {
  const { ownShock, ownWalk, treatedWalk = ownWalk } = world.movement;
  const own = drawMovement(common.length, ownShock, isTreated ? treatedWalk : ownWalk, draws);
  return own.map((shift, i) => shift + common[i]! + (world.weekdayLevel[weekdayOf(world, i)] ?? 0));
}

/** The AI share of each day: `part` of the way from before to after, plus an AR(1) deviation, within 0…1. */
export function drawExposure(exposure: Exposure, parts: readonly number[], draws: Draws): Float64Array {
  const { before, after, dispersion, autocorrelation } = exposure;
  const innovation = Math.sqrt(1 - autocorrelation ** 2);
  let deviation = dispersion > 0 ? draws.normal() : 0;
  return Float64Array.from(parts, (part) => {
    if (dispersion > 0) deviation = autocorrelation * deviation + innovation * draws.normal();
    return Math.min(1, Math.max(0, before + part * (after - before) + dispersion * deviation));
  });
}

export const lengthOf = (world: World): number => world.historyDays + world.daysAfter;

/** 0 = Monday. The change's first day is a Monday. */
export const weekdayOf = (world: World, index: number): number => (((index - world.historyDays) % 7) + 7) % 7;

function drawMovement(length: number, shock: number, walk: number, draws: Draws): Float64Array {
  let level = 0;
  return Float64Array.from({ length }, () => {
    if (walk > 0) level += walk * draws.normal();
    return level + (shock > 0 ? shock * draws.normal() : 0);
  });
}
