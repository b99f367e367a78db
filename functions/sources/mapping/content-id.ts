import type { DraftEvent } from '../row/trace.ts';
import { mappedId } from './mapped-id.ts';

/** A hexadecimal digest of a customer's id by which nobody can try out names. */
export type CustomerDigest = (customerId: string) => string;

/** All that an event says, but of a customer, and of a count of reopenings, which grows, only that there is one. */
const content = (event: DraftEvent): DraftEvent =>
  event.customer_id === undefined && event.reopen_count === undefined
    ? event
    : {
        ...event,
        ...(event.customer_id !== undefined && { customer_id: true }),
        ...(event.reopen_count !== undefined && { reopen_count: true }),
      };

/**
 * A hash with who the customer is at its end: so the order of ids depends on the secret behind the digest only where
 * nothing but the customer differs.
 * @param length characters that tell the customer
 */
const ofCustomer = (hash: string, { customer_id }: DraftEvent, length: number, digest?: CustomerDigest) =>
  digest === undefined || customer_id === undefined
    ? hash
    : hash.slice(0, -length) + digest(String(customer_id)).slice(0, length);

/**
 * Id of a mapped event that holds all it says, so that two records which tell one fact differently hide nothing of each
 * other, whichever comes first and in whichever file: the events of a set of records are a set.
 */
export const contentId = (event: DraftEvent, digest?: CustomerDigest): string =>
  ofCustomer(mappedId(content(event)), event, 8, digest);

const everyKey = ['event', 'schema', 'source', 'ticket_id', 'type', 'occurred_at'];
const answerKey = [...everyKey, 'survey_id', 'ticket_source', 'score', 'scale'];
/** What the contract's own key of an event holds, by type; of a handler its kind and id. */
const keyed: Readonly<Record<string, ReadonlySet<string>>> = {
  message: new Set([...everyKey, 'author', 'text', 'handler']),
  routed: new Set([...everyKey, 'handler']),
  human_requested: new Set(everyKey),
  reopened: new Set(everyKey),
  closed: new Set(everyKey),
  status_seen: new Set([...everyKey, 'status', 'claim', 'handler']),
  answered: new Set(answerKey),
};

/** True where the id of an event need not be made: the contract's key holds all it says. */
export function hasKey(event: DraftEvent): boolean {
  const names = keyed[String(event.type)];
  if (names === undefined || (event.handler as { version?: string } | undefined)?.version !== undefined)
    return false;
  for (const name in event) if (!names.has(name)) return false;
  return true;
}

/** Beyond it events are no longer told apart by when they were told: eight and a half years. */
const mostSeconds = 0xfffffff;

/** Seconds from an event to its telling as seven hex digits, which stand in the order of ids as the tellings in time. */
const place = (seconds: number): string =>
  Math.min(Math.max(Math.trunc(seconds), 0), mostSeconds)
    .toString(16)
    .padStart(7, '0');

/** Which of several tellings counts: a help desk's first, as known at the intake, or the last of a record that is made up later. */
export type Telling = 'earliest' | 'latest';

/** A place by which the telling that counts stands first in the order of ids, and one of an unknown time last. */
function placeOf(seconds: number | null, counts: Telling): string {
  if (seconds === null) return place(mostSeconds);
  return place(counts === 'latest' ? mostSeconds - seconds : seconds);
}

/**
 * Id of an answer whose instant stays when its score is corrected. Of answers of one instant the last in the order of ids
 * counts: the one told latest.
 * @param seconds from the answer to the record's last change
 */
export const answerId = (answer: DraftEvent, seconds: number): string =>
  place(seconds) + contentId(answer).slice(7);

/** Characters of a telling's id that name the fact, up to the `~` (queries/curate/used_events.sql). */
const factLength = 20;

/**
 * Id of a fact that may be told several times and counts once, as an opening, a message that is edited or a claim by AI:
 * `fact~telling`. Curation takes of one instant's tellings the first in the order of ids.
 * @param fact what tells it from other facts
 * @param seconds from the event to the record's last change; null where it says none
 */
export function tellingId(
  fact: readonly unknown[],
  event: DraftEvent,
  seconds: number | null,
  counts: Telling,
  digest?: CustomerDigest,
): string {
  // To the second: of two ways of export one may leave the milliseconds out.
  const said = { ...content(event), occurred_at: String(event.occurred_at).slice(0, 19) };
  const told = ofCustomer(mappedId(said).slice(0, 8), event, 3, digest);
  return `${mappedId(...fact).slice(0, factLength)}~${placeOf(seconds, counts)}${told}`;
}
