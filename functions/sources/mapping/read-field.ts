import { handlerKinds } from '../../contract/events.ts';
import { type InstantFormat, instantFormat } from './instant-format.ts';
import type {
  ColumnSource,
  ColumnTest,
  Condition,
  Duration,
  Field,
  HandlerMapping,
  InstantField,
  ValueTable,
} from './mapping.ts';
import { didYouMean, type MappingPlace } from './mapping-error.ts';
import type { MappingNode } from './mapping-node.ts';
import { timeZone } from './time-zone.ts';

/** What holds for the whole file while its fields are read. */
export interface ReadContext {
  readonly timeZone: string | undefined;
  readonly values: ReadonlyMap<string, ValueTable>;
  /** Formats read so far: fields with the same one share it. */
  readonly formats: Map<string, InstantFormat>;
  /** Filled with each column's first place. */
  readonly columns: Map<string, MappingPlace>;
}

/**
 * Reads a text or number field: a column, `{ from, when, values }`, `{ const, when }` or `{ row_number: true }`.
 * @param name under which `values:` keeps its table, `handler.kind`
 */
export function readField(node: MappingNode, name: string, context: ReadContext): Field {
  const path = node.place.path;
  const table = context.values.get(name);
  if (!node.isMap()) {
    const source = { columns: [column(node, context)], isFirstOf: false };
    return { origin: { kind: 'columns', source }, when: [], values: table, path };
  }
  const keys = node.fields(['from', 'first_of', 'const', 'row_number', 'when', 'values']);
  return {
    origin: readOrigin(node, keys, context),
    when: keys.when === undefined ? [] : readCondition(keys.when, context),
    values: keys.values === undefined ? table : readTable(keys.values),
    path,
  };
}

const origins = ['from', 'first_of', 'const', 'row_number'] as const;

function readOrigin(
  node: MappingNode,
  keys: Partial<Record<(typeof origins)[number], MappingNode>>,
  context: ReadContext,
): Field['origin'] {
  if (origins.filter((key) => keys[key] !== undefined).length !== 1) {
    return node.fail(`give one of ${origins.join(', ')}`);
  }
  const source = readSource(keys, context);
  if (source !== undefined) return { kind: 'columns', source };
  if (keys.row_number !== undefined) {
    return keys.row_number.scalar() === true
      ? { kind: 'row_number' }
      : keys.row_number.fail('only true makes sense here');
  }
  const value = keys.const?.scalar();
  return value == null || value === '' ? node.fail('const needs a value') : { kind: 'const', value };
}

function readSource(
  { from, first_of }: Partial<Record<'from' | 'first_of', MappingNode>>,
  context: ReadContext,
): ColumnSource | undefined {
  const given = from ?? first_of;
  if (given === undefined) return undefined;
  const columns = given.oneOrMore().map((one) => column(one, context));
  return columns.length === 0
    ? given.fail('name at least one column')
    : { columns, isFirstOf: from === undefined };
}

function column(node: MappingNode, context: ReadContext): string {
  const name = node.text();
  if (!context.columns.has(name)) context.columns.set(name, node.place);
  return name;
}

const instantKeys = ['from', 'first_of', 'format', 'time_zone', 'when', 'plus', 'not_before'] as const;

/** Reads an instant: a column, or `{ from | first_of, format, time_zone, when, plus, not_before }`. */
export function readInstantField(node: MappingNode, context: ReadContext): InstantField {
  const keys = node.isMap() ? node.fields(instantKeys) : { from: node };
  if (keys.from !== undefined && keys.first_of !== undefined)
    return node.fail('give one of from and first_of');
  const source = readSource(keys, context) ?? node.fail('needs from: the column, or the columns to join');
  const zone = keys.time_zone === undefined ? context.timeZone : readTimeZone(keys.time_zone);
  const formats = (keys.format?.oneOrMore() ?? []).map((one) => readFormat(one, zone, context));
  return {
    source,
    formats: formats.length === 0 ? [{ kind: 'iso' }] : formats,
    timeZone: zone,
    when: keys.when === undefined ? [] : readCondition(keys.when, context),
    plus: keys.plus === undefined ? undefined : readDuration(keys.plus, context),
    notBefore: keys.not_before === undefined ? undefined : readInstantField(keys.not_before, context),
    path: node.place.path,
  };
}

function readFormat(node: MappingNode, zone: string | undefined, context: ReadContext): InstantFormat {
  const format = context.formats.get(node.text()) ?? instantFormat(node.text());
  if (typeof format === 'string') return node.fail(format);
  const needsZone = format.kind === 'excel_serial' || (format.kind === 'pattern' && !format.hasZone);
  if (needsZone && zone === undefined) {
    return node.fail('this format says no zone: add time_zone (here or at the top), like Europe/Berlin');
  }
  context.formats.set(node.text(), format);
  return format;
}

export function readTimeZone(node: MappingNode): string {
  const name = node.text();
  if (timeZone(name) !== undefined && name !== 'local' && name !== 'system') return name;
  return node.fail(
    `"${name}" is no time zone${didYouMean(name, Intl.supportedValuesOf('timeZone'))}; write an IANA name like Asia/Kolkata, UTC or an offset like "+05:30"`,
  );
}

const units = { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

function readDuration(node: MappingNode, context: ReadContext): Duration {
  const keys = node.fields(Object.keys(units) as (keyof typeof units)[]);
  const [entry, ...more] = Object.entries(keys) as [keyof typeof units, MappingNode][];
  if (entry === undefined || more.length > 0)
    return node.fail(`give one of ${Object.keys(units).join(', ')}`);
  const [name, value] = entry;
  const unit = units[name];
  if (!value.isList() && typeof value.scalar() === 'number')
    return { columns: [], constant: value.number(), unit };
  return { columns: value.oneOrMore().map((one) => column(one, context)), constant: 0, unit };
}

/** Reads `when: { column: value | [values] | not_empty | empty | { not: … } | { above: n } }`. */
export function readCondition(node: MappingNode, context: ReadContext): Condition {
  return node.entries().map(([name, test]): ColumnTest => {
    if (!context.columns.has(name)) context.columns.set(name, test.place);
    return { column: name, test: readTest(test) };
  });
}

function readTest(node: MappingNode): ColumnTest['test'] {
  if (node.isMap()) {
    const keys = node.fields(['not', 'above']);
    if (keys.above !== undefined) return { kind: 'above', than: keys.above.number() };
    if (keys.not !== undefined)
      return { kind: 'none_of', values: keys.not.oneOrMore().map((one) => one.text()) };
    return node.fail('give not or above');
  }
  const values = node.oneOrMore().map((one) => one.text());
  if (!node.isList() && (values[0] === 'not_empty' || values[0] === 'empty')) return { kind: values[0] };
  return { kind: 'one_of', values };
}

/** Reads a translation table; `*` is for every cell not listed, an empty value makes a null. */
export function readTable(node: MappingNode): ValueTable {
  const entries = node.entries().map(([cell, value]): [string, string | number | null] => {
    const translated = value.scalar();
    return [cell, typeof translated === 'number' ? translated : translated === null ? null : value.text()];
  });
  const exact = new Map(entries);
  const folded = new Map([...entries].reverse().map(([cell, value]) => [cell.toLowerCase(), value]));
  return { exact, folded, otherwise: exact.get('*') };
}

/** Reads `{ kind, id, version }`, or a plain column or const taken as the kind. */
export function readHandler(node: MappingNode, context: ReadContext): HandlerMapping {
  const keys = node.fields(['kind', 'id', 'version']);
  const kind = readField(
    keys.kind ?? node.fail(`needs kind: ${handlerKinds.join(', ')}`),
    'handler.kind',
    context,
  );
  checkConst(keys.kind ?? node, kind, handlerKinds);
  return {
    kind,
    id: keys.id === undefined ? undefined : readField(keys.id, 'handler.id', context),
    version: keys.version === undefined ? undefined : readField(keys.version, 'handler.version', context),
  };
}

/** Fixed and translated values must be ones the contract knows. */
export function checkConst(node: MappingNode, field: Field, allowed: readonly string[]): void {
  const given =
    field.origin.kind === 'const' ? [field.origin.value] : [...(field.values?.exact.values() ?? [])];
  const wrong = given.find((value) => value !== null && !allowed.includes(String(value)));
  if (wrong === undefined) return;
  node.fail(`"${wrong}" is none of ${allowed.join(', ')}${didYouMean(String(wrong), allowed)}`);
}
