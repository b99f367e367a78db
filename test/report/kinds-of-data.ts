import type { CsatRow, TicketRow } from '../curate/oracle/rows.ts';
import { surveyEvent, ticketEvent } from '../curate/small-lake.ts';

type Event = Partial<TicketRow> | Partial<CsatRow>;

/** First day told, and the day from which more customers ask for a person. */
export const firstDay = Date.UTC(2026, 1, 2);
export const changeDay = '2026-03-02';
export const lastDay = '2026-03-15';
const day = 86_400_000;
const countDays = 42;
const minute = 60_000;
/** Tickets of each brand. */
export const tickets = 12 + 4 * (countDays - 1);

/** Everything an export can tell: tickets that AI solves, that it hands to people, and that people have from the start. */
function* everything(source: string): Generator<Event> {
  for (let d = 0; d < countDays; d++)
    for (let i = 0; i < (d === 0 ? 12 : 4); i++)
      yield* ticketEvents(source, `${d}-${i}`, firstDay + d * day + (8 + i) * 60 * minute, d + i);
}

const courses = ['ai', 'handed_over', 'ai', 'person'] as const;
const ai = { handler_kind: 'ai', handler_id: 'bot' };
const person = { handler_kind: 'in_house', handler_id: 'ann' };

function* ticketEvents(source: string, id: string, opened: number, number: number): Generator<Event> {
  const at = (minutes: number) => new Date(opened + minutes * minute).toISOString();
  const tell = (type: string, minutes: number, rest: Partial<TicketRow> = {}) =>
    ticketEvent(id, type, at(minutes), { source, ...rest });
  const course = courses[Number(id.split('-')[1]) % 4]!;
  const intake = { brand: source, market: 'NL', channel: 'chat', queue: 'general', intent: 'refunds' };
  yield tell('opened', 0, { ...intake, customer_key: `${source}-${number % 60}`, text: 'hello' });
  yield tell('routed', 1, course === 'person' ? person : ai);
  if (course !== 'person') yield tell('message', 2, { author: 'ai', text: 'hello', ...ai });
  yield tell('message', 3, { author: 'customer', text: 'it is broken' });
  if (course === 'handed_over') {
    yield tell('human_requested', 4);
    yield tell('handed_off', 5, { ...person, from_handler_kind: 'ai', reason: 'customer_request' });
  }
  if (course !== 'ai') yield tell('message', 9, { author: 'human', text: 'done', ...person });
  yield tell('resolved', 20, { claim: 'agent', ...(course === 'ai' ? ai : person) });
  if (number % 5 === 0) yield tell('reopened', 600);
  yield surveyEvent(id, 'offered', at(30), { source });
  if (number % 4 < 3) yield surveyEvent(id, 'answered', at(60), { source, score_5: 1 + (number % 5) });
}

const isTicket = (event: Event): event is Partial<TicketRow> => !('survey_id' in event);
const without =
  (...types: readonly string[]) =>
  (event: Event): Event[] =>
    types.includes(String(event.type)) ? [] : [event];
const only =
  (...types: readonly string[]) =>
  (event: Event): Event[] =>
    types.includes(String(event.type)) ? [event] : [];
const blank =
  (...columns: readonly (keyof TicketRow)[]) =>
  (event: Event): Event[] => [
    isTicket(event) ? { ...event, ...Object.fromEntries(columns.map((c) => [c, null])) } : event,
  ];

/** Kinds of exports, each by what it leaves of everything. */
export const kinds: Readonly<Record<string, (event: Event) => Event[]>> = {
  everything: (event) => [event],
  'no-messages': without('message'),
  'no-customers': blank('customer_key'),
  'no-reopenings': without('reopened'),
  'no-claims': without('resolved'),
  'no-handlers': (event) =>
    isTicket(event) && (event.type === 'handed_off' || event.author === 'human' || event.type === 'routed')
      ? []
      : blank('handler_kind', 'handler_id', 'from_handler_kind')(event),
  'no-people': (event) => (isTicket(event) && event.author === 'human' ? [] : [event]),
  'no-requests': (event) => (event.type === 'human_requested' ? [] : blank('text', 'reason')(event)),
  'requests-in-texts': (event) => (event.type === 'human_requested' ? [] : blank('reason')(event)),
  'no-handoffs': without('handed_off'),
  'no-offers': without('offered'),
  'no-surveys': without('offered', 'answered'),
  'answers-only': only('opened', 'answered'),
  'openings-only': (event) => (event.type === 'opened' ? blank('customer_key', 'text')(event) : []),
  'opened-and-solved': (event) =>
    ['opened', 'resolved'].includes(String(event.type)) ? blank('customer_key', 'text')(event) : [],
};

/** The events of a kind, as those of a source and brand of its name. */
export const eventsOf = (kind: string): Event[] => [...everything(kind)].flatMap(kinds[kind]!);

/** A brand of two sources: of each four tickets the third and fourth come from one that has no messages. */
export function mixedEvents(): Event[] {
  const brand = 'mixed';
  const isBare = ({ ticket_id }: Event) => Number(String(ticket_id).split('-')[1]) % 4 > 1;
  const of = (source: string) => (event: Event) => ({
    ...event,
    source,
    ...('brand' in event && event.brand != null ? { brand } : {}),
  });
  const { full = [], bare = [] } = Object.groupBy([...everything(brand)], (event) =>
    isBare(event) ? 'bare' : 'full',
  );
  return [...full.map(of('mixed-full')), ...bare.flatMap(without('message')).map(of('mixed-bare'))];
}
