import { type CsatRow, dateOf, day, type History, hour, minute, type TicketRow } from '../rows.ts';
import { type Chance, seededChance } from './random.ts';
import { retold } from './retold.ts';
import { generateSurveys } from './survey-history.ts';
import { generateTicket, type Person, type TicketEvent } from './ticket-history.ts';

export const firstDay = Date.UTC(2026, 0, 5);

export interface HistoryOptions {
  readonly seed: number;
  /** Tickets told, follow-ups aside. */
  readonly tickets: number;
  /** Days over which they are opened. */
  readonly days: number;
  /** Share of events that arrive days or months late. */
  readonly lateShare?: number;
}

/**
 * A history with everything that makes episodes hard: ties, reopenings around the window, repeats at its very
 * ends, attributes told late, surveys revised, sources with the same ids, and events that arrive late, early, or
 * several times with another content.
 */
export function renderHistory({ seed, tickets, days, lateShare = 0.07 }: HistoryOptions): History {
  const chance = seededChance(seed);
  const history: { tickets: TicketRow[]; csats: CsatRow[] } = { tickets: [], csats: [] };
  const tell = (id: string, source: string, at: number, person: Person): TicketEvent[] => {
    const events = retold(generateTicket(chance, source, id, at, person));
    history.tickets.push(
      ...deliver(chance, lateShare, events, ({ brand }) => ({ brand: brand === 'one' ? 'two' : brand })),
    );
    history.csats.push(
      ...deliver(chance, lateShare, generateSurveys(chance, { source, id, at }), ({ type }) =>
        type === 'answered' ? { score_5: 3 } : {},
      ),
    );
    return events;
  };
  for (let number = 0; number < tickets; number++) {
    const source = chance.pick(['desk', 'line']);
    const id = `t${number >> 1}`;
    const person = generatePerson(chance, tickets);
    const at = firstDay + chance.int(0, days * 24 * 60 - 1) * minute;
    const events = tell(id, source, at, person);
    const claim = events.find(({ type }) => type === 'resolved');
    if (claim === undefined || !chance.is(0.25)) continue;
    const pause = chance.pick([0, 1, hour, 3 * day, 7 * day - 1, 7 * day, 7 * day + 1]);
    const intent = chance.is(0.7) ? person.intent : chance.pick(['refund', 'other', null]);
    tell(`f${number}`, source, claim.occurred_at + pause, { ...person, intent });
  }
  return history;
}

function generatePerson(chance: Chance, tickets: number): Person {
  return {
    customer_key: chance.is(0.1) ? null : `c${chance.int(1, Math.ceil(tickets / 3))}`,
    brand: chance.pick(['one', 'one', 'two', 'three', null]),
    intent: chance.pick(['refund', 'status', 'dispute', null]),
  };
}

type Told = { readonly occurred_at: number; readonly event_id: string };
type Delivered<E> = E & { ingested_at: number; object_id: string; record_no: number };

/** Gives each event its arrivals: mostly that day, some late, some before they happen, some more than once. */
function deliver<E extends Told>(
  chance: Chance,
  lateShare: number,
  events: readonly E[],
  change: (event: E) => Partial<E>,
): Delivered<E>[] {
  return events.flatMap((event) => {
    const first = arrive(chance, lateShare, event);
    if (!chance.is(0.06)) return [first];
    const again = arrive(chance, lateShare, { ...event, ...(chance.is(0.5) ? change(event) : {}) });
    return [first, again];
  });
}

function arrive<E extends Told>(chance: Chance, lateShare: number, event: E): Delivered<E> {
  const delay = chance.is(lateShare) ? chance.pick([2, 20, 64, 69, 100]) * day : chance.int(0, 2) * hour;
  const isEarly = chance.is(0.01);
  const wanted = event.occurred_at + (isEarly ? -20 * hour : delay);
  // Two objects every four hours; all rows of one arrived together.
  const ingested_at = (Math.floor(wanted / (4 * hour)) + 1) * 4 * hour;
  const part = chance.int(1, 2);
  return {
    ...event,
    ingested_at,
    object_id: `object-${dateOf(ingested_at)}-${new Date(ingested_at).getUTCHours()}-${part}`,
    record_no: chance.int(1, 1_000_000),
  };
}
