import { isMerged } from '../../contract/lake/lake-keys.ts';
import { type RowValue, tableSpec } from '../../contract/lake/tables.ts';
import type { Columns } from '../../parquet/parquet-columns.ts';
import type { RewritableTable } from './rewrite.ts';

/** A file that is to be merged. */
export interface Source {
  readonly key: string;
  readonly columns: Columns;
}

/**
 * The rows of several files, in the order of the files, each once. Copies of one fact from different input
 * objects all stay: which one counts is the views' decision, and a retraction may change it.
 */
export function mergeColumns(table: RewritableTable, sources: readonly Source[]): Columns {
  const { columns } = tableSpec(table);
  const isKept = table === 'quarantine' ? keepOnePlace(sources) : keepFirst(table, sources);
  const merged: RowValue[][] = columns.map(() => []);
  for (const source of sources) {
    const rows = source.columns[0]?.length ?? 0;
    for (let row = 0; row < rows; row++) {
      if (!isKept(source, row)) continue;
      for (let i = 0; i < merged.length; i++) merged[i]!.push(source.columns[i]![row]!);
    }
  }
  return merged;
}

type IsKept = (source: Source, row: number) => boolean;

/**
 * Of exact copies the first: an object accepts an identity once, and has one row in the ledger. Of copies that differ
 * in their tags, the one with the newest.
 */
function keepFirst(table: RewritableTable, sources: readonly Source[]): IsKept {
  const names = table === 'ingest_ledger' ? ['object_id'] : ['object_id', 'event_id'];
  const places = names.map((name) => placeOf(table, name));
  const identityOf = ({ columns }: Source, row: number): string =>
    JSON.stringify(places.map((at) => columns[at]![row]));
  const versionAt = placeOf(table, 'tag_version');
  const versionOf = ({ columns }: Source, row: number): number =>
    versionAt === -1 ? 0 : Number(columns[versionAt]![row]);
  const newest = new Map<string, number>();
  for (const source of sources)
    for (let row = 0; row < (source.columns[0]?.length ?? 0); row++) {
      const identity = identityOf(source, row);
      newest.set(identity, Math.max(newest.get(identity) ?? 0, versionOf(source, row)));
    }
  return (source, row) => {
    const identity = identityOf(source, row);
    if (newest.get(identity) !== versionOf(source, row)) return false;
    newest.delete(identity);
    return true;
  };
}

/**
 * Rejected records have no identity. All of an object's stand in its own files or, whole, in a merged one: the
 * last merged file by name counts, as in the view quarantine_current.
 */
function keepOnePlace(sources: readonly Source[]): IsKept {
  const at = placeOf('quarantine', 'object_id');
  const counting = new Map<RowValue, string>();
  for (const { key, columns } of sources)
    for (const object of new Set(columns[at]!)) {
      const known = counting.get(object) ?? '';
      if (placeName(key) > known) counting.set(object, placeName(key));
    }
  return ({ key, columns }, row) => placeName(key) === (counting.get(columns[at]![row]!) ?? '');
}

const placeName = (key: string): string => (isMerged(key) ? key : '');

/** Where a column stands in a table; -1 when it has none of that name. */
export const placeOf = (table: RewritableTable, name: string): number =>
  tableSpec(table).columns.findIndex((column) => column.name === name);
