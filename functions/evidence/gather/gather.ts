import type { Settings } from '../../contract/definitions/settings.ts';
import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import { type Row, textOf } from '../../contract/lake/rows.ts';
import { addDays } from '../../contract/records/instant.ts';
import { earlierHarm, earlierInWords } from '../../findings/earlier-harm.ts';
import { readFindings } from '../../findings/read-findings.ts';
import { readNamed } from '../../report/named-places.ts';
import { type Answer, type Ask, createAsk, type Given, type RunSql } from './ask.ts';
import { askCourse, askParts, askService, askTickets, daysBefore } from './questions.ts';
import { chooseStreams, metricOf, rowAt, type Streams } from './streams.ts';
import { type FoundPlace, newestChange, type Place, serviceMetrics, type Wanted } from './subject.ts';
import { isPlain, type PlaceFilters, placeFilters, scopesOf } from './tickets-of.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Everything that a page says: answers of reports, and which of their rows it is about. */
export interface Evidence {
  readonly place: Place;
  readonly verdict: Verdict;
  /** What was found in the place before an undeclared change took it over, in words; empty where nothing was. */
  readonly earlier: string;
  readonly streams: Streams;
  /** The metric that charts and explanations follow. */
  readonly metric: string;
  /** Last day counted; the day of the change where nobody has looked. */
  readonly lookedOn: string;
  readonly filters: PlaceFilters;
  readonly currency: string;
  /** Minutes within which a person must be reached, by channel. */
  readonly accessLimits: Settings['human_access_slo_minutes'];
  /** W: a claim is verified when nothing contradicts it for so many days. */
  readonly verificationDays: number;
  /** routing_impact of the change: every scope and metric. */
  readonly impact: Answer;
  /** Every recorded look of the scope. */
  readonly looks: Answer;
  /** The metric and the AI share by day, as rows of one answer. */
  readonly course: Answer;
  readonly parts: Answer;
  readonly responses: Answer;
  /** Claims by week and handler kind, access to a person, cost, quality at the same mix, and what a hand-back would do. */
  readonly claims: Answer;
  readonly access: Answer;
  readonly cost: Answer;
  readonly quality: Answer;
  readonly handback: Answer;
  /** The newest tickets of the place since the change. */
  readonly tickets: Answer;
}

/**
 * Asks the reports for all that a page needs; it computes nothing itself.
 * @param worst what findWorst found
 * @throws NothingToShow, NothingCurated, and what `run` throws
 */
export async function gatherEvidence(
  wanted: Wanted,
  worst: FoundPlace | undefined,
  run: RunSql,
  settings: Settings,
): Promise<Evidence> {
  const ask = createAsk(run, settings);
  const found = worst ?? (await newestChange(wanted, ask));
  const { place } = found;
  const { change, brand, scope, since } = place;
  const asked = ask('impact', 'routing_impact', { from: since, to: since, change, brand });
  askAhead(ask, found);
  const impact = await asked;
  const lookedOn = lastLook(
    impact.rows.filter((row) => row.scope === scope),
    since,
  );
  const looks = await ask('looks', 'looks', looksOf(place, lookedOn));
  const streams = chooseStreams(impact, looks, scope);
  const metric = streams.carrying[0] === undefined ? followed(streams) : metricOf(streams.carrying[0]);
  const known = await readNamed(run, {
    ...{ kind: 'scope', names: scopesOf(place, impact.rows), brand },
    ...{ from: addDays(since, -daysBefore), to: lookedOn },
  });
  const filters = placeFilters(place, impact.rows, known);
  const about = { place, metric, lookedOn, filters };
  const [course, parts, service, tickets, earlier] = await Promise.all([
    askCourse(ask, about, looks),
    askParts(ask, about),
    askService(ask, about),
    askTickets(ask, about, looks),
    readEarlier(place, run),
  ]);
  return {
    ...about,
    verdict: verdictOf(streams),
    earlier,
    streams,
    currency: settings.currency,
    accessLimits: settings.human_access_slo_minutes,
    verificationDays: settings.verification_window_days,
    impact,
    looks,
    course,
    ...parts,
    ...service,
    tickets,
  };
}

/**
 * Starts what does not wait for the looks: asked again below, it is answered by what runs already. A wrong guess at what
 * will be asked costs time alone.
 */
function askAhead(ask: Ask, { place, lookedOn }: FoundPlace): void {
  if (lookedOn === undefined || !isPlain(place)) return;
  const about = { place, lookedOn, filters: placeFilters(place, []) };
  ask('looks', 'looks', looksOf(place, lookedOn)).catch(() => {});
  askService(ask, about).catch(() => {});
}

async function readEarlier({ change, brand, scope, since }: Place, run: RunSql): Promise<string> {
  if (!isUndeclared(change)) return '';
  const own = { change_id: change, change_effective_on: since, brand: brand ?? '*', scope };
  return earlierInWords({ ...own, ...earlierHarm(own, await readFindings({ query: run })) });
}

const looksOf = ({ change, brand, scope, since }: Place, to: string): Given => ({
  ...{ from: since, to, change, brand, scope },
});

const lastLook = (rows: readonly Row[], since: string): string =>
  [since, ...rows.map((row) => textOf(row, 'looked_on'))].sort().at(-1) ?? since;

/** Where no metric has numbers: the one that decides, or verified resolutions. */
const followed = ({ deciding }: Streams): string => {
  const metric = deciding === undefined ? undefined : metricOf(deciding);
  return metric === undefined || metric === 'service' ? (serviceMetrics[0] ?? 'csat') : metric;
};

/** The row of the deciding stream, where there is one. */
export const decidingRow = ({ streams }: Evidence): Row =>
  streams.deciding === undefined ? {} : rowAt(streams.deciding);

/** Nobody declared the change, and the verdict compares it with places: no report of a plain course tells which. */
export const isWithoutNamedControls = (evidence: Evidence): boolean =>
  isUndeclared(evidence.place.change) && Number(decidingRow(evidence).controls ?? 0) > 0;
