import type { FactRow } from './facts.ts';
import { formatInstant, millisecondsPerDay, startOfDay } from './instant.ts';

/** What a cell of daily_facts is about, beside its brand: scope, stratum and metric. */
export interface FactCell {
  readonly market: string;
  readonly channel: string;
  readonly queue: string;
  readonly intent: string;
  readonly language: string;
  readonly priority: string;
  readonly metric: string;
}

/** The dimensions of a fact; a file that lacks one has `*` everywhere. */
export const factDimensions = [
  'brand',
  'market',
  'channel',
  'queue',
  'intent',
  'language',
  'priority',
] as const;
export type FactDimension = (typeof factDimensions)[number];

/**
 * The daily facts of one brand in columns: row r is an increment of `cells[cell[r]]`, for intake day
 * `day[r]` (days since 1970), known `lag[r]` days later. Rows may stand in any order; rows of one cell, day
 * and lag are added up (handler kinds are, for instance).
 */
export interface BrandFacts {
  readonly brand: string;
  readonly cells: readonly FactCell[];
  readonly cell: Int32Array;
  readonly day: Int32Array;
  readonly lag: Int32Array;
  readonly n: Float64Array;
  readonly total: Float64Array;
  readonly totalSquares: Float64Array;
}

/** Number of a day `YYYY-MM-DD` since 1970. */
export const dayNumber = (day: string): number => Math.round(startOfDay(day) / millisecondsPerDay);

/** The day `YYYY-MM-DD` of a number since 1970. */
export const dayText = (number: number): string => formatInstant(number * millisecondsPerDay).slice(0, 10);

/** Puts rows of one brand into columns. */
export function toBrandFacts(brand: string, rows: readonly FactRow[]): BrandFacts {
  const cells: FactCell[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (row: FactRow): number => {
    const { market, channel, queue, intent, language, priority, metric } = row;
    const key = JSON.stringify([market, channel, queue, intent, language, priority, metric]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, cells.length);
    return cells.push({ market, channel, queue, intent, language, priority, metric }) - 1;
  };
  return {
    brand,
    cell: Int32Array.from(rows, numberOf),
    cells,
    day: Int32Array.from(rows, (row) => dayNumber(row.dt)),
    lag: Int32Array.from(rows, (row) => row.lag_days),
    n: Float64Array.from(rows, (row) => row.n),
    total: Float64Array.from(rows, (row) => row.total),
    totalSquares: Float64Array.from(rows, (row) => row.total_squares),
  };
}
