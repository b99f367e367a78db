import type { FactRow } from '../../contract/detection/facts.ts';
import type { Draws } from './draws.ts';
import { drawExposure, drawLevel, weekdayOf } from './levels.ts';
import { drawAnswers, drawYeses, type Increment, shiftScores } from './outcomes.ts';
import { channel, type Scope } from './scopes.ts';
import { partInForce, type Stratum, type World } from './world.ts';

/** What all scopes of a brand share. */
export interface BrandDraws {
  readonly world: World;
  readonly brand: string;
  readonly days: readonly string[];
  /** Level of every day that all scopes have in common. */
  readonly common: Float64Array;
  readonly draws: Draws;
}

/** The facts of one scope, day by day and stratum by stratum. The order of the draws makes the rows. */
export function drawScope(of: BrandDraws, scope: Scope): FactRow[] {
  const { world, days, draws } = of;
  const isTreated = scope.drop !== undefined;
  const parts = days.map((_, index) => (isTreated ? partInForce(world, index - world.historyDays) : 0));
  const level = drawLevel(world, of.common, isTreated, draws);
  const exposure = drawExposure(world.exposure, parts, draws);
  return days.flatMap((dt, index) => {
    const part = parts[index]!;
    const shift =
      level[index]! + towardsWorse(world) * (part * (scope.drop ?? 0) + stepOn(world, scope, index));
    const day = { dt, part, shift, aiShare: exposure[index]!, volume: volumeOn(world, index) };
    return world.strata.flatMap((stratum) => drawStratum(of, scope, stratum, day));
  });
}

/** One day of a scope. */
interface DrawnDay {
  readonly dt: string;
  /** Part of the change that is in force. */
  readonly part: number;
  /** Of the metric's level. */
  readonly shift: number;
  readonly aiShare: number;
  readonly volume: number;
}

function drawStratum(of: BrandDraws, scope: Scope, stratum: Stratum, day: DrawnDay): FactRow[] {
  const { world, draws } = of;
  const { part } = day;
  const tickets = draws.poisson(ticketsExpected(world, scope, stratum, part) * day.volume);
  if (tickets === 0) return [];
  const cell = cellOf(of, day.dt, scope, stratum);
  const byAi = draws.binomial(tickets, day.aiShare);
  const outcomes = drawOutcomes(world, stratum, part, tickets, day.shift, draws);
  const companions = (world.companions ?? []).flatMap((companion) => {
    const drop = scope.drop === undefined ? 0 : towardsWorse(companion) * part * companion.drop;
    const yeses = drawYeses(tickets, companion.rate + drop, countedLagOf(world), world.delays, draws);
    return yeses.map((known) => factOf(cell, companion.metric, known));
  });
  return [
    { ...cell, metric: 'ai_share', lag_days: 0, n: tickets, total: byAi, total_squares: byAi },
    ...outcomes.map((known) => factOf(cell, world.metric, known)),
    ...companions,
  ];
}

type Cell = ReturnType<typeof cellOf>;

const factOf = (cell: Cell, metric: FactRow['metric'], known: Increment): FactRow => ({
  ...cell,
  metric,
  lag_days: known.lag,
  n: known.n,
  total: known.total,
  total_squares: known.totalSquares,
});

/** What an earlier change of its own has made of a control. */
function stepOn({ historyDays }: World, { step }: Scope, index: number): number {
  return step !== undefined && index >= historyDays - step.daysBefore ? step.drop : 0;
}

/** Factor on the volume of a day. */
const volumeOn = (world: World, index: number): number => world.weekdayVolume[weekdayOf(world, index)] ?? 1;

/** Part of the surveys answered (docs/detection.md, "What was measured"); tickets a day = answers a day / this. */
const responseRate = 0.25;

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

function cellOf({ world, brand }: BrandDraws, dt: string, scope: Scope, stratum: Stratum) {
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
