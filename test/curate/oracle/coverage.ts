import type { CsatRow, History, TicketRow } from './rows.ts';

/** What one source shows, and the metrics that follow from it. */
export interface SourceCoverage {
  readonly source: string;
  readonly shows: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
}

/** The readings of "what a source can show", one a thing, over the source's records as they arrived. */
const readings: Readonly<
  Record<string, (tickets: readonly TicketRow[], csats: readonly CsatRow[]) => boolean>
> = {
  claims: (tickets) => tickets.some(({ type }) => type === 'resolved' || type === 'status_seen'),
  reopenings: (tickets) =>
    tickets.some(({ type, reopen_count }) => type === 'reopened' || reopen_count != null) ||
    hasTwoStates(tickets),
  customers: (tickets) => tickets.some(({ customer_key }) => customer_key !== null),
  handlers: (tickets) =>
    tickets.some(
      ({ handler_kind, from_handler_kind }) => handler_kind !== null || from_handler_kind !== null,
    ),
  customer_messages: (tickets) => tickets.some(isCustomerMessage),
  customer_texts: (tickets) =>
    tickets.some((event) => (event.type === 'opened' || isCustomerMessage(event)) && event.text != null),
  scored_texts: (tickets) =>
    tickets.some(
      (event) => (event.type === 'opened' || isCustomerMessage(event)) && event.is_scored === true,
    ),
  explicit_requests: (tickets) =>
    tickets.some(
      ({ type, reason }) => type === 'human_requested' || (type === 'handed_off' && reason !== null),
    ),
  handoffs: (tickets) => tickets.some(({ type }) => type === 'handed_off'),
  replies: (tickets) =>
    tickets.some(({ type, author }) => type === 'message' && (author === 'ai' || author === 'human')),
  people_work: (tickets) => tickets.some(({ type, author }) => type === 'message' && author === 'human'),
  offers: (_, csats) => csats.some(({ type }) => type === 'offered'),
  answers: (_, csats) => csats.some(({ type }) => type === 'answered'),
};

const isCustomerMessage = ({ type, author }: TicketRow): boolean =>
  type === 'message' && author === 'customer';

/** A state seen at two instants of one ticket. */
function hasTwoStates(tickets: readonly TicketRow[]): boolean {
  const seen = new Map<string, number>();
  for (const { type, ticket_id, occurred_at } of tickets) {
    if (type !== 'status_seen') continue;
    const other = seen.get(ticket_id);
    if (other !== undefined && other !== occurred_at) return true;
    seen.set(ticket_id, occurred_at);
  }
  return false;
}

/** What each source's accepted records show, used or not, of those that had arrived; a survey is its ticket's source's. */
export function coverageAt(
  history: History,
  moment: number,
  requestsFromText: boolean,
): ReadonlyMap<string, SourceCoverage> {
  const hasCome = ({ ingested_at }: { ingested_at: number }) => ingested_at <= moment;
  const tickets = Map.groupBy(history.tickets.filter(hasCome), ({ source }) => source);
  const csats = Map.groupBy(history.csats.filter(hasCome), (row) => row.ticket_source ?? row.source);
  return new Map(
    [...new Set([...tickets.keys(), ...csats.keys()])].map((source) => {
      const things = Object.entries(readings)
        .filter(([, reading]) => reading(tickets.get(source) ?? [], csats.get(source) ?? []))
        .map(([thing]) => thing);
      const shows = new Set(things);
      if (shows.has('explicit_requests') || (requestsFromText && shows.has('customer_texts')))
        shows.add('requests');
      return [source, { source, shows, metrics: metricsOf(shows) }];
    }),
  );
}

/** The metrics that count the episodes of a source that shows these things. */
function metricsOf(shows: ReadonlySet<string>): Set<string> {
  const has = (...things: string[]) => things.some((thing) => shows.has(thing));
  const isShown: Readonly<Record<string, boolean>> = {
    claimed_resolution_rate: has('claims'),
    verified_resolution_rate:
      has('claims') && has('reopenings', 'customers', 'explicit_requests', 'customer_messages'),
    reopen_rate: has('reopenings'),
    repeat_contact_rate: has('customers'),
    negative_sentiment_rate: has('scored_texts'),
    human_request_rate: has('requests'),
    human_access_rate: has('requests') && has('people_work', 'handlers'),
    handoff_rate: has('handoffs'),
    ai_share: has('handlers'),
    handling_cost: has('people_work'),
    survey_offer_rate: has('offers'),
    survey_response_rate: has('offers'),
    csat: has('answers'),
    csat_positive: has('answers'),
  };
  return new Set(Object.keys(isShown).filter((metric) => isShown[metric]));
}
