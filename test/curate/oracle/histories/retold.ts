import { minute } from '../rows.ts';
import type { TicketEvent } from './ticket-history.ts';

/**
 * The same events as sources tell them that say a thing twice: some with another telling of the same fact beside them,
 * and first replies that statistics sum up. What becomes of an event follows from its id, so that no chance is drawn.
 */
export const retold = (events: readonly TicketEvent[]): TicketEvent[] =>
  events.flatMap((event) => {
    const dice = Number.parseInt(event.event_id.slice(-3), 16);
    if (event.type === 'message' && dice % 5 === 0) return summedUp(event, dice);
    return dice % 7 === 0 ? toldTwice(event, dice) : [event];
  });

/** A fact's id is one of twenty characters; behind it stands which telling it is. */
const telling = (event: TicketEvent, which: string): string =>
  `${event.event_id.padStart(20, '0')}~${which}${event.event_id.slice(-8)}`;

function toldTwice(event: TicketEvent, dice: number): TicketEvent[] {
  const first = { ...event, event_id: telling(event, '0000001') };
  const later = { ...event, event_id: telling(event, 'fffffff') };
  if (event.type !== 'message') return [first, later];
  if (event.author === 'customer') return [first, { ...later, ...otherMood(event) }];
  return [first, { ...later, handler_kind: dice % 2 === 0 ? 'in_house' : 'outsourced' }];
}

/** What an edited text says is as sure and of the other mood. */
const otherMood = ({ sentiment_negative = null }: TicketEvent) => ({
  sentiment_negative: sentiment_negative === null ? null : 1 - sentiment_negative,
});

const distances = [0, 30_000, minute, -minute, minute + 1, -minute - 1, 60 * minute];

/** The sum beside the message, or alone; and another sum of a later export. */
function summedUp(event: TicketEvent, dice: number): TicketEvent[] {
  if (event.author === 'customer') return [event];
  const sum = {
    ...event,
    ...{ event_id: `${event.event_id}s`, is_inferred: true },
    occurred_at: event.occurred_at + distances[dice % distances.length]!,
  };
  const again = { ...sum, event_id: `${event.event_id}t`, handler_kind: 'outsourced' };
  return dice % 2 === 0 ? [event, sum] : [sum, again];
}
