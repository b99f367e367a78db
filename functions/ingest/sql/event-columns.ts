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

/** Columns that no event has, and those that every event has and the query lacks. */
export function checkEventColumns(columns: readonly SqlColumn[]): { unknown: string[]; lacking: string[] } {
  const names = columns.map(({ name }) => name);
  return {
    unknown: names.filter((name) => !eventColumns.includes(name)),
    lacking: needed.filter((name) => !names.includes(name)),
  };
}

/**
 * A query whose rows are events as the contract writes them: ids are texts, instants ISO-8601 in UTC (one without a zone
 * is UTC, as in Athena), handlers and scales objects.
 */
export function eventQuery(query: string, columns: readonly SqlColumn[]): string {
  const plain = columns.filter(({ name }) => !name.includes('.'));
  const nested = Map.groupBy(
    columns.filter(({ name }) => name.includes('.')),
    ({ name }) => name.split('.')[0] ?? '',
  );
  const fields = [
    ...(columns.some(({ name }) => name === 'schema') ? [] : ['1 as "schema"']),
    ...plain.map((column) => `${fieldOf(column)} as "${column.name}"`),
    ...[...nested].map(([field, inner]) => `${objectOf(inner)} as "${field}"`),
  ];
  return `select ${fields.join(', ')}\nfrom (\n${query}\n) as q`;
}

function objectOf(columns: readonly SqlColumn[]): string {
  const isSet = columns.map(({ name }) => `"${name}" is not null`).join(' or ');
  const members = columns.map((column) => `'${column.name.split('.')[1]}': ${fieldOf(column)}`);
  return `case when ${isSet} then {${members.join(', ')}} end`;
}

function fieldOf({ name, type }: SqlColumn): string {
  const column = `"${name}"`;
  if (/^TIMESTAMP/.test(type)) return `strftime(cast(${column} as timestamp), '%Y-%m-%dT%H:%M:%S.%gZ')`;
  if (name === 'score')
    return `coalesce(to_json(try_cast(${column} as double)), to_json(lower(cast(${column} as varchar))))`;
  if (name === 'inferred') return `cast(${column} as boolean)`;
  return numbers.includes(name) ? `cast(${column} as double)` : `cast(${column} as varchar)`;
}
