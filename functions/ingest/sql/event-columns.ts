import { quoteName } from '../../contract/lake/sql.ts';
import { didYouMean } from '../../sources/mapping.ts';
import { eventSchemas } from '../accept/check-event.ts';

/** A column of a query's result, with the engine's name of its type. */
export interface SqlColumn {
  readonly name: string;
  readonly type: string;
}

const parts: Readonly<Record<string, readonly string[]>> = {
  handler: ['kind', 'id', 'version'],
  from: ['kind', 'id', 'version'],
  to: ['kind', 'id', 'version'],
  scale: ['min', 'max'],
};
const numbers = ['schema', 'reopen_count', 'scale.min', 'scale.max'];
const needed = ['event', 'type', 'occurred_at', 'ticket_id'];

/** Names that the columns of a query may have: those of an event's fields, `handler.kind` for a field within one. */
export const eventColumns: readonly string[] = [...new Set(eventSchemas.flatMap(({ fields }) => [...fields]))]
  .filter((field) => field !== 'selector' && field !== 'stages')
  .flatMap((field) =>
    parts[field] === undefined ? [field] : parts[field].map((part) => `${field}.${part}`),
  );

/** What is wrong with the columns of a query as fields of events: those that no event has, that stand twice, and that it lacks. */
export function problemsOfColumns(columns: readonly SqlColumn[]): string[] {
  const names = columns.map(({ name }) => name);
  const twice = new Set(names.filter((name, i) => names.indexOf(name) < i));
  return [
    ...[...twice].map((name) => `several columns are called ${name}`),
    ...names
      .filter((name) => !eventColumns.includes(name))
      .map((name) => `no field of an event is called ${name}${didYouMean(name, eventColumns)}`),
    ...needed.filter((name) => !names.includes(name)).map((name) => `there is no column ${name}`),
  ];
}

/** How a column becomes a value of an event: ids are texts, whatever the tables have. */
export type FieldForm = 'instant' | 'score' | 'boolean' | 'number' | 'text';

export function formOf({ name, type }: SqlColumn): FieldForm {
  if (/^timestamp/i.test(type)) return 'instant';
  if (name === 'score') return 'score';
  if (name === 'inferred') return 'boolean';
  return numbers.includes(name) ? 'number' : 'text';
}

/** Columns that are fields of an event, and by the field's name those that are members of one. */
export interface EventShape {
  readonly fields: readonly SqlColumn[];
  readonly members: ReadonlyMap<string, readonly SqlColumn[]>;
}

export function shapeOfEvent(columns: readonly SqlColumn[]): EventShape {
  const isMember = ({ name }: SqlColumn) => name.includes('.');
  return {
    fields: columns.filter((column) => !isMember(column)),
    members: Map.groupBy(columns.filter(isMember), ({ name }) => name.split('.')[0] ?? ''),
  };
}

/** Name of a column within its field, `kind` of `handler.kind`. */
export const memberName = ({ name }: SqlColumn): string => name.split('.')[1] ?? '';

/** Whether any of the columns has a value: an object of nothing is none. */
export const isAnySet = (columns: readonly SqlColumn[]): string =>
  columns.map(({ name }) => `${quoteName(name)} is not null`).join(' or ');

/**
 * A query of DuckDB whose rows are events as the contract writes them: ids are texts, instants ISO-8601 in UTC (one
 * without a zone is UTC, as in Athena), handlers and scales objects.
 */
export function eventQuery(query: string, columns: readonly SqlColumn[]): string {
  const { fields, members } = shapeOfEvent(columns);
  const selected = [
    ...(columns.some(({ name }) => name === 'schema') ? [] : ['1 as "schema"']),
    ...fields.map((column) => `${fieldOf(column)} as ${quoteName(column.name)}`),
    ...[...members].map(([field, inner]) => `${objectOf(inner)} as ${quoteName(field)}`),
  ];
  return `select ${selected.join(', ')}\nfrom (\n${query}\n) as q`;
}

function objectOf(columns: readonly SqlColumn[]): string {
  const members = columns.map((column) => `'${memberName(column)}': ${fieldOf(column)}`);
  return `case when ${isAnySet(columns)} then {${members.join(', ')}} end`;
}

const forms: Readonly<Record<FieldForm, (column: string) => string>> = {
  instant: (column) => `strftime(cast(${column} as timestamp), '%Y-%m-%dT%H:%M:%S.%gZ')`,
  score: (column) =>
    `coalesce(to_json(try_cast(${column} as double)), to_json(lower(cast(${column} as varchar))))`,
  boolean: (column) => `cast(${column} as boolean)`,
  number: (column) => `cast(${column} as double)`,
  text: (column) => `cast(${column} as varchar)`,
};
const fieldOf = (column: SqlColumn): string => forms[formOf(column)](quoteName(column.name));
