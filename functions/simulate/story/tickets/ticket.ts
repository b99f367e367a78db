import type { Handler, TicketEvent } from '../../../contract/records/events.ts';
import { formatInstant } from '../../../contract/records/instant.ts';
import type { Chance } from '../plan/chance.ts';
import type { Need, Source, StoryEvent } from '../plan/story-event.ts';

/** Fields of one kind of ticket event, without what all have in common. */
type Details<T> = T extends unknown
  ? Omit<T, 'event' | 'schema' | 'source' | 'ticket_id' | 'occurred_at'>
  : never;

/** A ticket being generated: a clock that only goes forward, and what happened so far. */
export class Ticket {
  readonly source: Source;
  readonly id: string;
  readonly events: StoryEvent[] = [];
  now: number;

  constructor(need: Need, id: string) {
    this.source = need.channel === 'phone' ? 'phone' : 'desk';
    this.id = id;
    this.now = need.at;
  }

  /** Moves the clock by at least a second. */
  wait(milliseconds: number): this {
    this.now += Math.max(1000, Math.floor(milliseconds));
    return this;
  }

  add(details: Details<TicketEvent>): this {
    const event = {
      event: 'ticket',
      schema: 1,
      source: this.source,
      ticket_id: this.id,
      occurred_at: formatInstant(this.now),
      ...details,
    } as TicketEvent;
    this.events.push({ at: this.now, source: this.source, event });
    return this;
  }

  byHuman(handler: Handler, text: string): this {
    return this.add({ type: 'message', author: 'human', handler, text });
  }

  byAi(handler: Handler, text: string): this {
    return this.add({ type: 'message', author: 'ai', handler, text });
  }

  byCustomer(text: string): this {
    return this.add({ type: 'message', author: 'customer', text });
  }
}

/** Minutes until somebody answers, and between two turns. */
export const pace = {
  chat: { firstReply: 7, turn: 4 },
  phone: { firstReply: 1.5, turn: 2 },
  email: { firstReply: 260, turn: 400 },
  social: { firstReply: 75, turn: 60 },
} as const;

/** Draws a span around a median number of minutes, in milliseconds. */
export const aroundMinutes = (chance: Chance, median: number, spread = 0.7): number =>
  Math.floor(chance.around(median, spread) * 60_000);
