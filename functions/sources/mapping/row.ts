import type { Rejection, RejectionReason } from '../../contract/rejection.ts';
import { isWritable, type ReadTime, readTime } from './instant-format.ts';
import { type DataRecord, lookUp } from './lookup.ts';
import type {
  ColumnSource,
  ColumnTest,
  Condition,
  Field,
  InstantField,
  Mapping,
  ValueTable,
} from './mapping.ts';
import { type TimeZone, timeZone } from './time-zone.ts';

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
  cell(column: string): string | null {
    const value = lookUp(this.#record, column);
    if (value == null) return null;
    const text = (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim();
    const { missing } = this.#mapping;
    return text === '' || (missing.size > 0 && missing.has(text.toLowerCase())) ? null : text;
  }

  /** For messages: names of what the record holds, never values. */
  fieldNames(): string {
    const names = Object.keys(this.#record)
      .slice(0, 20)
      .map((name) => shorten(name, 40));
    return `the record holds ${names.length === 0 ? 'nothing' : names.join(', ')}`;
  }

  holds(condition: Condition): boolean {
    return condition.every(({ column, test }) => passes(this.cell(column), test));
  }

  /** The value of a field, translated; null when there is none or its `when` does not hold. */
  value(field: Field | undefined): string | number | boolean | null {
    if (field === undefined || !this.holds(field.when)) return null;
    const { origin } = field;
    if (origin.kind === 'const') return origin.value;
    if (origin.kind === 'row_number') return String(this.recordNo);
    const parts = this.#parts(origin.source);
    const text = parts.length === 0 ? null : parts.join(' ');
    return field.values === undefined ? text : translate(text, field.values);
  }

  text(field: Field | undefined): string | null {
    const value = this.value(field);
    return value === null ? null : String(value);
  }

  /** A number, null when there is none; what is no number is a problem. Knows `4`, `4.5` and `4,5`. */
  number(field: Field | undefined): number | null {
    const value = this.value(field);
    if (value === null || typeof value === 'number') return value;
    const text = String(value);
    if (/^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/.test(text)) return Number(text.replace(',', '.'));
    this.reject('invalid_number', field?.path ?? '', `not a number, written like "${shapeOf(text)}"`);
    return null;
  }

  /** An instant in milliseconds UTC; null when its cells are empty; what cannot be read is a problem. */
  instant(field: InstantField | undefined, zones: Zones): number | null {
    if (field === undefined || !this.holds(field.when)) return null;
    const parts = this.#parts(field.source);
    if (parts.length === 0) return null;
    const time = firstReadable(parts, field);
    if (time === undefined) {
      const shape = shapeOf(parts.join(' '));
      this.reject('invalid_instant', field.path, `written like "${shape}", which the format does not read`);
      return null;
    }
    const read = this.#inZone(time, field, zones);
    if (read === null) return null;
    const instant = read + this.#duration(field) + this.#mapping.shiftMilliseconds;
    if (!isWritable(instant)) {
      this.reject('invalid_instant', field.path, 'lies before the year 1 or after the year 9999');
      return null;
    }
    return Math.max(instant, this.instant(field.notBefore, zones) ?? instant);
  }

  #inZone(time: ReadTime, { timeZone, path }: InstantField, zones: Zones): number | null {
    if (time.hasZone) return time.milliseconds;
    if (timeZone !== undefined) return zones.get(timeZone).instantOf(time.milliseconds);
    this.reject('no_time_zone', path, 'the text has no zone and the mapping no time_zone');
    return null;
  }

  #parts({ columns, isFirstOf }: ColumnSource): string[] {
    const parts = columns.map((column) => this.cell(column)).filter((part) => part !== null);
    return isFirstOf ? parts.slice(0, 1) : parts;
  }

  #duration({ plus, path }: InstantField): number {
    if (plus === undefined) return 0;
    let sum = plus.constant * plus.unit;
    for (const column of plus.columns) {
      const text = this.cell(column);
      const duration = text === null ? 0 : readDuration(text, plus.unit);
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

function firstReadable(parts: readonly string[], field: InstantField): ReadTime | undefined {
  for (const format of field.formats) {
    const time = readTime(parts, format);
    if (time !== undefined) return time;
  }
  return undefined;
}

function passes(cell: string | null, test: ColumnTest['test']): boolean {
  if (test.kind === 'empty') return cell === null;
  if (test.kind === 'not_empty') return cell !== null;
  if (test.kind === 'above') return cell !== null && Number(cell.replace(',', '.')) > test.than;
  const isListed = cell !== null && test.values.some((value) => isSame(cell, value));
  return test.kind === 'one_of' ? isListed : !isListed;
}

/** `Y` and `y` are the same, and so are `1` and `1.0`. */
function isSame(cell: string, wanted: string): boolean {
  if (cell === wanted || cell.toLowerCase() === wanted.trim().toLowerCase()) return true;
  return /^-?\d+(?:\.\d+)?$/.test(wanted) && Number(cell) === Number(wanted);
}

function translate(text: string | null, table: ValueTable): string | number | null {
  if (text === null) return table.exact.get('') ?? null;
  const exact = table.exact.get(text);
  if (exact !== undefined) return exact;
  const folded = table.folded.get(text.toLowerCase());
  if (folded !== undefined) return folded;
  return table.otherwise === undefined ? text : table.otherwise;
}

const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}…`;

/** How a value is written, without the value: digits become 9, letters a. */
const shapeOf = (text: string): string =>
  text
    .slice(0, 40)
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{L}/gu, 'a');

/** The time zones of a mapping, each made once. */
export class Zones {
  readonly #zones = new Map<string, TimeZone>();

  get(name: string): TimeZone {
    const known = this.#zones.get(name);
    if (known !== undefined) return known;
    const made = timeZone(name);
    if (made === undefined) throw new Error(`mapping: no time zone ${name}`);
    this.#zones.set(name, made);
    return made;
  }
}
