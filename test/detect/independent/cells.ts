import type { FactRow } from '../../../functions/contract/detection/facts.ts';

/** What is known of one stratum of one group on one intake day. */
export interface Cell {
  readonly day: string;
  readonly stratum: string;
  readonly increments: readonly { readonly lag: number; readonly sums: Sums }[];
}

export interface Sums {
  readonly n: number;
  readonly total: number;
  readonly squares: number;
}

export const scopeKeyOf = (row: FactRow): string => `${row.market}/${row.channel}/${row.queue}`;

/** Intake attributes and the weekday, which counts only where there are no controls. */
export const stratumOf = (row: FactRow): string =>
  `${row.intent}|${row.language}|${row.priority}|${new Date(row.dt).getUTCDay()}`;

export const sumOf = (rows: readonly FactRow[]): Sums => ({
  n: rows.reduce((sum, row) => sum + row.n, 0),
  total: rows.reduce((sum, row) => sum + row.total, 0),
  squares: rows.reduce((sum, row) => sum + row.total_squares, 0),
});

/** Rows by group, as cells of a day and a stratum. */
export function cellsOf(
  rows: readonly FactRow[],
  groupOf: (row: FactRow) => string,
  stratumMap: ReadonlyMap<string, string>,
): Map<string, Cell[]> {
  const gathered = new Map<string, { group: string; day: string; stratum: string; rows: FactRow[] }>();
  for (const row of rows) {
    const group = groupOf(row);
    const stratum = stratumMap.get(stratumOf(row)) ?? stratumOf(row);
    const key = `${group}#${stratum}#${row.dt}`;
    const entry = gathered.get(key) ?? { group, day: row.dt, stratum, rows: [] };
    entry.rows.push(row);
    gathered.set(key, entry);
  }
  const cells = new Map<string, Cell[]>();
  for (const { group, day, stratum, rows } of gathered.values()) {
    const increments = rows.map((row) => ({ lag: row.lag_days, sums: sumOf([row]) }));
    cells.set(group, [...(cells.get(group) ?? []), { day, stratum, increments }]);
  }
  return cells;
}

/** What is known of a cell at a maturity: its values of lag < maturity. */
export function known(cell: Cell, maturity: number): Sums {
  const seen = cell.increments.filter(({ lag }) => lag < maturity).map(({ sums }) => sums);
  return {
    n: seen.reduce((sum, { n }) => sum + n, 0),
    total: seen.reduce((sum, { total }) => sum + total, 0),
    squares: seen.reduce((sum, { squares }) => sum + squares, 0),
  };
}
