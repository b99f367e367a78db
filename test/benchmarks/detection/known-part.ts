import { daysBetween } from '../../../functions/contract/records/instant.ts';
import { verificationDays } from '../../../functions/simulate/facts/draw-scope.ts';
import type { Replication } from '../../../functions/simulate/facts/replicate.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import type { World } from '../../../functions/simulate/facts/world.ts';

/**
 * The part of a share's true drop that a look can know: each day after the change weighs by the tickets counted
 * by then, and has shown the part of its yeses whose delay has passed. 1 for scores, which come with their n.
 * @returns that part by look day, the change's day being 1
 */
export function knownPartOf(world: World, { rows }: Replication): (look: number) => number {
  if (world.metric === 'csat') return () => 1;
  const countedLag = world.metric === 'verified_resolution_rate' ? verificationDays : 0;
  const passed = runningSums(world.delays.unhappy);
  const counted = new Map<number, number>();
  for (const row of rows) {
    if (row.market !== 'treated' || row.metric !== world.metric || row.dt < changeDay) continue;
    const day = daysBetween(changeDay, row.dt) + 1;
    counted.set(day, (counted.get(day) ?? 0) + row.n);
  }
  return (look) => {
    let all = 0;
    let known = 0;
    for (const [day, n] of counted) {
      const age = look - day - countedLag;
      if (age < 0) continue;
      all += n;
      known += n * passed[Math.min(age, passed.length - 1)]!;
    }
    return all > 0 ? known / all : 0;
  };
}

function runningSums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
