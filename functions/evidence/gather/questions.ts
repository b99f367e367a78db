import { findMetric } from '../../contract/definitions/metrics.ts';
import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import { addDays, type Day, daysBetween } from '../../contract/records/instant.ts';
import type { Answer, Ask } from './ask.ts';
import type { Place } from './subject.ts';
import type { PlaceFilters } from './tickets-of.ts';

/** Days shown before the change: the 28 compared, and the 28 that their own trend is judged by. */
export const daysBefore = 56;
const daysCompared = 28;
/** Observations a day, and of a share those that differ from the rest, below which a chart puts weeks together. */
const fewADay = 60;
const fewEvents = 4;
/** Tickets that a page chooses its lists from, newest first. */
const ticketsRead = 400;

/** What the questions of a page are about. */
export interface About {
  readonly place: Place;
  readonly metric: string;
  readonly lookedOn: string;
  readonly filters: PlaceFilters;
}

/** An undeclared change is known by its scope alone: no report tells its controls. */
const declaredId = (change: string): string | undefined => (isUndeclared(change) ? undefined : change);

/** The metric and, in rows of its own, the AI share by day, in the tickets of the change and in its controls. */
export function askCourse(
  ask: Ask,
  { place, metric, lookedOn, filters }: About,
  looks: Answer,
): Promise<Answer> {
  return ask('course', 'change_course', {
    ...filters.narrow,
    change: declaredId(place.change),
    from: addDays(place.since, -daysBefore),
    to: lookedOn,
    counted_from: place.since,
    days_together: isThin(looks, metric) ? '7' : undefined,
    metric,
    beside: 'ai_share',
  });
}

/** Too few observations a day for a point of its own, or of a share too few of its rarer outcome. */
export function isThin({ rows }: Pick<Answer, 'rows'>, metric: string): boolean {
  const last = rows.findLast((row) => row.metric === metric);
  if (last === undefined) return true;
  const aDay = Number(last.n_after ?? 0) / Number(last.days ?? 1);
  const share = findMetric(metric)?.unit === 'share' ? Number(last.after ?? 0.5) : 0.5;
  return aDay < fewADay || aDay * Math.min(share, 1 - share) < fewEvents;
}

/** The days before a change that are compared with those since. */
const comparedDays = (since: Day, to: Day) => ({
  ...{ before_from: addDays(since, -daysCompared), before_to: addDays(since, -1) },
  ...{ from: since, to },
});

/** What else a change of the metric could be: mix, who answered, what the silent could have said. */
export async function askParts(ask: Ask, { place, metric, lookedOn, filters }: About) {
  const days = comparedDays(place.since, lookedOn);
  const parts = { ...filters.narrow, ...days, change: declaredId(place.change), metric };
  const [explained, responses] = await Promise.all([
    ask('parts', 'drop_explained', parts),
    ask('responses', 'response_bias', { ...filters.narrow, from: days.from, to: days.to }),
  ]);
  return { parts: explained, responses };
}

/** The newest tickets of the place since the change: of the days that hold twice as many as a page reads, were they alike. */
export function askTickets(ask: Ask, { place, lookedOn, filters }: About, looks: Answer): Promise<Answer> {
  const aDay = Math.max(
    0,
    ...looks.rows.map(({ n_after, days }) => Number(n_after ?? 0) / Number(days ?? 1)),
  );
  const days = aDay === 0 ? Number.POSITIVE_INFINITY : Math.ceil((2 * ticketsRead) / aDay);
  const recent = days < daysBetween(place.since, lookedOn) ? addDays(lookedOn, -days) : place.since;
  return ask('tickets', 'tickets', {
    ...filters.narrow,
    ...{ from: recent, to: lookedOn, limit: String(ticketsRead) },
  });
}

/** What became of claims, of requests for a person, and what it all costs, since the change. */
export async function askService(ask: Ask, { place, lookedOn, filters }: Omit<About, 'metric'>) {
  const since = { ...filters.narrow, from: place.since, to: lookedOn };
  const before = addDays(place.since, -daysBefore);
  const shared = Object.keys(filters.narrow).join(',');
  const [claims, access, cost, quality, handback] = await Promise.all([
    ask('claims', 'claim_gap', { ...since, from: before, by: shared }),
    ask('access', 'human_access', { ...since, by: 'first_handler' }),
    ask('cost', 'cost_quality', since),
    ask('quality', 'ai_vs_human', since),
    ask('handback', 'handback_candidates', { ...since, by: shared }),
  ]);
  return { claims, access, cost, quality, handback };
}
