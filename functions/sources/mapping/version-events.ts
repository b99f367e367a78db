import { formatInstant } from '../../contract/records/instant.ts';
import type { HistoryFields } from '../mapping-file/history-section.ts';
import type { TicketFields } from '../mapping-file/ticket-section.ts';
import { instantRule } from '../row/instant-rule.ts';
import type { Row } from '../row/row.ts';
import type { Rule, RuleContext } from '../row/rule.ts';
import { numberRule, textRule } from '../row/text-rule.ts';
import type { DraftEvent } from '../row/trace.ts';
import { type CustomerDigest, contentId, hasKey } from './content-id.ts';
import { attributesRule, commonRule, handlerRule } from './ticket-rules.ts';

/**
 * What one row of a log proves: that the ticket was opened, the state in which it stood from then on, its closing.
 * What happened follows at curation from all states seen, so a row says the same alone, in any file and any order.
 */
export function versionEvents(
  ticket: TicketFields,
  history: HistoryFields,
  context: RuleContext,
  digest?: CustomerDigest,
): (row: Row) => DraftEvent[] {
  const commonOf = commonRule(ticket, context);
  const attributesOf = attributesRule(ticket, context);
  const changedAtOf = changeRule(history, context);
  const openedAtOf = instantRule(ticket.opened_at, context);
  const closedAtOf = instantRule(ticket.closed_at, context);
  const firstHandlerOf = handlerRule(ticket.first_handler, context);
  const statusOf = statusRule(history, context);
  const seenBy = stateRule(ticket, history, context);
  return (row) => {
    const common = commonOf(row);
    const changedAt = changedAtOf(row);
    if (common === null || changedAt === null) return [];
    const problems = row.problems.length;
    const attributes = attributesOf(row);
    const isRefused = () => row.problems.length > problems;
    const status = isRefused() ? null : statusOf(row);
    const seen = status === null ? [] : [seenBy(row, { ...common, ...attributes, status }, changedAt)];
    // What lacks a value that was refused waits with its record.
    const state = isRefused() ? [] : seen;
    const opening = {
      ...common,
      ...ofTheCustomer(attributes),
      type: 'opened',
      occurred_at: formatInstant(openedAtOf(row) ?? changedAt),
      ...handledBy(firstHandlerOf(row)),
    };
    const opened = isRefused() ? [] : [opening];
    const closedAt = closedAtOf(row);
    const closing =
      closedAt === null ? [] : [{ ...common, type: 'closed', occurred_at: formatInstant(closedAt) }];
    const events: DraftEvent[] = [...opened, ...state, ...closing];
    for (const event of events) {
      if (!hasKey(event)) event.event_id = contentId(event, digest);
      row.note(history.changed_at, event);
    }
    return events;
  };
}

/** When the version began; a problem when nothing says it. */
function changeRule({ changed_at }: HistoryFields, context: RuleContext): Rule<number> {
  const instantOf = instantRule(changed_at, context);
  return (row) => {
    const at = instantOf(row);
    if (at === null && row.problems.length === 0)
      row.reject('missing_field', changed_at.path, 'the version has no instant');
    return at;
  };
}

/** What handling does not change, so that a late version may say it of the opening too. */
const customersOwn = new Set(['customer_id', 'brand', 'market', 'channel', 'language', 'subject', 'text']);

const ofTheCustomer = (attributes: DraftEvent): DraftEvent =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => customersOwn.has(name)));

function statusRule({ status, resolved_when, void_when }: HistoryFields, context: RuleContext): Rule<string> {
  const textOf = textRule(status, context);
  return (row) => {
    const state = textOf(row)?.toLowerCase();
    if (state === undefined) return null;
    if (void_when?.has(state)) return 'void';
    return resolved_when.has(state) ? 'resolved' : 'open';
  };
}

/** What makes the event of a state that is seen. */
function stateRule(
  ticket: TicketFields,
  history: HistoryFields,
  context: RuleContext,
): (row: Row, event: DraftEvent, changedAt: number) => DraftEvent {
  const claimOf = textRule(ticket.claim, context);
  const handlerOf = handlerRule(ticket.handler, context);
  const versionOf = numberRule(history.version, context);
  return (row, event, changedAt) => {
    const claim = event.status === 'resolved' ? claimOf(row) : null;
    return {
      ...event,
      type: 'status_seen',
      occurred_at: formatInstant(changedAt + placeWithinTick(versionOf(row))),
      ...(claim === null ? {} : { claim }),
      ...handledBy(handlerOf(row)),
    };
  };
}

const handledBy = (handler: DraftEvent | null): DraftEvent => (handler === null ? {} : { handler });

/** Beyond it versions of one tick are not distinguished any more; a ticket of a thousand versions is no ticket. */
const lastPlace = 999;

/** Where the clock is coarse the count of versions tells the order: each stands as many milliseconds later. */
const placeWithinTick = (version: number | null): number =>
  Math.min(Math.max(Math.trunc(version ?? 0), 0), lastPlace);
