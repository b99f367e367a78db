import { millisecondsPerDay } from '../../contract/records/instant.ts';
import type { Rejection, RejectionReason } from '../../contract/records/rejection.ts';
import {
  explainUnread,
  type InstantFormat,
  isWritable,
  type ReadTime,
  readTime,
} from '../instants/instant-format.ts';
import type { CellTest, Column, Condition } from '../mapping-file/condition.ts';
import type { Each } from '../mapping-file/each.ts';
import type { Field, ValueTable } from '../mapping-file/field.ts';
import type { Instant } from '../mapping-file/instant.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { shapeOf, shownName } from '../mapping-file/shown-name.ts';
import { htmlText } from '../record/html-text.ts';
import { lookUp, type Scope } from '../record/look-up.ts';
import type { LookupTables } from '../record/lookup-table.ts';
import { membersOf } from '../record/members.ts';
import { scopesOf } from '../record/scopes.ts';
import type { Clocks } from './clocks.ts';
import type { DraftEvent, Trace } from './mapped-record.ts';

/** What the rows of one record share. */
export interface RowContext {
  readonly recordNo: number;
  readonly mapping: Mapping;
  readonly lookups: LookupTables;
  /** What is wrong with the record, filled as it is read. */
  readonly problems: Rejection[];
  readonly trace?: Trace | undefined;
}

/** One record under a mapping: gives the values of fields and collects what is wrong with them. Never throws. */
export class Row {
  readonly scope: Scope;
  readonly #context: RowContext;
  #within: Map<Each, Row[]> | undefined;

  constructor(scope: Scope, context: RowContext) {
    this.scope = scope;
    this.#context = context;
  }

  get recordNo(): number {
    return this.#context.recordNo;
  }

  get problems(): readonly Rejection[] {
    return this.#context.problems;
  }

  /** The same record for each element that names go through; the record itself without names. */
  forEach(each: Each | undefined): Row[] {
    if (each === undefined) return [this];
    this.#within ??= new Map();
    let rows = this.#within.get(each);
    if (rows === undefined) {
      rows = scopesOf(this.scope, each).map((scope) => new Row(scope, this.#context));
      this.#within.set(each, rows);
    }
    return rows;
  }

  reject(reason: RejectionReason, path: string, message: string): void {
    this.#context.problems.push({ reason, path, message });
  }

  /** A cell as trimmed text; null when it is absent, empty or listed under `missing`. */
  cell({ name }: Column): string | null {
    return this.#asText(lookUp(this.scope, name));
  }

  #asText(value: unknown): string | null {
    if (value == null) return null;
    const isObject = typeof value === 'object';
    if (isObject && Object.keys(value).length === 0) return null;
    const text = (isObject ? JSON.stringify(value) : String(value)).trim();
    const { missing } = this.#context.mapping;
    return text === '' || missing?.has(text.toLowerCase()) ? null : text;
  }

  /** Which rule makes an event, for those who look. */
  note({ path, line }: Instant, event: DraftEvent): void {
    this.#context.trace?.(this.recordNo, { rule: path, line, event });
  }

  /** For messages: names of what the record holds, never values. */
  fieldNames(): string {
    const names = Object.keys(this.scope.record).slice(0, 20).map(shownName);
    return `the record holds ${names.length === 0 ? 'nothing' : names.join(', ')}`;
  }

  holds(condition: Condition | undefined): boolean {
    return condition?.every((test) => this.#passes(test)) ?? true;
  }

  #passes(test: CellTest): boolean {
    const { column, has, has_not, split } = test;
    if (has !== undefined || has_not !== undefined) {
      const members = membersOf(lookUp(this.scope, column.name), split);
      const isIn = members.some((member) => (has ?? has_not)?.has(member.toLowerCase()));
      return has === undefined ? !isIn : isIn;
    }
    if (test.is === undefined) this.#refuseList([column], test.place?.path ?? column.name, test.place?.line);
    return passes(this.cell(column), test);
  }

  /** A list is none of the values it is held against: that must not pass for an answer. */
  #refuseList(columns: readonly Column[], path: string, line: number | undefined): void {
    const list = columns.find(({ name }) => Array.isArray(lookUp(this.scope, name)));
    if (list === undefined) return;
    const place = `mapping ${this.#context.mapping.fileName}, line ${line ?? 1}`;
    this.reject('invalid_field', path, `${place}: ${list.name} holds a list, of which has tells the members`);
  }

  /** The value of a field, translated; null when there is none or its `when` does not hold. */
  text(field: Field | undefined): string | null {
    if (field === undefined || !this.holds(field.when)) return null;
    if (field.const !== undefined) return field.const;
    const said = field.has === undefined ? this.#said(field) : this.#memberOf(field, field.has);
    const text = field.lookup === undefined ? said : this.#lookedUp(said, field, field.lookup);
    return finished(text, field);
  }

  #said(field: Field): string | null {
    if (field.row_number !== undefined) return String(this.recordNo);
    if (field.values !== undefined) this.#refuseList(field.from ?? [], field.path, field.line);
    const texts =
      field.first_of === undefined ? this.#cells(field.from ?? []) : this.#firstOf(field.first_of);
    return texts.length === 0 ? null : texts.join(' ');
  }

  #cells(columns: readonly Column[]): string[] {
    const [only] = columns;
    if (columns.length === 1 && only !== undefined) {
      const cell = this.cell(only);
      return cell === null ? [] : [cell];
    }
    return columns.map((column) => this.cell(column)).filter((part) => part !== null);
  }

  #firstOf(fields: readonly (Column | Field)[]): string[] {
    for (const one of fields) {
      const text = one.kind === 'column' ? this.cell(one) : this.text(one);
      if (text !== null) return [text];
    }
    return [];
  }

  /** The first value of the table whose member the list has. */
  #memberOf({ from = [], split }: Field, table: ValueTable): string | null {
    const lists = from.flatMap(({ name }) => membersOf(lookUp(this.scope, name), split));
    const members = new Set(lists.map((member) => member.toLowerCase()));
    for (const [member, value] of table.exact) if (members.has(member.trim().toLowerCase())) return value;
    return table.exact.get('*') ?? null;
  }

  #lookedUp(key: string | null, { path }: Field, lookup: string): string | null {
    if (key === null) return null;
    const [table = '', ...column] = lookup.split('.');
    const row = this.#context.lookups.get(table)?.find(key);
    if (row !== undefined) return this.#asText(lookUp({ record: row, root: row }, column.join('.')));
    this.reject('missing_key', path, `the table ${table} has no row for the key`);
    return null;
  }

  /** A number, null when there is none; what is no number is a problem. Knows `4`, `4.5`, `4,5` and `.5`. */
  number(field: Field | undefined): number | null {
    const text = this.text(field);
    if (text === null) return null;
    if (/^[+-]?\d{0,15}(?:[.,]\d{1,15})?$/.test(text) && /\d/.test(text))
      return Number(text.replace(',', '.'));
    this.reject('invalid_number', field?.path ?? '', `not a number, written like "${shapeOf(text)}"`);
    return null;
  }

  /** An instant in milliseconds UTC; null when its cells are empty; what cannot be read is a problem. */
  instant(field: Instant | undefined, clocks: Clocks): number | null {
    if (field === undefined || !this.holds(field.when)) return null;
    const parts =
      field.first_of === undefined ? this.#cells(field.from ?? []) : this.#firstOf(field.first_of);
    if (parts.length === 0) return null;
    const time = firstReadable(parts, field, clocks);
    if (time === undefined) {
      const why = explainUnread(parts, formatsOf(field, clocks));
      this.reject('invalid_instant', field.path, `written like "${shapeOf(parts.join(' '))}", ${why}`);
      return null;
    }
    const read = this.#inZone(time, field, clocks);
    if (read === null) return null;
    const shift = (this.#context.mapping.shift_days ?? 0) * millisecondsPerDay;
    const instant = read + this.#duration(field) + shift;
    if (!isWritable(instant)) {
      this.reject('invalid_instant', field.path, 'lies before the year 1 or after the year 9999');
      return null;
    }
    return Math.max(instant, this.instant(field.not_before, clocks) ?? instant);
  }

  #inZone(time: ReadTime, { time_zone, path }: Instant, clocks: Clocks): number | null {
    if (time.hasZone) return time.milliseconds;
    const name = typeof time_zone === 'object' ? this.text(time_zone) : time_zone;
    const zone = name == null ? undefined : clocks.zone(name);
    if (zone !== undefined) return zone.instantOf(time.milliseconds);
    const why = name == null ? 'the text has no zone and the mapping no time_zone' : noSuchZone;
    this.reject('no_time_zone', path, why);
    return null;
  }

  #duration({ plus, path }: Instant): number {
    if (plus === undefined) return 0;
    let sum = plus.constant * plus.milliseconds;
    for (const column of plus.columns) {
      const text = this.cell(column);
      const duration = text === null ? 0 : readDuration(text, plus.milliseconds);
      if (duration === undefined) {
        this.reject(
          'invalid_number',
          `${path}.plus`,
          `not a duration, written like "${shapeOf(text ?? '')}"`,
        );
      }
      sum += duration ?? 0;
    }
    return Math.round(sum);
  }
}

const noSuchZone = 'what time_zone says in this row is no time zone; translate it with values';

/** What becomes of a field's text at last. */
function finished(said: string | null, field: Field): string | null {
  const { html, strip, drop, values, lower } = field;
  let text = said;
  if (text !== null && html !== undefined) text = htmlText(text);
  if (text !== null && strip !== undefined) text = stripped(text, strip);
  if (text !== null && drop !== undefined && text.endsWith(drop)) text = text.slice(0, -drop.length).trim();
  if (text === '') text = null;
  if (values !== undefined) text = translate(text, values);
  return lower === undefined ? text : (text?.toLowerCase() ?? null);
}

function stripped(given: string, strip: readonly string[]): string {
  let text = given;
  for (const part of strip) {
    if (text.startsWith(part)) text = text.slice(part.length).trim();
    if (text.endsWith(part)) text = text.slice(0, -part.length).trim();
  }
  return text;
}

/** `HH:mm:ss`, `HH:mm`, or a number of units; in milliseconds. */
function readDuration(text: string, unit: number): number | undefined {
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3] ?? 0)) * 1000;
  if (!/^\d{1,12}(?:[.,]\d{1,9})?$/.test(text)) return undefined;
  return Math.round(Number(text.replace(',', '.')) * unit);
}

function firstReadable(
  parts: readonly string[],
  { format = isoOnly }: Instant,
  clocks: Clocks,
): ReadTime | undefined {
  for (const one of format) {
    const time = readTime(parts, clocks.format(one));
    if (time !== undefined) return time;
  }
  return undefined;
}

const isoOnly = ['iso'];

const formatsOf = ({ format = isoOnly }: Instant, clocks: Clocks): InstantFormat[] =>
  format.map((one) => clocks.format(one));

function passes(cell: string | null, { is, among, not, above }: CellTest): boolean {
  if (is !== undefined) return (cell === null) === (is === 'empty');
  if (above !== undefined) return cell !== null && Number(cell.replace(',', '.')) > above;
  const isListed = cell !== null && (among ?? not ?? []).some((value) => isSame(cell, value));
  return among !== undefined ? isListed : !isListed;
}

/** `Y` and `y` are the same, and so are `1` and `1.0`. */
function isSame(cell: string, wanted: string): boolean {
  if (cell === wanted || cell.toLowerCase() === wanted.trim().toLowerCase()) return true;
  return /^-?\d+(?:\.\d+)?$/.test(wanted) && Number(cell) === Number(wanted);
}

function translate(text: string | null, { exact, folded }: ValueTable): string | null {
  if (text === null) return exact.get('') ?? null;
  const found = exact.get(text);
  if (found !== undefined) return found;
  const alike = folded.get(text.toLowerCase());
  if (alike !== undefined) return alike;
  const otherwise = exact.get('*');
  return otherwise === undefined ? text : otherwise;
}
