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
import type { Field, ValueTable } from '../mapping-file/field.ts';
import type { Instant } from '../mapping-file/instant.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { shapeOf, shownName } from '../mapping-file/shown-name.ts';
import type { Clocks } from './clocks.ts';
import { type DataRecord, lookUp } from './lookup.ts';

/** One record under a mapping: gives the values of fields and collects what is wrong with them. Never throws. */
export class Row {
  readonly problems: Rejection[] = [];
  readonly recordNo: number;
  readonly #record: DataRecord;
  readonly #mapping: Mapping;

  constructor(record: DataRecord, recordNo: number, mapping: Mapping) {
    this.#record = record;
    this.recordNo = recordNo;
    this.#mapping = mapping;
  }

  reject(reason: RejectionReason, path: string, message: string): void {
    this.problems.push({ reason, path, message });
  }

  /** A cell as trimmed text; null when it is absent, empty or listed under `missing`. */
  cell({ name }: Column): string | null {
    const value = lookUp(this.#record, name);
    if (value == null) return null;
    const text = (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim();
    const { missing } = this.#mapping;
    return text === '' || missing?.has(text.toLowerCase()) ? null : text;
  }

  /** For messages: names of what the record holds, never values. */
  fieldNames(): string {
    const names = Object.keys(this.#record).slice(0, 20).map(shownName);
    return `the record holds ${names.length === 0 ? 'nothing' : names.join(', ')}`;
  }

  holds(condition: Condition | undefined): boolean {
    return condition?.every((test) => passes(this.cell(test.column), test)) ?? true;
  }

  /** The value of a field, translated; null when there is none or its `when` does not hold. */
  text(field: Field | undefined): string | null {
    if (field === undefined || !this.holds(field.when)) return null;
    const text = this.#said(field);
    return field.lower === undefined ? text : (text?.toLowerCase() ?? null);
  }

  #said(field: Field): string | null {
    if (field.const !== undefined) return field.const;
    if (field.row_number !== undefined) return String(this.recordNo);
    const parts = this.#parts(field);
    const text = parts.length === 0 ? null : parts.join(' ');
    return field.values === undefined ? text : translate(text, field.values);
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
    const parts = this.#parts(field);
    if (parts.length === 0) return null;
    const time = firstReadable(parts, field, clocks);
    if (time === undefined) {
      const why = explainUnread(parts, formatsOf(field, clocks));
      this.reject('invalid_instant', field.path, `written like "${shapeOf(parts.join(' '))}", ${why}`);
      return null;
    }
    const read = this.#inZone(time, field, clocks);
    if (read === null) return null;
    const shift = (this.#mapping.shift_days ?? 0) * millisecondsPerDay;
    const instant = read + this.#duration(field) + shift;
    if (!isWritable(instant)) {
      this.reject('invalid_instant', field.path, 'lies before the year 1 or after the year 9999');
      return null;
    }
    return Math.max(instant, this.instant(field.not_before, clocks) ?? instant);
  }

  #inZone(time: ReadTime, { time_zone, path }: Instant, clocks: Clocks): number | null {
    if (time.hasZone) return time.milliseconds;
    if (time_zone !== undefined) return clocks.zone(time_zone).instantOf(time.milliseconds);
    this.reject('no_time_zone', path, 'the text has no zone and the mapping no time_zone');
    return null;
  }

  #parts({ from = [], first_of }: Pick<Field | Instant, 'from' | 'first_of'>): string[] {
    const parts = (first_of ?? from).map((column) => this.cell(column)).filter((part) => part !== null);
    return first_of === undefined ? parts : parts.slice(0, 1);
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
