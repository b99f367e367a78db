import type { DataRecord } from '../record/look-up.ts';
import { isShortened } from '../record/shortened.ts';
import { shownName } from '../record/shown-name.ts';
import { type Assigned, assignRoles, openingOf, type Roles } from './look/assign-roles.ts';
import { type Column, columnsOf, nothings } from './look/columns.ts';
import { findLog, findMessages } from './look/find-log.ts';
import { findRecords } from './look/find-records.ts';
import { countRepeats } from './look/repeats.ts';
import { kindOf, ownIdOf, type RowKind } from './look/row-kind.ts';
import type { Sample } from './look/sample.ts';
import { askToDecide, comment, type Draft, newDraft, yamlText } from './write/draft.ts';
import { answeredOf, waitsForScale, writeCsat } from './write/write-csat.ts';
import { writeLog } from './write/write-log.ts';
import { writeMessages } from './write/write-messages.ts';
import { writeTicket } from './write/write-ticket.ts';

/** What one kind of file becomes. */
export interface Section {
  readonly files: readonly string[];
  /** How many records were looked at. */
  readonly rows: number;
  /** Its lines; absent where the records prove nothing. */
  readonly draft?: Draft;
  /** Why there are none. */
  readonly why?: string;
  readonly needsZone: boolean;
  /** Cells that mean nothing. */
  readonly missing: readonly string[];
}

/** Begins the sections for files of one kind. */
export function beginSection(samples: readonly Sample[], isStream: boolean): Section {
  const files = samples.map(({ fileName }) => fileName);
  const given = samples.flatMap((sample) => sample.records);
  const nothing = (why: string): Section => ({
    ...{ files, why, rows: given.length },
    ...{ needsZone: false, missing: [] },
  });
  if (samples.some(({ csv }) => csv?.lacksHeading)) return nothing(noHeading);
  const { records, path, candidates } = findRecords(given);
  if (candidates.length > 0) return nothing(severalLists(candidates));
  if (records.length === 0) return nothing('there are no records in it');
  const columns = columnsOf(records);
  const assigned = assignRoles(columns);
  const { roles } = assigned;
  const isDated =
    openingOf(roles) !== undefined || (roles.score !== undefined && answeredOf(roles) !== undefined);
  if (!isDated) return nothing(noDate(roles, columns));
  const indent = isStream ? '    ' : '';
  const draft = newDraft();
  if (path !== undefined) draft.lines.push(`${indent}records: ${yamlText(path)}`);
  const used = write(draft, indent, { assigned, columns, records });
  sayUnused(draft, indent, columns, used);
  return { files, rows: records.length, draft, ...needs(used) };
}

const noHeading =
  'its first row looks like data, not like names of columns: write csv: { header: [name of the first column, …] } into a mapping, or give the file a heading';

const severalLists = (candidates: readonly string[]): string =>
  `lists of records lie at ${candidates.map(shownName).join(', ')}: start with a file that holds one kind, or say records in a mapping of your own`;

function noDate({ answered_at }: Roles, columns: readonly Column[]): string {
  const why =
    answered_at === undefined
      ? 'no column shows when something happened to a ticket. If ids are explained here, name the file in lookups'
      : `${shownName(answered_at.name)} looks like the date of an answer, and no column looks like its score: write a mapping with csat`;
  const names = columns.slice(0, 40).map(({ name }) => shownName(name));
  return `${why} (docs/mapping.md). Columns: ${names.join(', ')}`;
}

/** @returns the columns that are used */
function write(draft: Draft, indent: string, { assigned, columns, records }: Looked): Column[] {
  const kind = kindOf(assigned.roles, columns);
  const log = kind === 'survey' ? undefined : findLog(assigned.roles, records);
  if (log !== undefined) return writeLog(draft, indent, assigned, log);
  const messages = kind === 'survey' ? undefined : findMessages(assigned.roles, records);
  if (messages !== undefined) return writeMessages(draft, indent, assigned, messages, ownIdOf(columns));
  const roles = kind === 'survey' ? asSurvey(assigned.roles) : assigned.roles;
  const why = reasonToWait(kind, roles, records);
  const holds = (openingOf(roles) ?? answeredOf(roles))?.date.name ?? '';
  if (why !== undefined) {
    askToDecide(draft, indent, `${why}. Then take this line out`);
    draft.lines.push(
      `${indent}skip: { ${yamlText(holds)}: not_empty }   # until then every row is passed over`,
    );
  }
  const opening = openingOf(roles);
  const isSurvey = kind === 'survey' || opening === undefined;
  const answered = roles.score === undefined ? undefined : answeredOf(roles)?.date;
  if (!isSurvey) writeTicket(draft, indent, { ...assigned, roles }, opening, answered);
  const ownId = isSurvey ? ownIdOf(columns) : undefined;
  writeCsat(draft, { indent, roles, isAlone: isSurvey, ownId });
  return [...Object.values(roles), ...(ownId === undefined ? [] : [ownId])];
}

interface Looked {
  readonly assigned: Assigned;
  readonly columns: readonly Column[];
  readonly records: readonly DataRecord[];
}

/** Where rows that have an id of their own beside the ticket's have a date, it is theirs. */
const asSurvey = ({ opened_at, ...roles }: Roles): Roles => ({
  ...roles,
  ...(roles.answered_at === undefined && opened_at !== undefined && { answered_at: opened_at }),
});

/** Rows that nobody knows how to take wait. @returns why */
function reasonToWait(kind: RowKind, roles: Roles, records: readonly DataRecord[]): string | undefined {
  const { ticket_id, score } = roles;
  if (ticket_id === undefined) return 'no column looks like the id of the ticket: name it at ticket_id';
  if (kind === 'survey')
    return waitsForScale(roles) ? `the scale of ${score?.name} is not known: give its ends below` : undefined;
  if (kind === 'entry')
    return 'each row has an id of its own beside the ticket’s: if it is a message or an action, its date is not the opening. See events (docs/mapping.md)';
  if (kind === 'thing')
    return `nothing beside ${ticket_id.name} and a date says that these are tickets: look whether they are`;
  if ([...ticket_id.texts.keys()].some(isShortened))
    return `${ticket_id.name} was shortened by a spreadsheet, so that many ids look alike: export it as text`;
  const { ids, repeated } = countRepeats(records, ticket_id.name);
  if (repeated <= ids / 20) return undefined;
  return `${repeated} of ${ids} tickets stand in several rows that differ. Where a row is a version of a ticket see history, where it is a message see events (docs/mapping.md)`;
}

function needs(used: readonly Column[]): Pick<Section, 'needsZone' | 'missing'> {
  return {
    needsZone: used.some(({ dates }) => dates !== undefined && !dates.hasZone && !isTimeless(dates)),
    missing: [
      ...new Set(
        used.flatMap(({ texts }) => [...texts.keys()].filter((text) => nothings.has(text.toLowerCase()))),
      ),
    ],
  };
}

const isTimeless = ({ sure }: NonNullable<Column['dates']>): boolean =>
  sure.length > 0 && sure.every(({ order }) => order === 'epoch');

/** Names what the mapping does not use; a name that may be a value is not shown. */
function sayUnused(draft: Draft, indent: string, columns: readonly Column[], used: readonly Column[]): void {
  const others = columns.filter(
    (column) => !used.includes(column) && column.filled > 0 && column.kind === 'text',
  );
  const lists = columns.filter(({ kind }) => kind !== 'text');
  const shown = (some: readonly Column[]) =>
    some
      .slice(0, 60)
      .map(({ name, dates }) => shownName(name) + (dates === undefined ? '' : ' (a date)'))
      .join(', ');
  if (lists.length > 0)
    comment(draft, indent, `Lists, of which has and each tell the elements: ${shown(lists)}`);
  if (others.length > 0) comment(draft, indent, `Not used: ${shown(others)}`);
}
