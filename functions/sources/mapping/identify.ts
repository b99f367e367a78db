import { parseInstant } from '../../contract/records/instant.ts';
import type { DraftEvent } from '../row/trace.ts';
import { type CustomerDigest, contentId, hasKey, type Telling, tellingId } from './content-id.ts';

/** An event, and the fact that it tells where others may tell it too and it counts once. */
export interface Drafted {
  readonly event: DraftEvent;
  readonly fact?: readonly unknown[] | undefined;
}

/**
 * What an event tells that is counted once however often and differently it is told: what the vendor has an id for, an
 * opening, a message, a first reply that a record only sums up, and a claim by AI.
 * @param isKeyAll true where the contract's key of a message holds all that it may say
 * @returns undefined where an event's content or the contract's key tells it from others
 */
export function factOf(
  event: DraftEvent,
  vendorsId: string | null,
  isKeyAll: boolean,
): readonly unknown[] | undefined {
  const { source, ticket_id, type, occurred_at, author, text, handler, inferred } = event;
  if (vendorsId !== null) return [source, type, vendorsId];
  const { kind, id } = (handler ?? {}) as { kind?: string; id?: string };
  if (type === 'message') {
    if (inferred === true) return [source, ticket_id, 'first reply', author];
    return isKeyAll ? undefined : [source, ticket_id, type, occurred_at, author, text, kind, id];
  }
  const isOnce = type === 'opened' || (type === 'resolved' && kind === 'ai');
  return isOnce ? [source, ticket_id, type, occurred_at] : undefined;
}

/**
 * The events, each that the contract's key does not tell with an id that does.
 * @param changedAt the record's last change, in milliseconds UTC
 * @param counts which telling counts of those that records of different changes give
 */
export function identified(
  drafted: readonly Drafted[],
  changedAt: () => number | null,
  counts: Telling,
  digest?: CustomerDigest,
): DraftEvent[] {
  let changed: number | null | undefined;
  const secondsTo = ({ occurred_at }: DraftEvent): number | null => {
    changed = changed === undefined ? changedAt() : changed;
    return changed === null ? null : (changed - (parseInstant(String(occurred_at)) ?? Number.NaN)) / 1000;
  };
  for (const { event, fact } of drafted) {
    if (event.event_id !== undefined) continue;
    if (fact !== undefined) event.event_id = tellingId(fact, event, secondsTo(event), counts, digest);
    else if (!hasKey(event)) event.event_id = contentId(event, digest);
  }
  return drafted.map(({ event }) => event);
}
