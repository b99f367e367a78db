import { formatInstant, millisecondsPerDay, startOfDay } from '../records/instant.ts';
import type { FactCell, FactRow } from './facts.ts';

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

/** Texts of days already asked for: a replay asks for the same few hundred, hundreds of thousands of times. */
const dayTexts = new Map<number, string>();

/** The day `YYYY-MM-DD` of a number since 1970. */
export function dayText(number: number): string {
  const known = dayTexts.get(number);
  if (known !== undefined) return known;
  const text = formatInstant(number * millisecondsPerDay).slice(0, 10);
  dayTexts.set(number, text);
  return text;
}

/** The columns of brand facts, room for so many rows in each. */
export const emptyColumns = (size: number) => ({
  cell: new Int32Array(size),
  day: new Int32Array(size),
  lag: new Int32Array(size),
  n: new Float64Array(size),
  total: new Float64Array(size),
  totalSquares: new Float64Array(size),
});

/** Puts rows of one brand into columns. */
export function toBrandFacts(brand: string, rows: readonly FactRow[]): BrandFacts {
  const size = rows.length;
  const cells: FactCell[] = [];
  const facts = { brand, cells, ...emptyColumns(size) };
  const cellNumber = numberCells(cells);
  const dayNumbers = new Map<string, number>();
  rows.forEach((row, r) => {
    const day = dayNumbers.get(row.dt) ?? dayNumber(row.dt);
    dayNumbers.set(row.dt, day);
    facts.cell[r] = cellNumber(row);
    facts.day[r] = day;
    facts.lag[r] = row.lag_days;
    facts.n[r] = row.n;
    facts.total[r] = row.total;
    facts.totalSquares[r] = row.total_squares;
  });
  return facts;
}

/** A tree by one dimension after another: short texts are looked up faster than a long key is put together. */
type Branch = Map<string, Branch | number>;

/** Gives each cell its number in order of appearance. */
function numberCells(cells: FactCell[]): (row: FactRow) => number {
  const root: Branch = new Map();
  const below = (branch: Branch, value: string): Branch => {
    const known = branch.get(value) as Branch | undefined;
    if (known !== undefined) return known;
    const made: Branch = new Map();
    branch.set(value, made);
    return made;
  };
  return ({ market, channel, queue, intent, language, priority, metric }) => {
    const scope = below(below(below(root, market), channel), queue);
    const leaves = below(below(below(scope, intent), language), priority);
    const known = leaves.get(metric) as number | undefined;
    if (known !== undefined) return known;
    leaves.set(metric, cells.length);
    return cells.push({ market, channel, queue, intent, language, priority, metric }) - 1;
  };
}
