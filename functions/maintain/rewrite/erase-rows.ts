import { type RowValue, tableSpec } from '../../contract/lake/tables.ts';
import { millisecondsPerDay } from '../../contract/records/instant.ts';
import type { Columns } from '../../parquet/parquet-columns.ts';
import { placeOf } from './merge-columns.ts';
import type { RewritableTable } from './rewrite.ts';

/** A ticket whose events up to an instant (milliseconds UTC) are taken back. */
export interface ErasedTicket {
  readonly source: string;
  readonly ticketId: string;
  readonly until: number;
}

export interface ErasedColumns {
  readonly columns: Columns;
  /** Rows that were changed. */
  readonly rows: number;
}

/** What stays of an erased event: which one of which input object it was, so that it is counted and not read again. */
const keptOfEvents: ReadonlySet<string> = new Set([
  'event_id',
  'source',
  'occurred_at',
  'ingested_at',
  'object_key',
  'object_id',
  'record_no',
]);

/**
 * Empties the rows of erased tickets. Of an event stay its identity, its day and where it came from; of a
 * rejected record that names an erased ticket (of whatever source: it may not say), its reason and its place.
 */
export function eraseRows(
  table: RewritableTable,
  columns: Columns,
  tickets: readonly ErasedTicket[],
): ErasedColumns {
  if (tickets.length === 0) return { columns, rows: 0 };
  if (table === 'ticket_events' || table === 'csat_events') return eraseEvents(table, columns, tickets);
  if (table === 'quarantine') return eraseRejected(columns, tickets);
  return { columns, rows: 0 };
}

function eraseEvents(
  table: 'ticket_events' | 'csat_events',
  columns: Columns,
  tickets: readonly ErasedTicket[],
): ErasedColumns {
  const untils = new Map(tickets.map(({ source, ticketId, until }) => [nameOf(source, ticketId), until]));
  const column = columnsByName(table, columns);
  const [source, ticketIds, occurredAt] = [column('source'), column('ticket_id'), column('occurred_at')];
  const ticketSource = table === 'csat_events' ? column('ticket_source') : source;
  const isErased = ticketIds.map((ticketId, row) => {
    if (ticketId === null) return false;
    const until = untils.get(nameOf(ticketSource[row] ?? source[row]!, ticketId));
    return until !== undefined && Number(occurredAt[row]) <= until;
  });
  const emptied = tableSpec(table).columns.map(({ name }, i) =>
    columns[i]!.map((value, row) => (isErased[row] ? remainder(name, value) : value)),
  );
  return { columns: emptied, rows: isErased.filter(Boolean).length };
}

function remainder(name: string, value: RowValue): RowValue {
  if (!keptOfEvents.has(name)) return null;
  return name === 'occurred_at' ? Number(value) - (Number(value) % millisecondsPerDay) : value;
}

const eraseRejected = (columns: Columns, tickets: readonly ErasedTicket[]): ErasedColumns =>
  emptyRejected(columns, (text) => tickets.some(({ ticketId }) => names(text, ticketId)));

/** Empties rejected records by their texts: all whose text is to go. */
export function emptyRejected(columns: Columns, isToGo: (text: string) => boolean): ErasedColumns {
  const raw = columnsByName('quarantine', columns)('raw');
  const isErased = raw.map((text) => text !== null && isToGo(String(text)));
  const emptied = tableSpec('quarantine').columns.map(({ name }, i) =>
    columns[i]!.map((value, row) => {
      if (!isErased[row]) return value;
      return name === 'raw' ? null : name === 'message' ? 'erased' : value;
    }),
  );
  return { columns: emptied, rows: isErased.filter(Boolean).length };
}

/** True when a text has the id as a word of its own: `12` is not named in `4123`. */
export function names(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + id.length] ?? ' '];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

const nameOf = (source: RowValue, ticketId: RowValue): string => JSON.stringify([source, ticketId]);

const columnsByName = (table: RewritableTable, columns: Columns) => (name: string) =>
  columns[placeOf(table, name)]!;
