import type { FactRow } from '../../contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../contract/records/events.ts';
import { addDays } from '../../contract/records/instant.ts';
import { createDraws, type Draws } from './draws.ts';
import { drawCommonLevel, drawExposure, drawLevel, lengthOf, weekdayOf } from './levels.ts';
import { drawAnswers, drawYeses, type Increment, shiftScores } from './outcomes.ts';
import { partInForce, type Stratum, type World } from './world.ts';

/** First day of the change in every world, a Monday. */
export const changeDay = '2025-01-06';

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

interface Scope {
  readonly market: string;
  readonly queue: string;
  readonly perDay: number;
  /** Undefined for a control. */
  readonly drop?: number;
  /** A change of its own before. */
  readonly step?: { readonly daysBefore: number; readonly drop: number };
}

const channel = 'chat';
const sourceName = 'simulate';
/** Part of the surveys answered (docs/detection.md, "What was measured"); tickets a day = answers a day / this. */
const responseRate = 0.25;

/** Draws one replication of a world: the same world, seed and number give the same rows in the same order. */
export function replicate(world: World, seed: number, replication: number): Replication {
  const draws = createDraws(seed, `${world.name}/${replication}`);
  const brand = `r${String(replication).padStart(4, '0')}`;
  const common = drawCommonLevel(world, draws);
  const days = Array.from({ length: lengthOf(world) }, (_, i) => addDays(changeDay, i - world.historyDays));
  const rows = scopesOf(world).flatMap((scope) => drawScope(world, brand, days, scope, common, draws));
  const changes = world.isDeclared ? [declare(world, brand), ...declareSteps(world, brand)] : [];
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

function scopesOf(world: World): Scope[] {
  const treated = world.treated.map((leaf, i) => ({ market: 'treated', queue: `leaf${i + 1}`, ...leaf }));
  const controls = Array.from({ length: world.controls.count }, (_, i) => ({
    market: `control${i + 1}`,
    queue: 'all',
    perDay: world.controls.perDay,
    ...(i < (world.steppedControls?.count ?? 0) ? { step: world.steppedControls! } : {}),
  }));
  return [...treated, ...controls];
}

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
    source: sourceName,
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

function drawScope(
  world: World,
  brand: string,
  days: readonly string[],
  scope: Scope,
  common: Float64Array,
  draws: Draws,
): FactRow[] {
  const isTreated = scope.drop !== undefined;
  const parts = days.map((_, index) => (isTreated ? partInForce(world, index - world.historyDays) : 0));
  const level = drawLevel(world, common, isTreated, draws);
  const exposure = drawExposure(world.exposure, parts, draws);
  const rows: FactRow[] = [];
  for (const [index, dt] of days.entries()) {
    const part = parts[index]!;
    const step =
      scope.step !== undefined && index >= world.historyDays - scope.step.daysBefore ? scope.step.drop : 0;
    const shift = level[index]! + towardsWorse(world) * (part * (scope.drop ?? 0) + step);
    const volume = volumeOn(world, index);
    for (const stratum of world.strata) {
      const tickets = draws.poisson(ticketsExpected(world, scope, stratum, part) * volume);
      if (tickets === 0) continue;
      const cell = cellOf(world, dt, brand, scope, stratum);
      const byAi = draws.binomial(tickets, exposure[index]!);
      rows.push({ ...cell, metric: 'ai_share', lag_days: 0, n: tickets, total: byAi, total_squares: byAi });
      for (const known of drawOutcomes(world, stratum, part, tickets, shift, draws)) {
        const { lag, n, total, totalSquares } = known;
        rows.push({ ...cell, metric: world.metric, lag_days: lag, n, total, total_squares: totalSquares });
      }
      for (const companion of world.companions ?? []) {
        const rate = companion.rate + (isTreated ? towardsWorse(companion) * part * companion.drop : 0);
        for (const { lag, n, total, totalSquares } of drawYeses(
          tickets,
          rate,
          countedLagOf(world),
          world.delays,
          draws,
        )) {
          rows.push({
            ...cell,
            metric: companion.metric,
            lag_days: lag,
            n,
            total,
            total_squares: totalSquares,
          });
        }
      }
    }
  }
  return rows;
}

/** Factor on the volume of a day. */
const volumeOn = (world: World, index: number): number => world.weekdayVolume[weekdayOf(world, index)] ?? 1;

function ticketsExpected(world: World, scope: Scope, stratum: Stratum, part: number): number {
  const share = part > 0 ? (stratum.partAfter ?? stratum.part) : stratum.part;
  return (scope.perDay * share) / (world.metric === 'csat' ? responseRate : 1);
}

/** +1 where a higher value is worse. */
const towardsWorse = ({ metric }: Pick<World, 'metric'>): number =>
  metric === 'reopen_rate' || metric === 'repeat_contact_rate' ? 1 : -1;

function drawOutcomes(
  world: World,
  stratum: Stratum,
  part: number,
  tickets: number,
  shift: number,
  draws: Draws,
): Increment[] {
  const delays = part > 0 ? (world.delaysAfter ?? world.delays) : world.delays;
  if (world.metric === 'csat') {
    const response = part > 0 ? (stratum.responseAfter ?? stratum.response) : stratum.response;
    const answers = draws.binomial(tickets, response);
    return drawAnswers(answers, shiftScores(stratum.scores, shift), delays, draws);
  }
  return drawYeses(tickets, stratum.rate + shift, countedLagOf(world), delays, draws);
}

const countedLagOf = ({ metric, countedLag }: World): number =>
  countedLag ?? (metric === 'verified_resolution_rate' ? verificationDays : 0);

/** W of the domain: a verified resolution is counted that many days after the start. */
export const verificationDays = 7;

function cellOf(world: World, dt: string, brand: string, scope: Scope, stratum: Stratum) {
  return {
    dt,
    brand,
    market: scope.market,
    channel,
    queue: scope.queue,
    intent: stratum.intent,
    language: world.hasOwnLanguages === true ? scope.market : (stratum.language ?? 'en'),
    priority: stratum.priority ?? 'normal',
    handler_kind: '*',
  };
}
