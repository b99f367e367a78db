import { schemaVersion } from '../../contract/records/events.ts';
import type { Field, HandlerFields } from '../mapping-file/field.ts';
import { ticketAttributes as attributeKeys, type TicketFields } from '../mapping-file/ticket-section.ts';
import { languageTag } from '../record/language-tag.ts';
import { isShortened } from '../record/shortened.ts';
import type { Row } from '../row/row.ts';
import { nothing, type Rule, type RuleContext } from '../row/rule.ts';
import { textRule } from '../row/text-rule.ts';
import type { DraftEvent } from '../row/trace.ts';

/** The ticket's id; a problem when there is none. */
export function ticketIdRule(field: Field | undefined, context: RuleContext): Rule<string> {
  const textOf = textRule(field, context);
  const path = field?.path ?? 'ticket_id';
  return (row) => {
    const id = textOf(row);
    if (id === null) row.reject('missing_field', path, `the ticket has no id; ${row.fieldNames()}`);
    else if (isShortened(id)) {
      row.reject('invalid_field', path, 'the id was shortened by a spreadsheet, like 5.7E+17');
      return null;
    }
    return id;
  };
}

/** Whether the id lies in elements that `each` goes through: such a record is of several tickets. */
export const isOfElements = ({ ticket_id }: TicketFields, { columns }: RuleContext): boolean =>
  (ticket_id.from ?? []).some(({ name }) => columns.named(name).isOfElement);

/** What stands on every event of a ticket: its source and id. Null where it has no id. */
export function commonRule(ticket: TicketFields, context: RuleContext): Rule<DraftEvent> {
  const idOf = ticketIdRule(ticket.ticket_id, context);
  const { source } = context.mapping;
  return (row) => {
    const ticket_id = idOf(row);
    return ticket_id === null ? null : { event: 'ticket', schema: schemaVersion, source, ticket_id };
  };
}

/** What the record says about who asked and what for. */
export function attributesRule(ticket: TicketFields, context: RuleContext): (row: Row) => DraftEvent {
  const rules = attributeKeys
    .map((key) => [key, textRule(ticket[key], context)] as const)
    .filter(([, rule]) => rule !== nothing);
  const customerOf = textRule(ticket.customer_id, context);
  return (row) => {
    const attributes: DraftEvent = {};
    for (const [key, rule] of rules) put(attributes, key, rule(row));
    if (typeof attributes.language === 'string') attributes.language = languageTag(attributes.language);
    const customer = customerOf(row);
    if (customer !== null && !isShortened(customer)) attributes.customer_id = customer;
    return attributes;
  };
}

/** `{ kind, id, version }`; null when the kind is empty. */
export function handlerRule(handler: HandlerFields | undefined, context: RuleContext): Rule<DraftEvent> {
  if (handler === undefined) return nothing;
  const kindOf = textRule(handler.kind, context);
  if (kindOf === nothing) return nothing;
  const [idOf, versionOf] = [textRule(handler.id, context), textRule(handler.version, context)];
  return (row) => {
    const kind = kindOf(row);
    if (kind === null) return null;
    const result: DraftEvent = { kind };
    put(result, 'id', idOf(row));
    put(result, 'version', versionOf(row));
    return result;
  };
}

/** Gives an event what a rule says of it, if anything. */
export function put(event: DraftEvent, name: string, value: unknown): void {
  if (value !== null) event[name] = value;
}
