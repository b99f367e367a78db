import { sqlText } from '../contract/lake/compose-sql.ts';
import { numberOf, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { Day } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** Tables that only grow and whose rows make a recompute necessary. */
export type WatchedTable = 'ingest_ledger' | 'erasures' | 'retractions' | 'retaggings';

/** What a run found when it began: rows of each arrival day. A commit stores it, as JSON. */
export type InputSnapshot = Readonly<Record<WatchedTable, Readonly<Record<Day, number>>>>;

export const emptySnapshot: InputSnapshot = {
  ingest_ledger: {},
  erasures: {},
  retractions: {},
  retaggings: {},
};

/** What is there now, of objects that had arrived by `knownAt`. */
export async function readInputSnapshot(engine: QueryEngine, knownAt: number): Promise<InputSnapshot> {
  const sql = bindParameters(sqlText('curate/seen'), { known_at: { instant: knownAt } });
  const rows = rowsByName(await engine.query(sql));
  const countsOf = (table: WatchedTable) =>
    Object.fromEntries(
      rows
        .filter(({ table_name }) => table_name === table)
        .map(({ dt, count_rows }) => [String(dt), Number(count_rows)]),
    );
  return {
    ingest_ledger: countsOf('ingest_ledger'),
    erasures: countsOf('erasures'),
    retractions: countsOf('retractions'),
    retaggings: countsOf('retaggings'),
  };
}

/** Newest version under which all texts asked for had been tagged again by then; undefined where none were. */
export async function readTagVersion(engine: QueryEngine, knownAt: number): Promise<number | undefined> {
  const sql = bindParameters(sqlText('curate/tag_version'), { known_at: { instant: knownAt } });
  const [row = { tag_version: null }] = rowsByName(await engine.query(sql));
  return row.tag_version === null ? undefined : numberOf(row, 'tag_version');
}

/** Arrival days of a table that have another number of rows than before. */
export function changedDays(before: InputSnapshot, now: InputSnapshot, table: WatchedTable): Day[] {
  const days = new Set([...Object.keys(before[table]), ...Object.keys(now[table])]);
  return [...days].filter((day) => before[table][day] !== now[table][day]).sort();
}

/** Reads what a commit stored. A commit without it has seen nothing. */
export function parseInputSnapshot(text: string | null): InputSnapshot {
  return text === null
    ? emptySnapshot
    : { ...emptySnapshot, ...(JSON.parse(text) as Partial<InputSnapshot>) };
}
