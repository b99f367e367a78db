import type { Roles } from './assign-roles.ts';
import type { Column } from './columns.ts';
import type { Role } from './role-names.ts';

/** What a row is: a ticket, an answer to a survey, something that belongs to a ticket, or perhaps none of these. */
export type RowKind = 'ticket' | 'survey' | 'entry' | 'thing';

const ofTickets: readonly Role[] = [
  'resolved_at',
  'closed_at',
  'first_reply_at',
  'status',
  'priority',
  'subject',
  'reopens',
];
const nearTickets: readonly Role[] = [...ofTickets, 'channel', 'queue', 'agent', 'score', 'handler_kind'];

/** Tells by the columns what rows are. */
export function kindOf(roles: Roles, columns: readonly Column[]): RowKind {
  const has = (some: readonly Role[]) => some.some((role) => roles[role] !== undefined);
  const { ticket_id, score, answered_at, opened_at } = roles;
  if (score !== undefined && answered_at !== undefined && opened_at === undefined && !has(['date']))
    return 'survey';
  const ownId = ownIdOf(columns);
  const isPlain = ticket_id !== undefined && ticket_id === ownId;
  if (ownId !== undefined && !isPlain && !has(ofTickets)) return score === undefined ? 'entry' : 'survey';
  const isOfCustomer = roles.customer_id !== undefined && !/mail|correo/.test(roles.customer_id.words);
  return isPlain && !isOfCustomer && !has(nearTickets) ? 'thing' : 'ticket';
}

/** The id of a row where it is not the ticket's: of an answer, a message. */
export const ownIdOf = (columns: readonly Column[]): Column | undefined =>
  columns.find(({ words, filled }) => filled > 0 && idOfRow.test(words));

const idOfRow =
  /^(?:(?:survey|survey response|response|rating|feedback|answer|csat|message|comment|entry|event) )?id$/;
