import type { Assigned, InstantColumns, Roles } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import { translate } from '../look/known-words.ts';
import { attributes, type Role, rolesOf } from '../look/role-names.ts';
import { askToCheck, askToDecide, comment, type Draft, yamlTable, yamlText } from './draft.ts';
import { type Who, writeClaim, writeHandler } from './write-handler.ts';
import { writeInstant } from './write-instant.ts';

/** Writes the section `ticket`. */
export function writeTicket(
  draft: Draft,
  indent: string,
  assigned: Assigned,
  opening: InstantColumns,
  usedAgain?: Column,
): void {
  const { roles } = assigned;
  const inner = `${indent}  `;
  draft.lines.push(`${indent}ticket:`);
  writeTicketId(draft, inner, roles.ticket_id);
  writeCustomer(draft, inner, assigned);
  if (opening.date !== roles.opened_at)
    askToCheck(draft, inner, `${opening.date.name} is taken for when the ticket was opened`);
  writeInstant(draft, inner, 'opened_at', opening, usedAgain);
  const who = writeHandler(draft, inner, roles);
  writeCourse(draft, inner, roles, who, usedAgain);
  for (const role of [...attributes, 'subject', 'text'] as const) writeField(draft, inner, role, assigned);
  writeState(draft, inner, roles, who);
}

/** Writes the id of the ticket, or asks for it. */
export function writeTicketId(draft: Draft, indent: string, column: Column | undefined): void {
  const texts = [...(column?.texts.keys() ?? [])];
  if (texts.some((text) => /^\d[.,]\d+E\+\d+$/i.test(text)))
    askToCheck(
      draft,
      indent,
      'a spreadsheet has shortened some ids (5.7E+17): their rows are rejected; export again as text',
    );
  if (column === undefined) {
    askToDecide(
      draft,
      indent,
      'no column looks like the id of the ticket: name it here, and take `skip` out',
    );
    draft.lines.push(`${indent}ticket_id: { row_number: true }`);
    return;
  }
  const isFloat = texts.length > 0 && texts.every((text) => /^\d+\.0$/.test(text));
  const name = yamlText(column.name);
  draft.lines.push(`${indent}ticket_id: ${isFloat ? `{ from: ${name}, drop: ".0" }` : name}`);
}

/** Writes who asked, where a column tells customers apart. */
export function writeCustomer(draft: Draft, indent: string, assigned: Assigned): void {
  const column = assigned.roles.customer_id;
  if (column !== undefined && !rolesOf(column.words).some(({ role }) => role === 'customer_id'))
    askToCheck(draft, indent, `${column.name} holds mail addresses: they are taken for those of customers`);
  writeField(draft, indent, 'customer_id', assigned);
}

/** Writes the field of a role, where a column has it, with the columns that would do as well. */
export function writeField(draft: Draft, indent: string, role: Role, { roles, rivals }: Assigned): void {
  const column = roles[role];
  if (column === undefined) return;
  const others = rivals[role]?.map(({ name }) => name) ?? [];
  const also = others.length === 0 ? '' : `   # or ${others.map(yamlText).join(', ')}`;
  const isMail = role === 'customer_id' && [...column.texts.keys()].some((text) => text.includes('@'));
  const name = yamlText(column.name);
  draft.lines.push(`${indent}${role}: ${fieldOf(role, name, column, isMail)}${also}`);
}

function fieldOf(role: Role, name: string, column: Column, isMail: boolean): string {
  if (isMail) return `{ from: ${name}, lower: true }`;
  if (role !== 'channel') return name;
  const { found } = translate([...column.texts.keys()], 'channel');
  const changed = [...found].filter(([text, known]) => text !== known);
  return changed.length === 0 ? name : `{ from: ${name}, values: ${yamlTable(changed)} }`;
}

/** What became of the ticket when. */
function writeCourse(draft: Draft, indent: string, roles: Roles, who: Who, usedAgain?: Column): void {
  const { first_reply_at, resolved_at, reopened_at, reopens, closed_at } = roles;
  if (first_reply_at) writeInstant(draft, indent, 'first_reply_at', { date: first_reply_at });
  if (resolved_at) {
    writeInstant(draft, indent, 'resolved_at', { date: resolved_at }, usedAgain);
    askToCheck(
      draft,
      indent,
      'who has the ticket is taken to say that it is solved: a person (agent), or AI itself (assumed, as inactivity is); confirmed is the customer',
    );
    writeClaim(draft, indent, who);
  }
  if (reopened_at) writeInstant(draft, indent, 'reopened_at', { date: reopened_at });
  else if (reopens) draft.lines.push(`${indent}reopens: ${yamlText(reopens.name)}`);
  if (!closed_at) return;
  if (!resolved_at)
    askToCheck(
      draft,
      indent,
      'closing alone claims nothing: where it is how your tickets are solved, call it resolved_at and add claim: { const: agent }',
    );
  writeInstant(draft, indent, 'closed_at', { date: closed_at }, usedAgain);
}

/** A state without the date of a solving is a state seen, at the last change. */
function writeState(
  draft: Draft,
  indent: string,
  { status, updated_at, resolved_at, closed_at }: Roles,
  who: Who,
): void {
  if (status === undefined || resolved_at !== undefined || closed_at !== undefined) return;
  const { found, unknown } = translate([...status.texts.keys()], 'status');
  if (updated_at === undefined) {
    comment(
      draft,
      indent,
      `${status.name} says a state, but no column says since when: solving is not mapped. See events, status_seen (docs/mapping.md)`,
    );
    return;
  }
  if (unknown > 0)
    askToDecide(
      draft,
      indent,
      `${unknown} of ${status.texts.size} values of ${status.name} are none of open, pending, resolved, closed, void: add them to its values, or they are rejected`,
    );
  draft.lines.push(`${indent}events:`);
  draft.lines.push(`${indent}  - type: status_seen`);
  writeInstant(draft, `${indent}    `, 'at', { date: updated_at });
  draft.lines.push(`${indent}    status: { from: ${yamlText(status.name)}, values: ${yamlTable(found)} }`);
  writeClaim(draft, `${indent}    `, who);
  draft.lines.push(`${indent}    handler: *who`);
}
