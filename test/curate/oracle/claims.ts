import { isPerson, isReply, isTurn } from './acts.ts';
import type { TicketRow } from './rows.ts';
import type { OracleSettings, Ticket } from './tickets.ts';

/** Opening of every ticket of a customer in a brand, for repeat contacts. */
export interface Contact {
  readonly ticketKey: string;
  readonly openedAt: number;
  readonly intent: string;
}

export type Contacts = ReadonlyMap<string, readonly Contact[]>;
export const contactKey = (brand: string | undefined, customer: string): string => `${brand}\n${customer}`;

/** The first other ticket of the customer within the window after the claim. */
export function repeatOf(
  ticket: Ticket,
  claimedAt: number | null,
  { brand, intent, customer }: { brand: string; intent: string; customer: string | null },
  contacts: Contacts,
  settings: OracleSettings,
): number | null {
  if (claimedAt === null || customer === null) return null;
  let first: number | null = null;
  for (const contact of contacts.get(contactKey(brand, customer)) ?? []) {
    if (contact.ticketKey === ticket.key) continue;
    if (contact.openedAt <= claimedAt || contact.openedAt > claimedAt + settings.window) continue;
    const isSame = contact.intent === intent || contact.intent === 'unknown' || intent === 'unknown';
    if (isSame && (first === null || contact.openedAt < first)) first = contact.openedAt;
  }
  return first;
}

/** Kind of who claimed. */
export function resolverOf(first: string, claimedBy: string | null): string | null {
  if (claimedBy === null) return null;
  return first === 'ai' && isPerson(claimedBy) ? 'hybrid' : claimedBy;
}

/** The first thing within the window after the claim by which the customer contradicted it, and in what way. */
export function returnOf(events: readonly TicketRow[], claimedAt: number, settings: OracleSettings) {
  const end = claimedAt + settings.window;
  for (const [index, event] of events.entries()) {
    if (event.occurred_at <= claimedAt || event.occurred_at > end) continue;
    const isWorkedOn = events
      .slice(index + 1)
      .some((later) => later.type === 'resolved' && later.occurred_at <= end);
    const by = contradictionOf(event, isWorkedOn);
    if (by !== null) return { at: event.occurred_at, by };
  }
  return null;
}

function contradictionOf(event: TicketRow, isWorkedOn: boolean): 'person' | 'message' | null {
  if (event.type === 'human_requested') return 'person';
  if (event.type === 'handed_off') return isPerson(event.handler_kind) ? 'person' : null;
  if (event.type !== 'message' || event.author !== 'customer') return null;
  if (event.asks_for_person === true) return 'person';
  if (event.is_thanks === false) return 'message';
  // Without text, or untagged, only further work says that it was more than thanks.
  return event.is_thanks === null && isWorkedOn ? 'message' : null;
}

interface Judgement {
  readonly reopenedAt: number | null;
  readonly repeatedAt: number | null;
  readonly returnedAt: number | null;
  readonly claimedAt: number | null;
  readonly isJudged: boolean;
}

/** The tag of an episode. */
export function resolutionOf(
  events: readonly TicketRow[],
  { reopenedAt, repeatedAt, returnedAt, claimedAt, isJudged }: Judgement,
  known: number,
  settings: OracleSettings,
): string {
  if (reopenedAt !== null) return 'reopened';
  if (repeatedAt !== null) return 'repeat_contact';
  if (returnedAt !== null) return 'returned';
  if (claimedAt !== null) return isJudged ? 'verified' : 'claimed_immature';
  const last = events.findLast(isTurn)!;
  if (last.occurred_at + settings.silence > known) return 'open';
  return isReply(last) ? 'abandoned' : 'unanswered';
}
