import { judgementOf } from '../judgements.ts';
import { day, hour, minute, type TicketRow } from '../rows.ts';
import { actors } from './actors.ts';
import { type Chance, chanceId } from './random.ts';

/** An event before it is told when it arrived. */
export type TicketEvent = Omit<TicketRow, 'ingested_at' | 'object_id' | 'record_no'>;

export interface Person {
  readonly customer_key: string | null;
  readonly brand: string | null;
  readonly intent: string | null;
}

/** Pauses between events: ties, the intake time, the window, each also to the millisecond and one beyond. */
const pauses = [
  0,
  0,
  minute,
  3 * minute,
  15 * minute,
  15 * minute + 1,
  hour,
  hour + 1,
  5 * hour,
  8 * hour,
  day,
  day + 1,
  2 * day,
  6 * day,
  7 * day,
  7 * day,
  7 * day + 1,
  9 * day,
  25 * day,
];
const types = [
  'routed',
  'message',
  'message',
  'message',
  'message',
  'human_requested',
  'handed_off',
  'handed_off',
  'resolved',
  'resolved',
  'resolved',
  'reopened',
  'reopened',
  'closed',
  'status_seen',
  'status_seen',
  'status_seen',
] as const;
/** What a source that knows no events tells. */
const statesOnly = ['status_seen', 'status_seen', 'message', 'human_requested'] as const;
/** Everything that happens in one ticket, in no particular order and with no mercy. */
export function generateTicket(
  chance: Chance,
  source: string,
  ticketId: string,
  openedAt: number,
  person: Person,
): TicketEvent[] {
  const teller = { chance, source, ticketId, person };
  const events: TicketEvent[] = [];
  if (!chance.is(0.04)) events.push(event(teller, 'opened', openedAt, chance.is(0.7)));
  if (chance.is(0.05))
    events.push(event(teller, 'message', openedAt - chance.pick([1, hour, 3 * day]), true));
  let at = openedAt;
  const told = chance.is(0.2) ? statesOnly : types;
  const tie = chance.is(0.15) ? 0.6 : 0;
  for (let left = chance.int(0, 12); left > 0; left--) {
    if (!chance.is(tie)) at += chance.is(0.6) ? chance.int(0, 40) * minute : chance.pick(pauses);
    events.push(event(teller, chance.pick(told), at, chance.is(0.25)));
  }
  if (chance.is(0.05)) events.push(...inferredReopening(teller, events));
  if (chance.is(0.03))
    events.push(event(teller, 'opened', openedAt + chance.pick([0, day, 59 * day, 75 * day]), true));
  if (chance.is(0.03)) {
    const end = openedAt + 60 * day + chance.pick([0, 1, -1]);
    events.push(event(teller, chance.pick(['resolved', 'reopened', 'status_seen']), end, false));
  }
  if (chance.is(0.03)) {
    const seenAt = openedAt + chance.pick([-1, 0, hour, 8 * day, 30 * day, 60 * day, 60 * day + 1]);
    events.push({ ...event(teller, 'status_seen', seenAt, false), status: 'void' });
  }
  return events;
}

/** What an adapter makes of a count of one reopening: before the last resolution, and what that presupposes. */
function inferredReopening(teller: Teller, events: readonly TicketEvent[]): TicketEvent[] {
  const last = events.filter(({ type }) => type === 'resolved').at(-1)?.occurred_at;
  if (last === undefined) return [];
  return [event(teller, 'reopened', last - 1, false), event(teller, 'resolved', last - 2, false)];
}

interface Teller {
  readonly chance: Chance;
  readonly source: string;
  readonly ticketId: string;
  readonly person: Person;
}

function event(teller: Teller, type: string, at: number, isTelling: boolean): TicketEvent {
  const { chance, source, ticketId, person } = teller;
  const say = <T>(value: T): T | null => (isTelling && chance.is(0.85) ? value : null);
  const told: TicketEvent = {
    event_id: chanceId(chance),
    source,
    ticket_id: ticketId,
    type,
    occurred_at: at,
    customer_key: say(person.customer_key),
    brand: say(person.brand),
    intent: say(chance.is(0.1) ? 'changed' : person.intent),
    market: say(chance.pick(['de', 'in'])),
    channel: say(chance.pick(['chat', 'phone', 'email'])),
    language: say(chance.pick(['de', 'en'])),
    queue: say(chance.pick(['first', 'second'])),
    priority: say('normal'),
    ...actors(chance, type),
  };
  const isOpen = told.is_thanks !== null && told.intent === null;
  return {
    ...told,
    ...(told.is_scored == null ? {} : judgementOf(told.event_id)),
    predicted_intent: isOpen ? guessOf(told.event_id) : null,
  };
}

/** What a model would say of a text, by its id: the chances of everything else stay as they are. */
const guessOf = (eventId: string): string | null =>
  ['refund', 'status', 'guess', null][Number.parseInt(eventId.slice(-2), 16) % 4]!;
