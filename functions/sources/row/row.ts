import type { Rejection, RejectionReason } from '../../contract/records/rejection.ts';
import type { CellTest, Column, Condition } from '../mapping-file/condition.ts';
import type { Each } from '../mapping-file/each.ts';
import type { Field, ValueTable } from '../mapping-file/field.ts';
import type { Instant } from '../mapping-file/instant.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { lookUp, type Scope } from '../record/look-up.ts';
import type { LookupTables } from '../record/lookup-table.ts';
import { isList, membersOf } from '../record/members.ts';
import { scopesOf } from '../record/scopes.ts';
import { shapeOf, shownName } from '../record/shown-name.ts';
import { passes } from './cell-test.ts';
import { finishedText } from './field-text.ts';
import type { DraftEvent, Trace } from './trace.ts';

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
  /** Where rules go through lists, several ask for the same cells. */
  readonly #cells: Map<string, string | null> | undefined;

  constructor(scope: Scope, context: RowContext) {
    this.scope = scope;
    this.#context = context;
    this.#cells = context.mapping.elementNames.size > 0 ? new Map() : undefined;
  }

  get recordNo(): number {
    return this.#context.recordNo;
  }

  get mapping(): Mapping {
    return this.#context.mapping;
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
    const known = this.#cells?.get(name);
    if (known !== undefined) return known;
    const cell = this.#asText(lookUp(this.scope, name));
    this.#cells?.set(name, cell);
    return cell;
  }

  #asText(value: unknown): string | null {
    if (value == null) return null;
    const isObject = typeof value === 'object';
    // ServiceNow writes a field without a value as an object whose every text is empty.
    if (isObject && Object.values(value).every((one) => one == null || one === '')) return null;
    const text = (isObject ? JSON.stringify(value) : String(value)).trim();
    const { missing } = this.mapping;
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
    const { column, has, has_not, split, same_as } = test;
    if (same_as !== undefined) {
      const cell = this.cell(column);
      return cell !== null && cell.toLowerCase() === this.cell(same_as)?.toLowerCase();
    }
    if (has !== undefined || has_not !== undefined) {
      // As of a setting that a deployment does not use.
      if ((has ?? has_not)?.size === 0) return has === undefined;
      const members = membersOf(lookUp(this.scope, column.name), split);
      const isIn = members.some((member) => (has ?? has_not)?.has(member.toLowerCase()));
      return has === undefined ? !isIn : isIn;
    }
    if (test.is === undefined) this.#refuseList([column], test.place?.path ?? column.name, test.place?.line);
    return passes(this.cell(column), test);
  }

  /** A list is none of the values it is held against: that must not pass for an answer. */
  #refuseList(columns: readonly Column[], path: string, line: number | undefined): void {
    const list = columns.find(({ name }) => isList(lookUp(this.scope, name)));
    if (list === undefined) return;
    const place = `mapping ${this.mapping.fileName}, line ${line ?? 1}`;
    this.reject('invalid_field', path, `${place}: ${list.name} holds a list, of which has tells the members`);
  }

  /** The value of a field, translated; null when there is none or its `when` does not hold. */
  text(field: Field | undefined): string | null {
    if (field === undefined || !this.holds(field.when)) return null;
    if (field.const !== undefined) return field.const;
    const said = field.has === undefined ? this.#said(field) : this.#memberOf(field, field.has);
    const text = field.lookup === undefined ? said : this.#lookedUp(said, field, field.lookup);
    return finishedText(text, field);
  }

  #said(field: Field): string | null {
    if (field.row_number !== undefined) return String(this.recordNo);
    if (field.values !== undefined) this.#refuseList(field.from ?? [], field.path, field.line);
    const texts = this.texts(field);
    return texts.length === 0 ? null : texts.join(' ');
  }

  /** The cells that a field or an instant is made of, those that are empty left out. */
  texts({ from = [], first_of }: Field | Instant): string[] {
    return first_of === undefined ? this.#cellsOf(from) : this.#firstOf(first_of);
  }

  #cellsOf(columns: readonly Column[]): string[] {
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
}
