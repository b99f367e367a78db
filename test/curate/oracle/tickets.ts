import { day, type TicketRow } from './rows.ts';
import { usedEventsOf } from './used-events.ts';

export interface OracleSettings {
  readonly window: number;
  readonly intake: number;
  readonly lifetime: number;
  readonly silence: number;
  readonly givingUp: number;
  /** Limit to reach a person, by channel; `other` for the rest. */
  readonly limits: Readonly<Record<string, number>>;
  /** Price of a message by handler kind, and of an AI claim. */
  readonly prices: Readonly<Record<string, number>>;
  readonly aiClaimPrice: number;
  readonly horizonDays: number;
  /** Whether a customer's text can be a request for a person. */
  readonly requestsFromText: boolean;
  /** Whether the intent that a model is sure of stands in where nobody says one. */
  readonly intentsFromText: boolean;
}

export const defaultOracleSettings: OracleSettings = {
  window: 7 * day,
  intake: 60 * 60_000,
  lifetime: 60 * day,
  silence: 7 * day,
  givingUp: day,
  limits: { chat: 15 * 60_000, phone: 15 * 60_000, other: 480 * 60_000 },
  prices: { in_house: 2.4, outsourced: 1.3, on_demand: 1.9 },
  aiClaimPrice: 0.9,
  horizonDays: 30,
  requestsFromText: true,
  intentsFromText: false,
};

/** The events of one ticket that are used, in order, cut into episodes. */
export interface Ticket {
  readonly key: string;
  readonly openedAt: number;
  readonly events: readonly TicketRow[];
  readonly episodes: readonly Episode[];
}

export interface Episode {
  readonly no: number;
  readonly startedAt: number;
  readonly events: TicketRow[];
  /** Reopenings that came within the window of their cycle's first claim. */
  readonly reopenings: number[];
}

/** Every ticket that makes episodes, by ticket key. */
export function readTickets(rows: readonly TicketRow[], settings: OracleSettings): Map<string, Ticket> {
  const byTicket = new Map<string, TicketRow[]>();
  for (const row of rows) {
    const key = `${row.source}:${row.ticket_id}`;
    const list = byTicket.get(key);
    if (list === undefined) byTicket.set(key, [row]);
    else list.push(row);
  }
  const tickets = new Map<string, Ticket>();
  for (const [key, list] of byTicket) {
    const used = usedEventsOf(list, settings);
    if (used === undefined) continue;
    tickets.set(key, { key, ...used, episodes: cutEpisodes(used.events, settings.window) });
  }
  return tickets;
}

/** Walks through the events once, remembering the first claim of the cycle it is in. */
function cutEpisodes(events: readonly TicketRow[], window: number): Episode[] {
  const begin = (event: TicketRow, no: number): Episode => ({
    no,
    startedAt: event.occurred_at,
    events: [],
    reopenings: [],
  });
  let current = begin(events[0]!, 1);
  const episodes = [current];
  let claimOfCycle: number | undefined;
  for (const event of events) {
    if (event.type === 'reopened') {
      const isLate = claimOfCycle !== undefined && event.occurred_at > claimOfCycle + window;
      if (isLate) {
        current = begin(event, current.no + 1);
        episodes.push(current);
      } else if (claimOfCycle !== undefined) {
        current.reopenings.push(event.occurred_at);
      }
      claimOfCycle = undefined;
    }
    if (event.type === 'resolved' && claimOfCycle === undefined) claimOfCycle = event.occurred_at;
    current.events.push(event);
  }
  return episodes;
}
