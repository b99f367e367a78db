import type { RoutingChangeEvent } from '../../contract/records/events.ts';
import { addDays } from '../../contract/records/instant.ts';
import { changeDay, scopesOf } from './scopes.ts';
import type { World } from './world.ts';

/** The changes that a brand of a world declares: the one that is judged first, then those of controls. */
export const declarationsOf = (world: World, brand: string): RoutingChangeEvent[] =>
  world.isDeclared ? [declare(world, brand), ...declareSteps(world, brand)] : [];

function declare(world: World, brand: string): RoutingChangeEvent {
  const instantOf = (day: number) => `${addDays(changeDay, day)}T00:00:00Z`;
  const { before, after } = world.exposure;
  const stages = world.stages.map(({ day, part }) => ({
    effective_at: instantOf(day),
    ai_share: before + part * (after - before),
  }));
  return {
    event: 'routing_change',
    schema: 1,
    source: 'simulate',
    occurred_at: instantOf(0),
    change_id: `${world.name}-${brand}`,
    effective_at: instantOf(0),
    kind: 'ai_rollout',
    selector: { brand: [brand], market: ['treated'] },
    ai_share_before: before,
    ai_share_after: after,
    ...(stages.length > 1 ? { stages } : {}),
  };
}

function declareSteps(world: World, brand: string): RoutingChangeEvent[] {
  const declared = declare(world, brand);
  return scopesOf(world).flatMap(({ market, step }) => {
    if (step === undefined) return [];
    const instant = `${addDays(changeDay, -step.daysBefore)}T00:00:00Z`;
    return [
      {
        ...declared,
        occurred_at: instant,
        change_id: `${declared.change_id}-${market}`,
        effective_at: instant,
        selector: { brand: [brand], market: [market] },
      },
    ];
  });
}
