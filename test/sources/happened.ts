import { eventId } from '../../functions/contract/records/event-id.ts';
import type { TicketEvent } from '../../functions/contract/records/events.ts';
import type { TicketRow } from '../curate/oracle/rows.ts';
import { defaultOracleSettings } from '../curate/oracle/tickets.ts';
import { usedEventsOf } from '../curate/oracle/used-events.ts';

/** What happened to the tickets of mapped events, each identity once, by the plain computation of the definitions. */
export function happenedTo(events: readonly Record<string, unknown>[]): TicketRow[] {
  const byId = new Map<string, TicketRow>();
  for (const event of events.filter(({ event }) => event === 'ticket')) {
    const occurred_at = Date.parse(String(event.occurred_at));
    const event_id = eventId(event as TicketEvent, occurred_at);
    const { status = null, claim = null, inferred = null } = event;
    if (byId.has(event_id)) continue;
    byId.set(event_id, {
      ...event,
      status,
      claim,
      is_inferred: inferred,
      event_id,
      occurred_at,
    } as TicketRow);
  }
  const tickets = Map.groupBy(byId.values(), ({ source, ticket_id }) => `${source}:${ticket_id}`);
  return [...tickets.values()].flatMap((own) => usedEventsOf(own, defaultOracleSettings)?.events ?? []);
}
