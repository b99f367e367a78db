import { type DataRecord, lookUp } from '../../record/look-up.ts';
import { type InstantColumns, openingOf, type Roles } from './assign-roles.ts';
import type { Column } from './columns.ts';
import { translate } from './known-words.ts';
import { countRepeats } from './repeats.ts';

/** A log: several rows a ticket, each with what it was from then on, or with what was done to it. */
export interface Log {
  readonly changed: InstantColumns;
  /** Where the rows of a ticket repeat when it was opened. */
  readonly opened?: InstantColumns;
  readonly state: Column;
  /** What is done changes the state only where its name says so; what a ticket is is a state, whatever its name. */
  readonly isAction: boolean;
  /** Cells of the state that are known, with what Handback calls them. */
  readonly known: ReadonlyMap<string, string>;
  readonly version?: Column;
}

/** Finds a log by ids that stand in several rows and a column of which some cells say that the ticket is solved. */
export function findLog(roles: Roles, records: readonly DataRecord[]): Log | undefined {
  const { ticket_id, status, action, version } = roles;
  if (ticket_id === undefined) return undefined;
  const { ids, repeated } = countRepeats(records, ticket_id.name);
  if (repeated <= ids / 20) return undefined;
  const dates = datesOf(roles, records, ticket_id);
  const state = stateOf(status, false) ?? stateOf(action, true);
  if (dates === undefined || state === undefined) return undefined;
  return { ...dates, ...state, ...(version !== undefined && { version }) };
}

/** A log of messages: several rows a ticket, each with who writes, and when. */
export interface Messages {
  readonly at: InstantColumns;
  readonly author: Column;
  /** Cells of the author that are known, with what Handback calls them, and how many are not. */
  readonly known: ReadonlyMap<string, string>;
  readonly unknown: number;
}

/** Finds messages by ids that stand in several rows and a column by which customers and others write. */
export function findMessages(roles: Roles, records: readonly DataRecord[]): Messages | undefined {
  const { ticket_id, author } = roles;
  const at = openingOf(roles);
  if (ticket_id === undefined || author === undefined || at === undefined) return undefined;
  const { found: known, unknown } = translate([...author.texts.keys()], 'author');
  const kinds = new Set(known.values());
  const isTalk = kinds.has('customer') && (kinds.has('ai') || kinds.has('human'));
  return isTalk && moves(records, ticket_id, at.date) ? { at, author, known, unknown } : undefined;
}

function stateOf(
  column: Column | undefined,
  isAction: boolean,
): Pick<Log, 'state' | 'isAction' | 'known'> | undefined {
  if (column === undefined) return undefined;
  const { found: known } = translate([...column.texts.keys()], isAction ? 'action' : 'status');
  const isSolvedSomewhere = [...known.values()].some((name) => name === 'resolved' || name === 'closed');
  return isSolvedSomewhere ? { state: column, isAction, known } : undefined;
}

/** The date that moves from row to row, and the opening where that is another. */
function datesOf(
  roles: Roles,
  records: readonly DataRecord[],
  id: Column,
): Pick<Log, 'changed' | 'opened'> | undefined {
  const opening = openingOf(roles);
  const isMoving = opening !== undefined && moves(records, id, opening.date);
  if (roles.updated_at !== undefined)
    return {
      changed: { date: roles.updated_at },
      ...(opening !== undefined && !isMoving && { opened: opening }),
    };
  return opening !== undefined && isMoving ? { changed: opening } : undefined;
}

/** Whether a column differs between rows of one ticket. */
function moves(records: readonly DataRecord[], id: Column, column: Column): boolean {
  const firsts = new Map<string, string>();
  return records.some((record) => {
    const cell = (name: string) => String(lookUp({ record, root: record }, name) ?? '').trim();
    const ticket = cell(id.name);
    const text = cell(column.name);
    if (ticket === '' || text === '') return false;
    const first = firsts.get(ticket);
    if (first === undefined) firsts.set(ticket, text);
    return first !== undefined && first !== text;
  });
}
