import type { FactRow } from '../../contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../contract/records/events.ts';
import { addDays } from '../../contract/records/instant.ts';
import { declarationsOf } from './declarations.ts';
import { drawScope } from './draw-scope.ts';
import { createDraws } from './draws.ts';
import { drawCommonLevel, lengthOf } from './levels.ts';
import { changeDay, channel, scopesOf } from './scopes.ts';
import type { World } from './world.ts';

/** What a replication really contains. */
export interface Truth {
  readonly brand: string;
  readonly change_id: string | null;
  readonly change_day: string;
  /** True drop by treated leaf scope once the change is complete; positive = worse. */
  readonly drops: Readonly<Record<string, number>>;
}

/** One brand of a world. */
export interface Replication {
  readonly rows: readonly FactRow[];
  readonly changes: readonly RoutingChangeEvent[];
  readonly truth: Truth;
}

/** Draws one replication of a world: the same world, seed and number give the same rows in the same order. */
export function replicate(world: World, seed: number, replication: number): Replication {
  const draws = createDraws(seed, `${world.name}/${replication}`);
  const brand = `r${String(replication).padStart(4, '0')}`;
  const common = drawCommonLevel(world, draws);
  const days = Array.from({ length: lengthOf(world) }, (_, i) => addDays(changeDay, i - world.historyDays));
  const brandDraws = { world, brand, days, common, draws };
  const rows = scopesOf(world).flatMap((scope) => drawScope(brandDraws, scope));
  const changes = declarationsOf(world, brand);
  const drops = scopesOf(world).flatMap(({ market, queue, drop }) =>
    drop === undefined ? [] : [[`${market}/${channel}/${queue}`, drop] as const],
  );
  const truth = {
    brand,
    change_id: changes[0]?.change_id ?? null,
    change_day: changeDay,
    drops: Object.fromEntries(drops),
  };
  return { rows, changes, truth };
}
