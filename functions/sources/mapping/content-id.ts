import type { DraftEvent } from '../row/trace.ts';
import { mappedId } from './mapped-id.ts';

/** Of a customer only that there is one: an id could be tried out with all customers' names. A count grows. */
const onlyWhetherThere = { customer_id: true, reopen_count: true };

/**
 * Id of a mapped event that holds all it says, so that two records which tell one fact differently hide nothing of each
 * other, whichever comes first and in whichever file: the events of a set of records are a set.
 */
export const contentId = (event: DraftEvent): string =>
  mappedId('customer_id' in event || 'reopen_count' in event ? withoutValues(event) : event);

function withoutValues(event: DraftEvent): DraftEvent {
  const told: DraftEvent = { ...event };
  for (const [name, mark] of Object.entries(onlyWhetherThere)) if (name in told) told[name] = mark;
  return told;
}

/** Messages and claims by AI are work that is counted: told differently they stay one, by the contract's own key. */
export const isCounted = ({ type, handler }: DraftEvent): boolean =>
  type === 'message' || (type === 'resolved' && (handler as { kind?: string } | undefined)?.kind === 'ai');

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
