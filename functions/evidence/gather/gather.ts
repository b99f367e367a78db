import { addDays } from '../../contract/instant.ts';
import { type Row, textOf } from '../../contract/rows.ts';
import type { Settings } from '../../contract/settings.ts';
import { type Answer, type Ask, createAsk, type RunSql } from './ask.ts';
import { chooseStreams, metricOf, rowAt, type Streams } from './streams.ts';
import { choosePlace, type Place, serviceMetrics, type Wanted } from './subject.ts';
import { type PlaceFilters, placeFilters } from './tickets-of.ts';
import { judge, type Verdict } from './verdict.ts';

/** Everything that a page says: answers of reports, and which of their rows it is about. */
export interface Evidence {
  readonly place: Place;
  readonly verdict: Verdict;
  readonly streams: Streams;
  /** The metric that charts and explanations follow. */
  readonly metric: string;
  /** Last day counted; the day of the change where nobody has looked. */
  readonly lookedOn: string;
  readonly filters: PlaceFilters;
  readonly currency: string;
  /** routing_impact of the change: every scope and metric. */
  readonly impact: Answer;
  /** Every recorded look of the scope. */
  readonly looks: Answer;
  readonly course: Answer;
  readonly aiShare: Answer;
  readonly parts: Answer;
  readonly responses: Answer;
  /** The newest tickets of the place since the change. */
  readonly tickets: Answer;
}

/** Days shown before the change: the 28 compared, and the 28 that their own trend is judged by. */
const daysBefore = 56;
const daysCompared = 28;
/** Observations a day below which a chart puts weeks together. */
const fewADay = 25;
/** Tickets that a page chooses its lists from, newest first. */
const ticketsRead = '400';

/**
 * Asks the reports for all that a page needs; it computes nothing itself.
 * @throws NothingToShow, NothingCurated, and what `run` throws
 */
export async function gatherEvidence(wanted: Wanted, run: RunSql, settings: Settings): Promise<Evidence> {
  const ask = createAsk(run, settings);
  const place = await choosePlace(wanted, ask, run);
  const { change, brand, scope, since } = place;
  const impact = await ask('impact', 'routing_impact', { from: since, to: since, change, brand });
  const looks = await ask('looks', 'looks', {
    from: since,
    to: lastLook(impact.rows, since),
    change,
    brand,
    scope,
  });
  const streams = chooseStreams(impact, looks, scope);
  const metric = streams.carrying[0] === undefined ? followed(streams) : metricOf(streams.carrying[0]);
  const lookedOn = lastLook(
    impact.rows.filter((row) => row.scope === scope),
    since,
  );
  const filters = placeFilters(place, impact.rows);
  const about = { place, metric, lookedOn, filters };
  const [course, parts, tickets] = await Promise.all([
    askCourse(ask, about, looks),
    askParts(ask, about),
    askTickets(ask, about),
  ]);
  return {
    ...about,
    verdict: judge(streams),
    streams,
    currency: settings.currency,
    impact,
    looks,
    ...course,
    ...parts,
    tickets,
  };
}

type About = Pick<Evidence, 'place' | 'metric' | 'lookedOn' | 'filters'>;

const lastLook = (rows: readonly Row[], since: string): string =>
  [since, ...rows.map((row) => textOf(row, 'looked_on'))].sort().at(-1) ?? since;

/** Where no metric has numbers: the one that decides, or verified resolutions. */
const followed = ({ deciding }: Streams): string => {
  const metric = deciding === undefined ? undefined : metricOf(deciding);
  return metric === undefined || metric === 'service' ? (serviceMetrics[0] ?? 'csat') : metric;
};

/** An undeclared change is known by its scope alone: no report tells its controls. */
const declaredId = (change: string): string | undefined =>
  change.startsWith('implicit:') ? undefined : change;

async function askCourse(ask: Ask, { place, metric, lookedOn, filters }: About, looks: Answer) {
  const given = {
    ...filters.narrow,
    change: declaredId(place.change),
    from: addDays(place.since, -daysBefore),
    to: lookedOn,
    counted_from: place.since,
    days_together: isThin(looks, metric) ? '7' : undefined,
  };
  const [course, aiShare] = await Promise.all([
    ask('course', 'change_course', { ...given, metric }),
    ask('aiShare', 'change_course', { ...given, metric: 'ai_share' }),
  ]);
  return { course, aiShare };
}

/** Too few observations a day for a point of its own. */
function isThin(looks: Answer, metric: string): boolean {
  const last = looks.rows.findLast((row) => row.metric === metric);
  return last === undefined || Number(last.n_after ?? 0) < fewADay * Number(last.days ?? 1);
}

async function askParts(ask: Ask, { place, metric, lookedOn, filters }: About) {
  const before = { before_from: addDays(place.since, -daysCompared), before_to: addDays(place.since, -1) };
  const after = { from: place.since, to: lookedOn };
  const parts = { ...filters.narrow, ...before, ...after, change: declaredId(place.change), metric };
  return {
    parts: await ask('parts', 'drop_explained', parts),
    responses: await ask('responses', 'response_bias', { ...filters.narrow, ...after }),
  };
}

const askTickets = (ask: Ask, { place, lookedOn, filters }: About): Promise<Answer> =>
  ask('tickets', 'tickets', { ...filters.narrow, from: place.since, to: lookedOn, limit: ticketsRead });

/** The row of the deciding stream, where there is one. */
export const decidingRow = ({ streams }: Evidence): Row =>
  streams.deciding === undefined ? {} : rowAt(streams.deciding);
