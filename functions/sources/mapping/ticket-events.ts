import type { TicketFields } from '../mapping-file/ticket-section.ts';
import { instantRule } from '../row/instant-rule.ts';
import type { Row } from '../row/row.ts';
import { nothing, type Rule, type RuleContext } from '../row/rule.ts';
import { numberRule } from '../row/text-rule.ts';
import type { DraftEvent } from '../row/trace.ts';
import type { CustomerDigest } from './content-id.ts';
import { eventRule } from './event-rule.ts';
import { type Drafted, factOf, identified } from './identify.ts';
import { hasMoved, inferredReopenings } from './inferred-reopenings.ts';
import { provableEvents } from './provable-events.ts';
import { attributesRule, commonRule, isOfElements } from './ticket-rules.ts';

/**
 * The events that a record proves about its ticket: each needs its instant; one without stays out. Attributes
 * stand on `opened`, or on every event where the mapping has no opening.
 */
export function ticketEvents(
  ticket: TicketFields,
  context: RuleContext,
  digest?: CustomerDigest,
): (row: Row) => DraftEvent[] {
  const commonOf = commonRule(ticket, context);
  const isShared = isOfElements(ticket, context);
  const attributesOf = attributesRule(ticket, context);
  const rules = provableEvents(ticket).map((event) => eventRule(event, context));
  const opening = rules.find(({ fields }) => fields.type === 'opened');
  const addReopenings = reopeningsRule(ticket, context);
  const changedAtOf = instantRule(ticket.updated_at, context);
  const telling = ticket.latest_counts ? 'latest' : 'earliest';
  return (row) => {
    const common = isShared ? {} : commonOf(row);
    if (common === null) return [];
    const problems = row.problems.length;
    const attributes = attributesOf(row);
    const isRefused = row.problems.length > problems;
    const withAttributes = { ...common, ...attributes };
    const drafted: Drafted[] = [];
    for (const rule of rules) {
      const { each, isKeyAll } = rule.fields;
      const hasAttributes = rule === opening || opening === undefined;
      if (isRefused && hasAttributes) continue;
      for (const one of each === undefined ? [row] : row.forEach(each)) {
        const whose = isShared ? commonOf(one) : common;
        if (whose === null) continue;
        const attributed = isShared ? { ...whose, ...attributes } : withAttributes;
        for (const event of rule.events(one, hasAttributes ? attributed : whose, rule === opening)) {
          leaveOutCustomer(event, attributes.customer_id);
          drafted.push({ event, fact: factOf(event, rule.vendorsId(one), isKeyAll) });
        }
      }
    }
    addReopenings(row, drafted);
    return identified(drafted, () => changedAtOf(row), telling, digest);
  };
}

/** A customer who writes or closes handles nothing: a handler with the customer's own id is nobody. */
function leaveOutCustomer(event: DraftEvent, customerId: unknown): void {
  if (customerId === undefined || (event.type !== 'message' && event.type !== 'status_seen')) return;
  const { id } = (event.handler ?? {}) as { id?: string };
  if (id?.toLowerCase() === String(customerId).toLowerCase()) delete event.handler;
}

/** More reopenings than any help desk has; a larger count is a mapping mistake. */
const mostReopenings = 1000;

/** How often the ticket came back, where the record counts it. */
function countRule({ reopens }: TicketFields, context: RuleContext): Rule<number> {
  if (reopens === undefined) return nothing;
  const numberOf = numberRule(reopens, context);
  return (row) => {
    const count = numberOf(row);
    if (count === null || (Number.isInteger(count) && count >= 0 && count <= mostReopenings)) return count;
    row.reject('invalid_number', reopens.path, `expected a whole number from 0 to ${mostReopenings}`);
    return null;
  };
}

/** Adds what the record only counts, or shows by a date of solving that moved; and on every event the count. */
function reopeningsRule(ticket: TicketFields, context: RuleContext): (row: Row, drafted: Drafted[]) => void {
  const countOf = countRule(ticket, context);
  return (row, drafted) => {
    const count = countOf(row);
    const dated = drafted.filter(({ event }) => event.type === 'reopened').length;
    const isMoved = ticket.first_resolved_at !== undefined && hasMoved(drafted.map(eventOf));
    const most = Math.max(count ?? 0, isMoved ? dated + 1 : 0);
    if (most + dated > 0)
      for (const event of inferredReopenings(drafted.map(eventOf), most)) drafted.push({ event });
    if (count !== null) for (const { event } of drafted) event.reopen_count = count;
  };
}

const eventOf = ({ event }: Drafted): DraftEvent => event;
