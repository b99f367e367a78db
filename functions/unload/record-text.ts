import type { SqlColumn } from '../ingest/sql/event-columns.ts';

const numbers = ['schema', 'reopen_count', 'scale.min', 'scale.max'];

/**
 * An expression of Athena that makes the JSON object of a row, as a text on one line. Of events: ids are texts, instants
 * ISO-8601 in UTC (one without a zone is UTC), `handler.kind` a field within an object, and a score a number or a word:
 * as `ingest --sql` makes them on one machine.
 * @param isMapped a mapping says what the columns mean: they stay as they are
 */
export function recordText(columns: readonly SqlColumn[], isMapped: boolean): string {
  const plain = columns.filter(({ name }) => isMapped || !name.includes('.'));
  const inner = Map.groupBy(
    columns.filter((column) => !plain.includes(column)),
    ({ name }) => name.split('.')[0] ?? '',
  );
  const fields: [string, string][] = plain.map((column) => [
    column.name,
    isMapped ? asItIs(column) : fieldOf(column),
  ]);
  if (!isMapped && !columns.some(({ name }) => name === 'schema')) fields.push(['schema', 'cast(1 as json)']);
  for (const [field, members] of inner) fields.push([field, objectOf(members)]);
  return `json_format(${jsonObject(fields)})`;
}

const jsonObject = (fields: readonly (readonly [string, string])[]): string =>
  `cast(map(array[${fields.map(([name]) => text(name)).join(', ')}], array[${fields.map(([, value]) => value).join(', ')}]) as json)`;

function objectOf(columns: readonly SqlColumn[]): string {
  const isSet = columns.map(({ name }) => `${column(name)} is not null`).join(' or ');
  const members = columns.map((each) => [each.name.split('.')[1] ?? '', fieldOf(each)] as const);
  return `case when ${isSet} then ${jsonObject(members)} end`;
}

function fieldOf({ name, type }: SqlColumn): string {
  const value = column(name);
  if (type.startsWith('timestamp')) return instant(value, type);
  if (name === 'score')
    return `coalesce(cast(try_cast(${value} as double) as json), cast(lower(cast(${value} as varchar)) as json))`;
  if (name === 'inferred') return `cast(cast(${value} as boolean) as json)`;
  return numbers.includes(name) ? `cast(cast(${value} as double) as json)` : asText(value);
}

/** Of what has no form in JSON its text: a moment without a zone is `2026-11-29 14:00:00.000`. */
function asItIs({ name, type }: SqlColumn): string {
  if (type === 'timestamp') return asText(column(name));
  return type.startsWith('timestamp') ? instant(column(name), type) : `cast(${column(name)} as json)`;
}

/** To the millisecond, as the contract has instants. */
function instant(value: string, type: string): string {
  const utc = type === 'timestamp' ? value : `at_timezone(${value}, 'UTC')`;
  return `cast(concat(substr(date_format(${utc}, '%Y-%m-%dT%H:%i:%s.%f'), 1, 23), 'Z') as json)`;
}

const asText = (value: string): string => `cast(cast(${value} as varchar) as json)`;
const column = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (name: string): string => `'${name.replaceAll("'", "''")}'`;
