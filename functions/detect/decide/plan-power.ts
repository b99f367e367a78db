import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { admitsBrand } from '../../contract/detection/selector.ts';
import { serviceAlarm } from '../../contract/detection/service-alarm.ts';
import type { Selector } from '../../contract/records/events.ts';
import type { Change } from '../changes/changes.ts';
import { designStream } from '../design/design-stream.ts';
import { createSampleCache } from '../design/sample-cache.ts';
import type { DesignSettings } from '../design/settle-design.ts';
import type { Stream, StreamScopes } from '../design/stream.ts';
import { daysAhead, dropOf, type Limit } from '../estimate/power/days-ahead.ts';
import { forecast } from '../estimate/power/forecast.ts';
import { levelAmong } from '../estimate/power/outlook.ts';
import type { FactsIndex } from '../facts/facts-index.ts';
import { createWorkspace } from '../noise/workspace.ts';
import type { Levels } from './multiplicity.ts';
import { scopesOf } from './stream-scopes.ts';

/** When a drop would be seen in a scope, if its routing were changed now. */
export interface PlannedDrop {
  /** Hundredths of a share, of the width of a score's scale, or of the mean cost. */
  readonly points: number;
  /** Days from the change, whose day is 1; null when two years are not enough. */
  readonly days: number | null;
  /** What keeps it from being seen within two years. */
  readonly limited_by: Limit | null;
}

/** What could be seen in one scope. */
export interface PlannedScope {
  readonly brand: string;
  /** `market/channel/queue`, or `*` for all that the change would cover. */
  readonly scope: string;
  readonly metric: string;
  /** Observations of the metric a day; null where nothing can be forecast. */
  readonly observations_a_day: number | null;
  readonly controls: number | null;
  /** Error level that the change would get. */
  readonly alpha: number;
  /** `ok`, or why nothing can be forecast. */
  readonly status: 'ok' | 'not_enough_data';
  readonly drops: readonly PlannedDrop[];
}

/** What is asked of a plan. */
export interface PlanQuestion extends DesignSettings {
  /** A judged metric, or `service`: then a drop in verified resolutions alone is asked about. */
  readonly metric: string;
  readonly points: readonly number[];
  readonly levels: Levels;
}

/** A routing change of tomorrow: it is in force from 00:00 UTC. */
export const plannedChange = (selector: Selector, day: number): Change => ({
  id: 'planned',
  kind: 'ai_rollout',
  selector,
  day,
  isFromMidnight: true,
  stageDays: [day],
  cutDays: [day],
  knownFrom: Number.NEGATIVE_INFINITY,
});

/**
 * When drops would be seen, were a change made the day after the facts end: for all that it covers, and for each scope
 * in it; a change of one scope has that one alone.
 */
export function planPower(
  index: FactsIndex,
  planned: Change,
  changes: readonly Change[],
  question: PlanQuestion,
): PlannedScope[] {
  if (!admitsBrand(planned.selector, index.brand)) return [];
  const all = [...changes, planned];
  const asked = metricsAsked(index, question.metric);
  const workspace = createWorkspace();
  const streams = new Map<string, Stream[]>();
  for (const metric of asked) {
    const rule = judgedMetrics.get(metric)!;
    const lastLook = index.lastDay;
    const family = { index, change: planned, metric, rule, lastLook, cache: createSampleCache(), workspace };
    for (const within of scopesAsked(scopesOf(index, index.metrics.get(metric) ?? [], planned, all))) {
      const stream = designStream(family, all, within, question);
      streams.set(within.name, [...(streams.get(within.name) ?? []), stream]);
    }
  }
  return [...streams].map(([scope, own]) => planScope(index.brand, scope, own, question));
}

/** The metrics of an alarm that are in the data, the one that is asked about first. */
function metricsAsked(index: FactsIndex, metric: string): string[] {
  const wanted: readonly string[] = metric === serviceAlarm.name ? serviceAlarm.metrics : [metric];
  return wanted.filter((name) => index.metrics.has(name));
}

/** Of one scope the whole is that scope. */
const scopesAsked = (scopes: readonly StreamScopes[]): readonly StreamScopes[] =>
  scopes.length === 2 ? scopes.slice(1) : scopes;

function planScope(
  brand: string,
  scope: string,
  streams: readonly Stream[],
  { metric, points, levels }: PlanQuestion,
): PlannedScope {
  const isAlarm = metric === serviceAlarm.name;
  const settled = streams.filter(({ design }) => design !== undefined);
  const alpha = isAlarm ? levels.alarm : levels.stream;
  const [stream] = settled;
  const ahead = stream === undefined ? [] : [...forecast(stream)];
  const last = ahead.at(-1);
  if (stream?.design === undefined || last === undefined) {
    const silent = { observations_a_day: null, controls: null, status: 'not_enough_data' } as const;
    const drops = points.map((each) => ({ points: each, days: null, limited_by: null }));
    return { brand, scope, metric, alpha, ...silent, drops };
  }
  const level = isAlarm ? levelAmong(settled.length, alpha) : alpha;
  const { design, rule } = stream;
  return {
    brand,
    scope,
    metric,
    observations_a_day: last.nAfter / last.day,
    controls: design.controls.length,
    alpha,
    status: 'ok',
    drops: points.map((each) => {
      const seen = daysAhead(ahead, dropOf(rule, each, design.meanBefore), stream, level);
      const days = seen !== undefined && 'days' in seen ? seen.days : null;
      return { points: each, days, limited_by: seen !== undefined && 'limit' in seen ? seen.limit : null };
    }),
  };
}
