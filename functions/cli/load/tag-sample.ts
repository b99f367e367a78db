import { createHash } from 'node:crypto';

/** Of a ticket in the sample: its tags, whether a person is named as its handler, and whether one wrote. */
export interface TicketSeen {
  readonly tags: readonly string[];
  readonly isHandled: boolean;
  readonly isReplied: boolean;
}

/** A tag of tickets that mostly no person answered. */
export interface UnansweredTag {
  readonly tag: string;
  /** Tickets that have it. */
  readonly tickets: number;
  /** How many of them no person answered, 0 to 1. */
  readonly share: number;
}

/** What was seen of tickets, those of which a hash of the id is divided by `oneIn`. */
export interface TagsSeen {
  readonly oneIn: number;
  readonly tickets: ReadonlyMap<string, TicketSeen>;
}

const nothing: TicketSeen = { tags: [], isHandled: false, isReplied: false };

/** A sample of tickets by their ids, so that what several files and workers say of one comes together. */
export class TagSample {
  readonly #most: number;
  #tickets = new Map<string, TicketSeen>();
  #oneIn = 1;

  /** @param most tickets that are kept; beyond it every second one goes */
  constructor(most = 20_000) {
    this.#most = most;
  }

  see(ticketId: string, seen: Partial<TicketSeen>): void {
    if (!isOne(ticketId, this.#oneIn)) return;
    const before = this.#tickets.get(ticketId) ?? nothing;
    this.#tickets.set(ticketId, {
      tags: seen.tags === undefined ? before.tags : [...new Set([...before.tags, ...seen.tags])],
      isHandled: before.isHandled || seen.isHandled === true,
      isReplied: before.isReplied || seen.isReplied === true,
    });
    if (this.#tickets.size > this.#most) this.#thin(this.#oneIn * 2);
  }

  #thin(oneIn: number): void {
    this.#oneIn = oneIn;
    this.#tickets = new Map([...this.#tickets].filter(([id]) => isOne(id, oneIn)));
  }

  /** What was seen since it was taken last. */
  take(): TagsSeen {
    const seen = { oneIn: this.#oneIn, tickets: this.#tickets };
    this.#tickets = new Map();
    return seen;
  }

  add({ oneIn, tickets }: TagsSeen): void {
    if (oneIn > this.#oneIn) this.#thin(oneIn);
    for (const [id, seen] of tickets) this.see(id, seen);
  }

  /** Tags of which four tickets in five have no person's reply (where the data has none at all, no person). */
  unanswered(): UnansweredTag[] {
    const seen = [...this.#tickets.values()];
    const hasReplies = seen.some(({ isReplied }) => isReplied);
    const counts = new Map<string, { all: number; without: number }>();
    for (const { tags, isHandled, isReplied } of seen)
      for (const tag of tags) {
        const count = counts.get(tag) ?? { all: 0, without: 0 };
        count.all++;
        if (!(hasReplies ? isReplied : isHandled)) count.without++;
        counts.set(tag, count);
      }
    return [...counts]
      .map(([tag, { all, without }]) => ({ tag, tickets: all * this.#oneIn, share: without / all }))
      .filter(({ share }) => share >= 0.8)
      .sort((a, b) => b.tickets - a.tickets || (a.tag < b.tag ? -1 : 1));
  }
}

const isOne = (id: string, oneIn: number): boolean =>
  oneIn === 1 || createHash('sha256').update(id).digest().readUInt32LE(0) % oneIn === 0;
