import type { LookupFields } from '../mapping-file/lookup-section.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { partsOf } from '../mapping-file/parts.ts';
import { type DataRecord, isObject, lookUp } from '../record/look-up.ts';
import type { LookupTable } from '../record/lookup-table.ts';
import { recordsIn } from '../record/scopes.ts';

/** A table that is being filled. */
export interface FillingTable extends LookupTable {
  /** Takes what one record of the file holds. */
  add(record: DataRecord): void;
}

interface Kept {
  readonly row: DataRecord;
  readonly age: number | string | undefined;
}

/** A table of `lookups`, empty; of each row it keeps the columns that the mapping looks up. */
export function createLookupTable(
  mapping: Mapping,
  name: string,
  { key, newest, records }: LookupFields,
): FillingTable {
  const columns = columnsOf(mapping, name);
  const rows = new Map<string, Kept>();
  return {
    find: (id) => rows.get(folded(id))?.row,
    add(record) {
      for (const row of records === undefined ? [record] : recordsIn(record, [records])) {
        if (!isObject(row)) continue;
        const scope = { record: row, root: record };
        const id = lookUp(scope, key);
        if (id == null || id === '') continue;
        const age = newest === undefined ? undefined : ageOf(lookUp(scope, newest));
        const before = rows.get(folded(String(id)));
        if (before?.age !== undefined && age !== undefined && age < before.age) continue;
        const kept = Object.fromEntries(columns.map((column) => [column, lookUp(scope, column)]));
        rows.set(folded(String(id)), { row: kept, age });
      }
    },
  };
}

const folded = (id: string): string => id.trim().toLowerCase();

/** The columns of a table that fields of a mapping look up. */
function columnsOf(mapping: Mapping, table: string): string[] {
  const found = new Set<string>();
  for (const { part } of partsOf({ ...mapping, parts: mapping.parts ?? [] })) {
    const [name, ...column] = part.kind === 'field' ? (part.lookup?.split('.') ?? []) : [];
    if (name === table) found.add(column.join('.'));
  }
  return [...found];
}

/** Dates and numbers in their order; what is neither, as text. */
function ageOf(value: unknown): number | string | undefined {
  if (value == null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isNaN(number)) return number;
  const instant = Date.parse(String(value));
  return Number.isNaN(instant) ? String(value) : instant;
}

/** The mapping by which a file of a table is read: its columns are whatever the file has. */
export const rowsMapping = (mapping: Mapping, { format, key, newest, records }: LookupFields): Mapping => ({
  ...mapping,
  ...(records === undefined ? {} : { records: [records] }),
  format,
  columns: new Map([key, ...(newest ? [newest] : [])].map((name) => [name, { line: 1, path: 'lookups' }])),
  ...{ parts: undefined, elementNames: new Set<string>() },
});
