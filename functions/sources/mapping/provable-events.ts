import { type EventFields, type TicketFields, ticketAttributes } from '../mapping-file/ticket-section.ts';

/** An event that a record may prove. */
export type ProvableEvent = EventFields & {
  /** True where the contract's key of a message holds all that such an event may say. */
  readonly isKeyAll: boolean;
};

/** The events that a record may prove: those of the keys ending in `_at`, then those listed. */
export function provableEvents(ticket: TicketFields): ProvableEvent[] {
  const { handler, claim, events = [] } = ticket;
  const first = ticket.first_handler ?? handler;
  const { opened_at, first_reply_at, first_resolved_at, resolved_at, reopened_at, closed_at } = ticket;
  const rules: EventFields[] = [
    ...(opened_at ? [{ type: 'opened', at: opened_at, handler: first } as const] : []),
    ...(first_reply_at
      ? [{ type: 'message', at: first_reply_at, handler: first, first_reply: true } as const]
      : []),
    ...(first_resolved_at ? [{ type: 'resolved', at: first_resolved_at, handler, claim } as const] : []),
    ...(resolved_at ? [{ type: 'resolved', at: resolved_at, handler, claim } as const] : []),
    ...(reopened_at ? [{ type: 'reopened', at: reopened_at } as const] : []),
    ...(closed_at ? [{ type: 'closed', at: closed_at } as const] : []),
    ...events,
  ];
  const isOpened = rules.some(({ type }) => type === 'opened');
  const isSparse =
    ticket.reopens === undefined && (isOpened || everywhere.every((key) => ticket[key] === undefined));
  return rules.map((rule) => ({ ...rule, isKeyAll: isSparse && rule.handler?.version === undefined }));
}

/** What stands on every event where a mapping knows no opening. */
const everywhere = ['customer_id', ...ticketAttributes] as const;
