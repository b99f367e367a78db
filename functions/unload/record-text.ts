import { quote, quoteName } from '../contract/lake/sql.ts';
import {
  type FieldForm,
  formOf,
  isAnySet,
  memberName,
  type SqlColumn,
  shapeOfEvent,
} from '../ingest/sql/event-columns.ts';

/**
 * An expression of Athena that makes the JSON object of an event, as a text on one line: what `eventQuery` makes of the
 * same columns on one machine.
 */
export function eventText(columns: readonly SqlColumn[]): string {
  const { fields, members } = shapeOfEvent(columns);
  const hasSchema = columns.some(({ name }) => name === 'schema');
  return jsonText([
    ...fields.map((column) => [column.name, fieldOf(column)] as const),
    ...(hasSchema ? [] : [['schema', 'cast(1 as json)'] as const]),
    ...[...members].map(([field, inner]) => [field, objectOf(inner)] as const),
  ]);
}

/** The same of a row whose columns a mapping knows: they stay as they are called. */
export const rowText = (columns: readonly SqlColumn[]): string =>
  jsonText(columns.map((column) => [column.name, asItIs(column)] as const));

type JsonField = readonly [name: string, value: string];

const jsonText = (fields: readonly JsonField[]): string => `json_format(${jsonObject(fields)})`;

const jsonObject = (fields: readonly JsonField[]): string =>
  `cast(map(array[${fields.map(([name]) => quote(name)).join(', ')}], array[${fields.map(([, value]) => value).join(', ')}]) as json)`;

const objectOf = (columns: readonly SqlColumn[]): string =>
  `case when ${isAnySet(columns)} then ${jsonObject(columns.map((each) => [memberName(each), fieldOf(each)]))} end`;

const forms: Readonly<Record<Exclude<FieldForm, 'instant'>, (column: string) => string>> = {
  score: (column) =>
    `coalesce(cast(try_cast(${column} as double) as json), cast(lower(cast(${column} as varchar)) as json))`,
  boolean: (column) => `cast(cast(${column} as boolean) as json)`,
  number: (column) => `cast(cast(${column} as double) as json)`,
  text: (column) => asText(column),
};

function fieldOf(column: SqlColumn): string {
  const form = formOf(column);
  return form === 'instant' ? instant(column) : forms[form](quoteName(column.name));
}

/** Of what has no form in JSON its text: a moment without a zone is `2026-11-29 14:00:00.000`. */
function asItIs(column: SqlColumn): string {
  const name = quoteName(column.name);
  if (column.type === 'timestamp') return asText(name);
  return formOf(column) === 'instant' ? instant(column) : `cast(${name} as json)`;
}

/** To the millisecond, as the contract has instants. */
function instant({ name, type }: SqlColumn): string {
  const column = quoteName(name);
  const utc = type === 'timestamp' ? column : `at_timezone(${column}, 'UTC')`;
  return `cast(concat(substr(date_format(${utc}, '%Y-%m-%dT%H:%i:%s.%f'), 1, 23), 'Z') as json)`;
}

const asText = (column: string): string => `cast(cast(${column} as varchar) as json)`;
