import type { InputObject } from '../platform/ports.ts';
import {
  createLookupTable,
  type LookupFields,
  type LookupTables,
  type Mapping,
  rowsMapping,
} from '../sources/mapping.ts';
import { feedReader } from './read/feed-reader.ts';
import { defaultLimits } from './read/limits.ts';
import { openRecords } from './read/open-records.ts';

/** Finds the files that a table of `lookups` names, in the order of their names; none where there is none. */
export type OpenLookup = (file: string) => Promise<readonly InputObject[]>;

/**
 * A mapping with the tables in which it looks ids up. A file that cannot be read whole is a mistake: with half a table
 * half the records would be rejected. So is a column of which no row says anything.
 * @throws LookupUnread naming table and file
 */
export async function withLookups(mapping: Mapping, open: OpenLookup): Promise<Mapping> {
  const tables = new Map<string, LookupTables extends ReadonlyMap<string, infer T> ? T : never>();
  for (const [name, fields] of Object.entries(mapping.lookups ?? {})) {
    const table = createLookupTable(mapping, name, fields);
    const files = await open(fields.file);
    if (files.length === 0) throw withoutFile(mapping, name);
    for (const file of files) await fill(file, mapping, name, fields, table.add);
    const [empty] = table.emptyColumns();
    if (empty !== undefined) throw new LookupUnread(mapping, name, saysNothing(files, empty, fields.key));
    tables.set(name, table);
  }
  return tables.size === 0 ? mapping : { ...mapping, tables };
}

/** A table of `lookups` that cannot be read. */
export class LookupUnread extends Error {
  override readonly name = 'LookupUnread';

  constructor({ fileName }: Mapping, table: string, why: string) {
    super(`mapping ${fileName}, lookups.${table}: ${why}`);
  }
}

/** A table of which no file is there. */
export const withoutFile = (mapping: Mapping, table: string): LookupUnread =>
  new LookupUnread(mapping, table, `there is no file ${mapping.lookups?.[table]?.file}`);

/** What is looked up in a column that is not there would be taken for nothing, and everyone for the same. */
const saysNothing = ([file]: readonly InputObject[], column: string, key: string): string =>
  `${file?.key}: no row with the key ${key} says its ${column}; give the table with that column`;

async function fill(
  file: InputObject,
  mapping: Mapping,
  name: string,
  fields: LookupFields,
  add: (row: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  const fail = (why: string): never => {
    throw new LookupUnread(mapping, name, `${file.key}: ${why}`);
  };
  const opened = await openRecords(file, defaultLimits, rowsMapping(mapping, fields));
  if ('reason' in opened) return fail(opened.message);
  const reader = opened.createReader({
    value(_, value) {
      if (typeof value === 'object' && value !== null) add(value as Record<string, unknown>);
    },
    reject: (recordNo, { message }) => fail(`record ${recordNo}: ${message}`),
    passOver: () => {},
    note: () => {},
  });
  for await (const _ of feedReader(opened.chunks, reader, defaultLimits.unpackedBytes));
}
