import type { EventFields, TicketFields } from '../mapping-file/ticket-section.ts';

/** The events that a row may prove: those of the keys ending in `_at`, then those listed. */
export function eventRules(ticket: TicketFields): EventFields[] {
  const { handler, claim, events = [] } = ticket;
  const first = ticket.first_handler ?? handler;
  const { opened_at, first_reply_at, first_resolved_at, resolved_at, reopened_at, closed_at } = ticket;
  return [
    ...(opened_at ? [{ type: 'opened', at: opened_at, handler: first } as const] : []),
    ...(first_reply_at ? [{ type: 'message', at: first_reply_at, handler: first } as const] : []),
    ...(first_resolved_at ? [{ type: 'resolved', at: first_resolved_at, handler, claim } as const] : []),
    ...(resolved_at ? [{ type: 'resolved', at: resolved_at, handler, claim } as const] : []),
    ...(reopened_at ? [{ type: 'reopened', at: reopened_at } as const] : []),
    ...(closed_at ? [{ type: 'closed', at: closed_at } as const] : []),
    ...events,
  ];
}
