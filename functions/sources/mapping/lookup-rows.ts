import type { LookupFields } from '../mapping-file/lookup-section.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { partsOf } from '../mapping-file/parts.ts';
import { type DataRecord, isObject, lookUp, type Scope } from '../record/look-up.ts';
import type { LookupTable } from '../record/lookup-table.ts';
import { pathOf } from '../record/path.ts';
import { recordsIn } from '../record/scopes.ts';

/** A table that is being filled. */
export interface FillingTable extends LookupTable {
  /** Takes what one record of the file holds. */
  add(record: DataRecord): void;
  /** The columns that the mapping looks up and of which no row says anything. */
  emptyColumns(): string[];
}

/**
 * A table of `lookups`, empty; of each row it keeps the columns that the mapping looks up. A million rows are held in
 * columns: an object a row would take twice the memory.
 */
export function createLookupTable(
  mapping: Mapping,
  name: string,
  { key, newest, records }: LookupFields,
): FillingTable {
  const columns = columnsOf(mapping, name).map((column) => ({
    column,
    cells: [] as unknown[],
    share: sharing(),
  }));
  const paths = records?.map(pathOf);
  const places = new Map<string | number, number>();
  /** How new the row at a place is; NaN where nothing says it. */
  const ages: (number | string)[] = [];

  function addRow(scope: Scope): void {
    const id = lookUp(scope, key);
    if (id == null || id === '') return;
    const wanted = keyOf(String(id));
    const before = places.get(wanted);
    const age = newest === undefined ? Number.NaN : ageOf(lookUp(scope, newest));
    if (before !== undefined && newest !== undefined && age < ages[before]!) return;
    const place = before ?? places.size;
    if (before === undefined) places.set(typeof wanted === 'string' ? ofItsOwn(wanted) : wanted, place);
    if (newest !== undefined) ages[place] = age;
    for (const { column, cells, share } of columns) cells[place] = share(lookUp(scope, column));
  }

  return {
    find(id) {
      const place = places.get(keyOf(id));
      if (place === undefined) return undefined;
      return Object.fromEntries(columns.map(({ column, cells }) => [column, cells[place]]));
    },
    add(record) {
      for (const row of paths === undefined ? [record] : recordsIn(record, paths))
        if (isObject(row)) addRow({ record: row, root: record });
    },
    emptyColumns: () =>
      columns
        .filter(({ cells }) => cells.every((cell) => cell == null || cell === ''))
        .map(({ column }) => column),
  };
}

/** A part of a longer text keeps all of it in memory: here one that stands alone. */
const ofItsOwn = (text: string): string => (text.isWellFormed() ? Buffer.from(text).toString() : text);

const mostShared = 1000;

/** Texts of a column that are alike, as roles are, as one. */
function sharing(): (cell: unknown) => unknown {
  const known = new Map<string, string>();
  return (cell) => {
    if (typeof cell !== 'string') return cell;
    const found = known.get(cell);
    if (found !== undefined) return found;
    const own = ofItsOwn(cell);
    if (known.size < mostShared) known.set(own, own);
    return own;
  };
}

const wholeNumber = /^[1-9]\d{0,14}$/;

/** An id, whatever its case; a whole number that is exact as one takes half the memory of its text. */
function keyOf(id: string): string | number {
  const text = id.trim().toLowerCase();
  return wholeNumber.test(text) ? Number(text) : text;
}

/** The columns of a table that fields of a mapping look up. */
function columnsOf(mapping: Mapping, table: string): string[] {
  const found = new Set<string>();
  for (const { part } of partsOf({ ...mapping, parts: mapping.parts ?? [] })) {
    const [name, ...column] = part.kind === 'field' ? (part.lookup?.split('.') ?? []) : [];
    if (name === table) found.add(column.join('.'));
  }
  return [...found];
}

/** Dates and numbers in their order; what is neither, as text; NaN where there is none. */
function ageOf(value: unknown): number | string {
  if (value == null || value === '') return Number.NaN;
  const number = Number(value);
  if (!Number.isNaN(number)) return number;
  const instant = Date.parse(String(value));
  return Number.isNaN(instant) ? String(value) : instant;
}

/** The mapping by which a file of a table is read: its columns are whatever the file has. */
export const rowsMapping = (mapping: Mapping, { format, key, newest, records }: LookupFields): Mapping => ({
  ...mapping,
  ...(records === undefined ? {} : { records }),
  format,
  columns: new Map([key, ...(newest ? [newest] : [])].map((name) => [name, { line: 1, path: 'lookups' }])),
  ...{ parts: undefined, elementNames: new Set<string>() },
});
