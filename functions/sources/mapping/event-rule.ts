import { formatInstant } from '../../contract/records/instant.ts';
import type { EventFields } from '../mapping-file/ticket-section.ts';
import { conditionRule } from '../row/condition-rule.ts';
import { instantRule } from '../row/instant-rule.ts';
import type { Row } from '../row/row.ts';
import { nothing, type Rule, type RuleContext } from '../row/rule.ts';
import { textRule } from '../row/text-rule.ts';
import type { DraftEvent } from '../row/trace.ts';
import type { ProvableEvent } from './provable-events.ts';
import { handlerRule, put } from './ticket-rules.ts';

/**
 * The events that one rule makes of a row, or of one of its elements: each needs its instant, and all of its values. One
 * of which a value is refused waits with its record, since what is replayed would stand beside it.
 */
export interface EventRule {
  readonly fields: ProvableEvent;
  /** The vendor's own id of the event. */
  readonly vendorsId: Rule<string>;
  /**
   * @param common what stands on every event of the ticket
   * @param must be there, unless a condition says when
   */
  events(row: Row, common: DraftEvent, must: boolean): DraftEvent[];
}

export function eventRule(fields: ProvableEvent, context: RuleContext): EventRule {
  const holds = conditionRule(fields.when, context);
  const instantOf = instantRule(fields.at, context);
  const make = fields.change === undefined ? oneEvent(fields, context) : changeEvents(fields, context);
  const isConditional = Boolean(fields.when?.length || fields.at.when?.length);
  return {
    fields,
    // A change is two states, which one id cannot name.
    vendorsId: fields.change === undefined ? textRule(fields.event_id, context) : nothing,
    events(row, common, must) {
      const problems = row.problems.length;
      const at = holds(row) ? instantOf(row) : null;
      if (at !== null) {
        const events = make(row, common, at);
        if (row.problems.length > problems) return [];
        for (const event of events) row.note(fields.at, event);
        return events;
      }
      if (must && row.problems.length === 0 && !isConditional)
        row.reject('missing_field', fields.at.path, 'the ticket has no opening instant');
      return [];
    },
  };
}

type MakeEvents = (row: Row, common: DraftEvent, at: number) => DraftEvent[];

function oneEvent(fields: EventFields, context: RuleContext): MakeEvents {
  const addDetails = detailsRule(fields, context);
  const { type } = fields;
  return (row, common, at) => {
    const event: DraftEvent = { ...common, type, occurred_at: formatInstant(at) };
    addDetails(row, event);
    if (fields.first_reply) event.inferred = true;
    return [event];
  };
}

const isSolved = (state: unknown): boolean => state === 'resolved' || state === 'closed';

/**
 * The state after a change, and the one before it a millisecond earlier where the two lie on both sides of a solving:
 * so a ticket that came back did, whether or not what solved it is known.
 */
function changeEvents(fields: EventFields, context: RuleContext): MakeEvents {
  const addDetails = detailsRule(fields, context);
  const { type, change } = fields;
  const [fromOf, toOf] = [textRule(change?.from, context), textRule(change?.to, context)];
  return (row, common, at) => {
    const [from, to] = [fromOf(row), toOf(row)];
    if (to === null) return [];
    if (from === to) {
      row.rest({ rule: 'change: the state stays as it was', line: fields.at.line });
      return [];
    }
    const seen = (status: string, instant: number): DraftEvent => ({
      ...common,
      ...{ type, occurred_at: formatInstant(instant), status },
    });
    const after = seen(to, at);
    addDetails(row, after);
    const isCrossing = from !== null && from !== 'void' && isSolved(from) !== isSolved(to);
    return isCrossing ? [seen(from, at - 1), after] : [after];
  };
}

/** What gives an event all that its rule says beside its instant. */
function detailsRule(fields: EventFields, context: RuleContext): (row: Row, event: DraftEvent) => void {
  const claimOf = textRule(fields.claim, context);
  const texts = (['author', 'reason', 'status', 'text'] as const)
    .map((key) => [key, textRule(fields[key], context)] as const)
    .filter(([, rule]) => rule !== nothing);
  const handlers = (['handler', 'to', 'from'] as const)
    .map((key) => [key, handlerRule(fields[key], context)] as const)
    .filter(([, rule]) => rule !== nothing);
  const isAuthorOpen = fields.type === 'message' && fields.author === undefined;
  return (row, event) => {
    const claim = claimOf(row);
    put(event, 'claim', claim);
    for (const [key, rule] of texts) put(event, key, rule(row));
    if (claim !== null && isUnsolved(event)) delete event.claim;
    for (const [key, rule] of handlers) put(event, key, rule(row));
    if (isAuthorOpen) event.author = kindOf(event) === 'ai' ? 'ai' : 'human';
  };
}

/** Nobody claims that what is seen in another state is solved. */
const isUnsolved = ({ type, status }: DraftEvent): boolean =>
  type === 'status_seen' && status !== undefined && !isSolved(status);

const kindOf = ({ handler }: DraftEvent): unknown => (handler as { kind?: string } | undefined)?.kind;
