import { shownName } from '../../record/shown-name.ts';
import type { Assigned } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import type { Log } from '../look/find-log.ts';
import { attributes } from '../look/role-names.ts';
import { askToCheck, type Draft, yamlTable, yamlText } from './draft.ts';
import { writeClaim, writeHandler } from './write-handler.ts';
import { writeInstant } from './write-instant.ts';
import { writeCustomer, writeField, writeTicketId } from './write-ticket.ts';

const fields = [...attributes, 'subject', 'text'] as const;

/** Writes the sections `ticket` and `history` of a log. @returns the columns that are used */
export function writeLog(draft: Draft, indent: string, assigned: Assigned, log: Log): Column[] {
  const { roles } = assigned;
  const inner = `${indent}  `;
  draft.lines.push(`${indent}ticket:`);
  writeTicketId(draft, inner, roles.ticket_id);
  writeCustomer(draft, inner, assigned);
  if (log.opened) writeInstant(draft, inner, 'opened_at', log.opened);
  writeClaim(draft, inner, writeHandler(draft, inner, roles));
  for (const role of fields) writeField(draft, inner, role, assigned);
  draft.lines.push(`${indent}history:`);
  writeInstant(draft, inner, 'changed_at', log.changed);
  askToCheck(draft, inner, whatIsTaken(log));
  writeStates(draft, inner, log);
  if (log.version) draft.lines.push(`${inner}version: ${yamlText(log.version.name)}`);
  const ofTicket = (['ticket_id', 'customer_id', 'agent', 'handler_kind', ...fields] as const).map(
    (role) => roles[role],
  );
  const dates = [log.opened, log.changed].flatMap((instant) => [instant?.date, instant?.time]);
  return [...ofTicket, ...dates, log.state, log.version].filter((column) => column !== undefined);
}

function writeStates(draft: Draft, indent: string, { state, isAction, known }: Log): void {
  const name = yamlText(state.name);
  draft.lines.push(
    isAction
      ? `${indent}status: { from: ${name}, values: { ${yamlTable(known).slice(2, -2)}, "*": null } }`
      : `${indent}status: ${name}`,
  );
  const when = (key: string, names: readonly string[]): void => {
    const cells = [...known].filter(([, each]) => names.includes(each));
    const words = new Set(cells.map(([cell, each]) => (isAction ? each : cell)));
    if (words.size > 0) draft.lines.push(`${indent}${key}: [${[...words].map(yamlText).join(', ')}]`);
  };
  when('resolved_when', ['resolved', 'closed']);
  when('void_when', ['void']);
}

function whatIsTaken({ state, isAction }: Log): string {
  const rows = 'the rows are taken for a log, several of one ticket';
  return isAction
    ? `${rows}: ${shownName(state.name)} says what was done, and what is not named here changes no state`
    : `${rows}: ${shownName(state.name)} says what it was from then on, and is open where it is not named here`;
}
