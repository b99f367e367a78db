import type { TicketEvent } from '../../functions/contract/events.ts';
import { millisecondsPerDay } from '../../functions/contract/instant.ts';

/** What a plain loop over the events says of one ticket's first need. */
export interface PlainTicket {
  readonly id: string;
  readonly opened: Extract<TicketEvent, { type: 'opened' }>;
  readonly openedAt: number;
  readonly isAiFirst: boolean;
  readonly isClaimed: boolean;
  readonly isVerified: boolean;
}

const windowMilliseconds = 7 * millisecondsPerDay;

/** Counts claims and what contradicts them, without any of the product's code. */
export function countPlainly(events: readonly TicketEvent[]): PlainTicket[] {
  const byTicket = Map.groupBy(events, (event) => `${event.source}:${event.ticket_id}`);
  const openings = new Map<string, { id: string; at: number; intent: string | null | undefined }[]>();
  for (const [id, own] of byTicket) {
    own.sort((a, b) => Date.parse(a.occurred_at) - Date.parse(b.occurred_at));
    const opened = own[0]!;
    if (opened.customer_id == null) continue;
    const known = openings.get(opened.customer_id) ?? [];
    openings.set(opened.customer_id, [
      ...known,
      { id, at: Date.parse(opened.occurred_at), intent: opened.intent },
    ]);
  }
  return [...byTicket].flatMap(([id, own]) => {
    const opened = own.find((event) => event.type === 'opened');
    if (opened === undefined) return [];
    const claim = own.find((event) => event.type === 'resolved');
    const claimedAt = claim && Date.parse(claim.occurred_at);
    const isInWindow = (at: number) =>
      claimedAt !== undefined && at > claimedAt && at <= claimedAt + windowMilliseconds;
    const isReopened = own.some(
      (event) => event.type === 'reopened' && isInWindow(Date.parse(event.occurred_at)),
    );
    const isRepeated = (openings.get(opened.customer_id ?? '') ?? []).some(
      (other) =>
        other.id !== id &&
        isInWindow(other.at) &&
        (other.intent == null || opened.intent == null || other.intent === opened.intent),
    );
    const first = own.find((event) => 'handler' in event && event.handler != null);
    return {
      id,
      opened,
      openedAt: Date.parse(opened.occurred_at),
      isAiFirst: first !== undefined && 'handler' in first && first.handler?.kind === 'ai',
      isClaimed: claimedAt !== undefined,
      isVerified: claimedAt !== undefined && !isReopened && !isRepeated,
    };
  });
}
