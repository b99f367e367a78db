import type { SourceCoverage } from './coverage.ts';
import type { EpisodeRow } from './episodes.ts';
import { costOf } from './episodes.ts';
import { dateOf, day } from './rows.ts';
import type { SurveyRow } from './surveys.ts';
import type { OracleSettings, Ticket } from './tickets.ts';

export interface Fact {
  n: number;
  total: number;
  totalSquares: number;
}

const keyColumns = [
  'dt',
  'brand',
  'market',
  'channel',
  'queue',
  'intent',
  'language',
  'priority',
  'handler_kind',
] as const;

/** daily_facts: key (nine columns, metric, lag, with | between) → increments. */
export function dailyFacts(
  episodes: readonly EpisodeRow[],
  surveys: readonly SurveyRow[],
  tickets: ReadonlyMap<string, Ticket>,
  settings: OracleSettings,
  coverage: ReadonlyMap<string, SourceCoverage>,
): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const surveysOf = Map.groupBy(surveys, (s) => `${s.ticket_key} ${s.episode_no}`);
  for (const episode of episodes) {
    const book = bookFor(episode, facts, settings, coverage.get(String(episode.source))?.metrics);
    bookOutcomes(episode, book, settings);
    bookCost(episode, tickets, book, settings);
    bookSentiment(episode, tickets, book);
    bookSurveys(episode, surveysOf.get(`${episode.ticket_key} ${episode.episode_no}`) ?? [], book);
  }
  return facts;
}

/** Adds to a metric that the source shows, at an instant's lag; nothing when there is no instant or it lies beyond the horizon. */
type Book = (metric: string, at: unknown, fact: Partial<Fact>) => void;

function bookFor(
  episode: EpisodeRow,
  facts: Map<string, Fact>,
  settings: OracleSettings,
  shown: ReadonlySet<string> = new Set(),
): Book {
  const cell = keyColumns.map((name) => episode[name]).join('|');
  const intakeDay = Date.parse(dateOf(Number(episode.started_at)));
  return (metric, at, { n = 0, total = 0, totalSquares = 0 }) => {
    if (typeof at !== 'number' || !shown.has(metric)) return;
    const lag = (Date.parse(dateOf(at)) - intakeDay) / day;
    const last = settings.horizonDays + (metric === 'verified_resolution_rate' ? settings.window / day : 0);
    if (lag < 0 || lag > last) return;
    const key = `${cell}|${metric}|${lag}`;
    const fact = facts.get(key) ?? { n: 0, total: 0, totalSquares: 0 };
    facts.set(key, {
      n: fact.n + n,
      total: fact.total + total,
      totalSquares: fact.totalSquares + totalSquares,
    });
  };
}

const one = { total: 1, totalSquares: 1 };

function bookOutcomes(episode: EpisodeRow, book: Book, settings: OracleSettings): void {
  const start = Number(episode.started_at);
  const shareOfEpisodes = (metric: string, at: unknown) => {
    book(metric, start, { n: 1 });
    book(metric, at, one);
  };
  shareOfEpisodes('claimed_resolution_rate', episode.claimed_at);
  shareOfEpisodes('reopen_rate', episode.reopened_at);
  shareOfEpisodes('repeat_contact_rate', episode.repeated_at);
  shareOfEpisodes('human_request_rate', episode.human_requested_at);
  shareOfEpisodes('handoff_rate', episode.handed_off_at);
  shareOfEpisodes('ai_share', episode.first_handler === 'ai' ? start : null);
  book('verified_resolution_rate', start + settings.window, { n: 1 });
  if (episode.is_verified === true) book('verified_resolution_rate', episode.judged_at, one);
  const { human_requested_at, human_reached_at, access_due_at } = episode;
  book('human_access_rate', human_requested_at, { n: 1 });
  if (human_reached_at !== null && Number(human_reached_at) <= Number(access_due_at))
    book('human_access_rate', human_reached_at, one);
}

function bookCost(
  episode: EpisodeRow,
  tickets: ReadonlyMap<string, Ticket>,
  book: Book,
  settings: OracleSettings,
): void {
  book('handling_cost', episode.started_at, { n: 1 });
  let cost = 0;
  for (const event of tickets.get(String(episode.ticket_key))!.episodes[Number(episode.episode_no) - 1]!
    .events) {
    const step = costOf(event, settings);
    if (step === 0) continue;
    const before = cost;
    cost += step;
    book('handling_cost', event.occurred_at, { total: step, totalSquares: cost * cost - before * before });
  }
}

/** Text by text: the first scored one counts the episode, and each makes it negative or not. */
function bookSentiment(episode: EpisodeRow, tickets: ReadonlyMap<string, Ticket>, book: Book): void {
  let running: number | undefined;
  const { events } = tickets.get(String(episode.ticket_key))!.episodes[Number(episode.episode_no) - 1]!;
  for (const { type, author, occurred_at, is_scored, sentiment_negative } of events) {
    const isCustomers = type === 'opened' || (type === 'message' && author === 'customer');
    if (!isCustomers || is_scored !== true) continue;
    const step = (Number(sentiment_negative) >= 0.5 ? 1 : 0) - (running ?? 0);
    if (running !== undefined && step === 0) continue;
    book('negative_sentiment_rate', occurred_at, {
      n: running === undefined ? 1 : 0,
      total: step,
      totalSquares: step,
    });
    running = (running ?? 0) + step;
  }
}

function bookSurveys(episode: EpisodeRow, surveys: readonly SurveyRow[], book: Book): void {
  book('survey_offer_rate', episode.started_at, { n: 1 });
  const offers = surveys.map(({ survey_at }) => Number(survey_at));
  if (offers.length > 0) book('survey_offer_rate', Math.min(...offers), one);
  for (const event of surveys) {
    if (event.survey_event_no === 1) book('survey_response_rate', event.occurred_at, { n: 1 });
    if (event.type !== 'answered') continue;
    if (event.answer_no === 1) book('survey_response_rate', event.occurred_at, one);
    const score = Number(event.score_5);
    const old = event.previous_score_5 === null ? 0 : Number(event.previous_score_5);
    const n = event.answer_no === 1 ? 1 : 0;
    book('csat', event.occurred_at, { n, total: score - old, totalSquares: score * score - old * old });
    const isGood = score >= 4 ? 1 : 0;
    const wasGood = old >= 4 ? 1 : 0;
    book('csat_positive', event.occurred_at, {
      n,
      total: isGood - wasGood,
      totalSquares: isGood - wasGood,
    });
  }
}
