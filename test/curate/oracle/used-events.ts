import { minute, type TicketRow } from './rows.ts';
import type { OracleSettings } from './tickets.ts';

const typesInOrder = [
  'opened',
  'routed',
  'message',
  'human_requested',
  'handed_off',
  'resolved',
  'reopened',
  'closed',
];
const statesInOrder = ['open', 'pending', 'resolved', 'closed', 'void'];

/** The used events of one ticket in order; of states seen, those that show a change have become it. */
export interface UsedEvents {
  readonly openedAt: number;
  readonly events: readonly TicketRow[];
}

/**
 * Reads events and states as docs/data-contract.md says, instant by instant: first the explicit events in the order of their types, then the
 * states seen, each held against where the ticket then stands.
 * @returns undefined for a ticket that makes no episode: never opened, or void
 */
export function usedEventsOf(rows: readonly TicketRow[], settings: OracleSettings): UsedEvents | undefined {
  const openings = rows.filter(({ type }) => type === 'opened').map(({ occurred_at }) => occurred_at);
  if (openings.length === 0) return undefined;
  const openedAt = Math.min(...openings);
  const used = toldOnce(rows).filter(
    (row) => row.occurred_at >= openedAt && row.occurred_at <= openedAt + settings.lifetime,
  );
  if (used.some(({ status }) => status === 'void')) return undefined;
  const instants = [...new Set(used.map(({ occurred_at }) => occurred_at))].sort((a, b) => a - b);
  const events: TicketRow[] = [];
  let isClaimed = false;
  for (const instant of instants) {
    const now = used.filter(({ occurred_at }) => occurred_at === instant);
    const explicit = now.filter(({ type }) => type !== 'status_seen');
    for (const event of explicit.sort(byRank(isClaimed ? claimedOrder : typesInOrder, ({ type }) => type))) {
      if (event.type === 'resolved') isClaimed = true;
      if (event.type === 'reopened') isClaimed = false;
      events.push(event);
    }
    const states = now.filter(({ type }) => type === 'status_seen');
    for (const state of states.sort(byRank(statesInOrder, ({ status }) => status!))) {
      const shown = happened(state, isClaimed);
      if (shown.type === 'resolved') isClaimed = true;
      if (shown.type === 'reopened') isClaimed = false;
      events.push(shown);
    }
  }
  return { openedAt, events };
}

const factOf = ({ event_id }: TicketRow): string | undefined => /^(.{20})~.{15}$/.exec(event_id)?.[1];

/** Facts told several times at one instant once, by the first id; of first replies that are summed up what no message tells. */
function toldOnce(rows: readonly TicketRow[]): TicketRow[] {
  const isFirst = (row: TicketRow) =>
    !rows.some(
      (other) =>
        other.event_id < row.event_id &&
        other.occurred_at === row.occurred_at &&
        other.type === row.type &&
        factOf(row) !== undefined &&
        factOf(other) === factOf(row),
    );
  const replies = rows.filter(
    ({ type, author }) => type === 'message' && (author === 'ai' || author === 'human'),
  );
  const told = replies.filter(({ is_inferred }) => is_inferred !== true);
  const firstOf = (some: readonly TicketRow[]) => Math.min(...some.map(({ occurred_at }) => occurred_at));
  const byPerson = ({ author }: TicketRow) => author === 'human';
  const firstSummedUp = firstOf(replies.filter((row) => row.is_inferred === true && byPerson(row)));
  const isToldElsewhere = (row: TicketRow) =>
    Math.abs(firstOf(told) - row.occurred_at) <= minute ||
    (byPerson(row) && firstOf(told.filter(byPerson)) <= row.occurred_at + minute) ||
    (byPerson(row) && firstSummedUp < row.occurred_at);
  return rows.filter(
    (row) => isFirst(row) && !(replies.includes(row) && row.is_inferred === true && isToldElsewhere(row)),
  );
}

/** Where the running cycle has a claim already, a reopening of the same instant as another claim comes first. */
const claimedOrder = [...typesInOrder.slice(0, 5), 'reopened', 'resolved', 'closed'];

const byRank =
  (order: readonly string[], wordOf: (row: TicketRow) => string) => (a: TicketRow, b: TicketRow) => {
    const ranks = order.indexOf(wordOf(a)) - order.indexOf(wordOf(b));
    if (ranks !== 0) return ranks;
    return a.event_id < b.event_id ? -1 : 1;
  };

/** What a state shows where the ticket stands resolved or not; the state itself when it shows nothing new. */
function happened(state: TicketRow, isResolved: boolean): TicketRow {
  const saysResolved = state.status === 'resolved' || state.status === 'closed';
  if (saysResolved && !isResolved) return { ...state, type: 'resolved', claim: state.claim ?? 'agent' };
  if (!saysResolved && isResolved) return { ...state, type: 'reopened' };
  return state;
}
