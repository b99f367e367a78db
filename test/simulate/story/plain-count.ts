import type { TicketEvent } from '../../../functions/contract/records/events.ts';
import { millisecondsPerDay } from '../../../functions/contract/records/instant.ts';

/** What a plain loop over the events says of one need of a customer. */
export interface PlainEpisode {
  readonly opened: TicketEvent;
  readonly startedAt: number;
  readonly isAiFirst: boolean;
  readonly isClaimed: boolean;
  readonly isVerified: boolean;
}

interface Opening {
  readonly ticket: string;
  readonly at: number;
  readonly intent: string | null | undefined;
}

const window = 7 * millisecondsPerDay;
const instantOf = (event: TicketEvent): number => Date.parse(event.occurred_at);

/** Counts claims and what contradicts them, without any of the product's code. */
export function countPlainly(events: readonly TicketEvent[]): PlainEpisode[] {
  const tickets = Map.groupBy(events, (event) => `${event.source}:${event.ticket_id}`);
  const openings = new Map<string, Opening[]>();
  for (const [ticket, own] of tickets) {
    own.sort((a, b) => instantOf(a) - instantOf(b));
    const { customer_id: customer, intent } = own[0]!;
    if (customer == null) continue;
    const known = openings.get(customer);
    const opening = { ticket, at: instantOf(own[0]!), intent };
    if (known === undefined) openings.set(customer, [opening]);
    else known.push(opening);
  }
  return [...tickets].flatMap(([ticket, own]) => {
    const others = (openings.get(own[0]!.customer_id ?? '') ?? []).filter((other) => other.ticket !== ticket);
    return splitAtLateReopening(own).map((part) => countPart(own[0]!, part, others));
  });
}

/** The story reopens a ticket once at most; later than the window after its claim, that is a need of its own. */
function splitAtLateReopening(own: readonly TicketEvent[]): (readonly TicketEvent[])[] {
  const claim = own.find((event) => event.type === 'resolved');
  const late = own.findIndex(
    (event) =>
      event.type === 'reopened' && claim !== undefined && instantOf(event) > instantOf(claim) + window,
  );
  return late === -1 ? [own] : [own.slice(0, late), own.slice(late)];
}

function countPart(
  opened: TicketEvent,
  part: readonly TicketEvent[],
  others: readonly Opening[],
): PlainEpisode {
  const claim = part.find((event) => event.type === 'resolved');
  const isContradicting = (at: number) =>
    claim !== undefined && at > instantOf(claim) && at <= instantOf(claim) + window;
  const isReopened = part.some((event) => event.type === 'reopened' && isContradicting(instantOf(event)));
  const isRepeated = others.some(
    ({ at, intent }) =>
      isContradicting(at) && (intent == null || opened.intent == null || intent === opened.intent),
  );
  const first = part.find((event) => 'handler' in event && event.handler != null);
  return {
    opened,
    startedAt: instantOf(part[0]!),
    isAiFirst: first !== undefined && 'handler' in first && first.handler?.kind === 'ai',
    isClaimed: claim !== undefined,
    isVerified: claim !== undefined && !isReopened && !isRepeated,
  };
}
