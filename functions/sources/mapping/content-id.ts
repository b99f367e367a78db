import type { DraftEvent } from '../row/trace.ts';
import { mappedId } from './mapped-id.ts';

/**
 * Id of a mapped event that holds all it says, so that two records which tell one fact differently hide nothing of each
 * other, whichever comes first and in whichever file: the events of a set of records are a set. Of a customer it holds
 * only that there is one, since an id could be tried out with all customers' names; of a count, which grows, likewise.
 */
export const contentId = (event: DraftEvent): string =>
  mappedId(
    event.customer_id === undefined && event.reopen_count === undefined
      ? event
      : {
          ...event,
          ...(event.customer_id !== undefined && { customer_id: true }),
          ...(event.reopen_count !== undefined && { reopen_count: true }),
        },
  );

/** Messages and claims by AI are work that is counted: told differently they stay one, by the contract's own key. */
export const isCounted = ({ type, handler }: DraftEvent): boolean =>
  type === 'message' || (type === 'resolved' && (handler as { kind?: string } | undefined)?.kind === 'ai');

const everyKey = ['event', 'schema', 'source', 'ticket_id', 'type', 'occurred_at'];
const answerKey = [...everyKey, 'survey_id', 'ticket_source', 'score', 'scale'];
/** What the contract's own key of an event holds, by type; of a handler its kind and id. */
const keyed: Readonly<Record<string, ReadonlySet<string>>> = {
  routed: new Set([...everyKey, 'handler']),
  human_requested: new Set(everyKey),
  reopened: new Set(everyKey),
  closed: new Set(everyKey),
  status_seen: new Set([...everyKey, 'status', 'claim', 'handler']),
  answered: new Set(answerKey),
};

/** True where the id of an event need not be made: its key holds all it says, or is the one that counts. */
export function hasKey(event: DraftEvent): boolean {
  if (event.event_id !== undefined || isCounted(event)) return true;
  const names = keyed[String(event.type)];
  if (names === undefined || (event.handler as { version?: string } | undefined)?.version !== undefined)
    return false;
  for (const name in event) if (!names.has(name)) return false;
  return true;
}

/** Beyond it openings are no longer told apart by when they were told: almost half a year. */
const mostHours = 0xfff;

/**
 * Id of an opening as a record of a later state tells it. Of openings that differ the one told earliest counts first, by
 * the order of ids: so what was known at the intake wins, in whatever order the records come.
 * @param hours from the opening to the record's last change; null where it says none
 */
export function openingId(opening: DraftEvent, hours: number | null): string {
  const place = Math.min(Math.max(Math.trunc(hours ?? mostHours), 0), mostHours);
  return place.toString(16).padStart(3, '0') + contentId(opening).slice(3);
}
