import { shownName } from '../../record/shown-name.ts';
import type { Assigned } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import type { Messages } from '../look/find-log.ts';
import { attributes } from '../look/role-names.ts';
import { askToCheck, askToDecide, type Draft, yamlTable, yamlText } from './draft.ts';
import { writeInstant } from './write-instant.ts';
import { writeCustomer, writeField, writeTicketId } from './write-ticket.ts';

const fields = [...attributes, 'subject'] as const;

/**
 * Writes the section `ticket` of a log of messages, the first of which opens the ticket.
 * @param ownId the id of a row
 * @returns the columns that are used
 */
export function writeMessages(
  draft: Draft,
  indent: string,
  assigned: Assigned,
  messages: Messages,
  ownId: Column | undefined,
): Column[] {
  const { at, author } = messages;
  const { roles } = assigned;
  const inner = `${indent}  `;
  draft.lines.push(`${indent}ticket:`);
  writeTicketId(draft, inner, roles.ticket_id);
  writeCustomer(draft, inner, assigned);
  askToCheck(draft, inner, wholeLog);
  writeInstant(draft, inner, 'opened_at', at);
  writeInstant(draft, inner, 'updated_at', at);
  for (const role of fields) writeField(draft, inner, role, assigned);
  writeMessage(draft, inner, assigned, messages, ownId);
  const ofTicket = (['ticket_id', 'customer_id', 'agent', 'text', ...fields] as const).map(
    (role) => roles[role],
  );
  return [...ofTicket, at.date, at.time, author, ownId].filter((column) => column !== undefined);
}

function writeMessage(
  draft: Draft,
  indent: string,
  { roles: { ticket_id, agent, text } }: Assigned,
  { at, author, known, unknown }: Messages,
  ownId: Column | undefined,
): void {
  const inner = `${indent}    `;
  draft.lines.push(`${indent}events:`, `${indent}  - type: message`);
  writeInstant(draft, inner, 'at', at);
  if (unknown > 0) askToDecide(draft, inner, unknownAuthors(author, unknown));
  const byAuthor = (table: Iterable<readonly [string, string | null]>) =>
    `{ from: ${yamlText(author.name)}, values: ${yamlTable(table)} }`;
  const kinds = [...known].map(([cell, name]) => [cell, handlers[name] ?? null] as const);
  const id = agent === undefined ? '' : `, id: ${yamlText(agent.name)}`;
  draft.lines.push(
    `${inner}author: ${byAuthor(known)}`,
    `${inner}handler: { kind: ${byAuthor(kinds)}${id} }`,
    ...(text === undefined ? [] : [`${inner}text: ${yamlText(text.name)}`]),
  );
  if (ownId !== undefined && ticket_id !== undefined && ownId !== ticket_id)
    draft.lines.push(`${inner}event_id: { from: [${yamlText(ticket_id.name)}, ${yamlText(ownId.name)}] }`);
}

/** Which handler an author is; of customers and systems none. */
const handlers: Readonly<Record<string, string>> = { ai: 'ai', human: 'in_house' };

const wholeLog =
  'the rows are taken for messages, the first of which opens the ticket; nothing says when it was solved: add resolved_at and claim where another file does';

const unknownAuthors = ({ name, texts }: Column, unknown: number): string =>
  `${unknown} of ${texts.size} values of ${shownName(name)} are none of customer, ai, human, system: add them, here and in handler, or their rows are rejected`;
