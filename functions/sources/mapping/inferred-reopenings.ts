import { formatInstant } from '../../contract/records/instant.ts';
import type { DraftEvent } from '../row/trace.ts';
import { contentId, tellingId } from './content-id.ts';
import { factOf } from './identify.ts';

/**
 * The reopenings that a record counts without a date, and the resolutions that reopenings presuppose, as events
 * marked inferred: a reopening stands 1 ms before the resolution that must have followed it, a resolution that it
 * presupposes 1 ms before it, nothing before the opening. Without a dated resolution that says who claims it nothing
 * can be placed.
 * @param events what the record dates itself
 * @param count how often the ticket came back in all; 0 when the record does not say
 */
export function inferredReopenings(events: readonly DraftEvent[], count: number): DraftEvent[] {
  const resolutions = instantsOf(events, 'resolved');
  const reopenings = instantsOf(events, 'reopened');
  const last = resolutions.at(-1);
  const solved = events.find((event) => event.type === 'resolved' && instantOf(event) === last);
  if (last === undefined || solved?.handler === undefined || solved.claim === undefined) return [];
  const presupposed = presupposedBy(
    reopenings.filter((at) => at <= last),
    resolutions,
  );
  const known = [...presupposed, ...resolutions].sort(byTime);
  const placed = [
    ...presupposed.map((at) => ({ type: 'resolved', at }) as const),
    ...placeUndated(count - reopenings.length, known, reopenings),
  ];
  const openedAt = instantsOf(events, 'opened').findLast((at) => at <= last) ?? Number.NEGATIVE_INFINITY;
  return toEvents(placed, openedAt, solved);
}

/** True when the first date of solving is not the last one, and no dated reopening says why. */
export function hasMoved(events: readonly DraftEvent[]): boolean {
  const resolutions = instantsOf(events, 'resolved');
  const first = resolutions[0] ?? Number.POSITIVE_INFINITY;
  const last = resolutions.at(-1) ?? Number.NEGATIVE_INFINITY;
  return first < last && !instantsOf(events, 'reopened').some((at) => at >= first && at <= last);
}

const instantOf = ({ occurred_at }: DraftEvent): number => Date.parse(String(occurred_at));
const byTime = (a: number, b: number): number => a - b;

/** Instants of a record's events of a type, earliest first. */
const instantsOf = (events: readonly DraftEvent[], type: string): number[] =>
  events
    .filter((event) => event.type === type)
    .map(instantOf)
    .sort(byTime);

/** One for each dated reopening that follows no resolution since the reopening before it. */
const presupposedBy = (reopenings: readonly number[], resolutions: readonly number[]): number[] =>
  reopenings
    .filter((at, i) => !resolutions.some((one) => one <= at && one >= (reopenings[i - 1] ?? one)))
    .map((at) => at - 1);

interface Placed {
  readonly type: 'resolved' | 'reopened';
  readonly at: number;
}

/** Between two resolutions something came back; what is left came back before the first, each after one more. */
function placeUndated(
  missing: number,
  resolutions: readonly number[],
  reopenings: readonly number[],
): Placed[] {
  const placed: Placed[] = [];
  const isGap = (from: number, to: number) => from < to && !reopenings.some((at) => at >= from && at <= to);
  for (let i = resolutions.length - 1; i > 0 && placed.length < missing; i--) {
    if (isGap(resolutions[i - 1]!, resolutions[i]!))
      placed.push({ type: 'reopened', at: resolutions[i]! - 1 });
  }
  let first = resolutions[0]!;
  for (let left = missing - placed.length; left > 0; left--) {
    placed.push({ type: 'reopened', at: first - 1 }, { type: 'resolved', at: first - 2 });
    first -= 2;
  }
  return placed;
}

/** What the last resolution says of claim and handler is all that is known of the earlier ones. */
function toEvents(placed: readonly Placed[], openedAt: number, solved: DraftEvent): DraftEvent[] {
  const { event, schema, source, ticket_id, claim, handler } = solved;
  const seen = new Map<string, number>();
  return placed.map(({ type, at }) => {
    const occurred_at = formatInstant(Math.max(at, openedAt));
    const place = `${type} ${occurred_at}`;
    const n = seen.get(place) ?? 0;
    seen.set(place, n + 1);
    const told: DraftEvent = {
      ...{ event, schema, source, ticket_id, type, occurred_at, inferred: true },
      ...(type === 'resolved' ? { claim, handler } : {}),
    };
    const fact = factOf(told, null, true);
    const id =
      fact === undefined ? contentId({ ...told, place: n }) : tellingId([...fact, n], told, null, 'earliest');
    return { ...told, event_id: id };
  });
}
