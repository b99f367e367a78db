import { type Scope, valueAt } from '../record/look-up.ts';
import { isList } from '../record/members.ts';
import type { Columns, RuleColumn } from './columns.ts';

/** The cells of a record, or of one of its elements. Each is read once, however many rules and streams ask for it. */
export class Cells {
  readonly scope: Scope;
  readonly #columns: Columns;
  /** Of an element the record in which it lies. */
  readonly #whole: Cells | undefined;
  readonly #texts: (string | null | undefined)[] = [];
  #lists: Set<number> | undefined;

  constructor(scope: Scope, columns: Columns, whole?: Cells) {
    this.scope = scope;
    this.#columns = columns;
    this.#whole = whole;
  }

  /** The cells of an element of this record. */
  within(scope: Scope): Cells {
    return new Cells(scope, this.#columns, this.#whole ?? this);
  }

  /** A cell as trimmed text; null when it is absent, empty or listed under `missing`. */
  text(column: RuleColumn): string | null {
    if (this.#whole !== undefined && !column.isOfElement) return this.#whole.text(column);
    const known = this.#texts[column.index];
    return known === undefined ? this.#keep(column, this.value(column)) : known;
  }

  /** What the record holds there, as it is. */
  value(column: RuleColumn): unknown {
    return valueAt(this.scope, column.name, column.path);
  }

  /** Whether the cell says nothing: of a list, or a whole object, without writing it as a text. */
  isEmpty(column: RuleColumn): boolean {
    if (this.#whole !== undefined && !column.isOfElement) return this.#whole.isEmpty(column);
    const known = this.#texts[column.index];
    if (known !== undefined) return known === null;
    const value = this.value(column);
    if (typeof value === 'object' && value !== null && this.#columns.missing === undefined)
      return holdsNothing(value);
    return this.#keep(column, value) === null;
  }

  /** Whether it is a list, also one that is written as a text. */
  isList(column: RuleColumn): boolean {
    if (this.#whole !== undefined && !column.isOfElement) return this.#whole.isList(column);
    this.text(column);
    return this.#lists?.has(column.index) ?? false;
  }

  #keep(column: RuleColumn, value: unknown): string | null {
    const text = cellText(value, this.#columns.missing);
    this.#texts[column.index] = text;
    if (isList(value)) {
      this.#lists ??= new Set();
      this.#lists.add(column.index);
    }
    return text;
  }
}

/** A value as trimmed text; null when it is empty or listed under `missing`. */
export function cellText(value: unknown, missing: ReadonlySet<string> | undefined): string | null {
  if (value == null) return null;
  const isObject = typeof value === 'object';
  if (isObject && holdsNothing(value)) return null;
  const text = (isObject ? JSON.stringify(value) : String(value)).trim();
  return text === '' || missing?.has(text.toLowerCase()) ? null : text;
}

/** ServiceNow writes a field without a value as an object whose every text is empty. */
const holdsNothing = (value: object): boolean =>
  Object.values(value).every((one) => one == null || one === '');
