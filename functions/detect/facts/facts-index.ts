import { type BrandFacts, dayText } from '../../contract/detection/brand-facts.ts';
import type { FactCell } from '../../contract/detection/facts.ts';
import { scopeName } from '../../contract/detection/scope-name.ts';
import type { Scope } from '../../contract/detection/selector.ts';

/** The rows [start, end) of one cell in the sorted columns. */
export interface CellRows extends FactCell {
  readonly start: number;
  readonly end: number;
  /** Same text, same intent, language and priority. */
  readonly intake: string;
}

/** A scope and its cells of one metric. */
export interface ScopeCells extends Scope {
  /** `market/channel/queue` */
  readonly name: string;
  readonly cells: readonly CellRows[];
}

/** A brand's facts, ready to be read by metric and scope. Days count from 1970. */
export interface FactsIndex {
  readonly brand: string;
  /** Per metric its scopes, sorted by name, each with its cells, sorted. */
  readonly metrics: ReadonlyMap<string, readonly ScopeCells[]>;
  /** The same by metric and name. */
  readonly named: ReadonlyMap<string, ReadonlyMap<string, ScopeCells>>;
  /** Per metric its longest lag + 1. */
  readonly maturities: ReadonlyMap<string, number>;
  /** Columns sorted by cell, day, lag; rows without any content are left out. */
  readonly day: Int32Array;
  readonly lag: Int32Array;
  readonly n: Float64Array;
  readonly total: Float64Array;
  readonly totalSquares: Float64Array;
  /** Last complete day: the last intake day with content; -Infinity when there is none. */
  readonly lastDay: number;
  /** Metrics that some source does not show: their tickets stand beside them (`ticketsShowing`). */
  readonly partlyShown: ReadonlySet<string>;
}

const cellKey = (cell: FactCell): string =>
  JSON.stringify([
    cell.metric,
    cell.market,
    cell.channel,
    cell.queue,
    cell.intent,
    cell.language,
    cell.priority,
  ]);

/** A fact that no arithmetic survives; readers refuse such rows, so that this is a defect of the caller. */
export class BrokenFacts extends Error {
  override readonly name = 'BrokenFacts';
}

/**
 * Sorts a brand's facts so that neither the order of rows nor that of cells can change a result.
 * @param lastDay last complete day, where it is known to be another than the last with content
 * @param partlyShown metrics that some source does not show; none in facts that know of no sources
 * @throws BrokenFacts for a value that is no number
 */
export function indexFacts(
  facts: BrandFacts,
  lastDay?: number,
  partlyShown: ReadonlySet<string> = new Set(),
): FactsIndex {
  refuseBrokenFacts(facts);
  const { order, offsets, cellOrder } = sortRows(facts);
  const take = (column: Float64Array) => reorder(column, order, new Float64Array(order.length));
  const day = reorder(facts.day, order, new Int32Array(order.length));
  const lag = reorder(facts.lag, order, new Int32Array(order.length));
  const metrics = new Map<string, ScopeCells[]>();
  const maturities = new Map<string, number>();
  cellOrder.forEach((cellNumber, position) => {
    const cell = facts.cells[cellNumber]!;
    const intake = JSON.stringify([cell.intent, cell.language, cell.priority]);
    const rows = { ...cell, start: offsets[position]!, end: offsets[position + 1]!, intake };
    if (rows.start === rows.end) return;
    let longest = maturities.get(cell.metric) ?? 1;
    for (let row = rows.start; row < rows.end; row++) longest = Math.max(longest, lag[row]! + 1);
    maturities.set(cell.metric, longest);
    const scopes = metrics.get(cell.metric) ?? [];
    metrics.set(cell.metric, scopes);
    const name = scopeName(cell);
    const last = scopes.at(-1);
    if (last?.name === name) (last.cells as CellRows[]).push(rows);
    else scopes.push({ name, market: cell.market, channel: cell.channel, queue: cell.queue, cells: [rows] });
  });
  return {
    brand: facts.brand,
    metrics,
    named: new Map([...metrics].map(([metric, scopes]) => [metric, byName(scopes)])),
    maturities,
    day,
    lag,
    n: take(facts.n),
    total: take(facts.total),
    totalSquares: take(facts.totalSquares),
    lastDay: lastDay ?? day.reduce((last, each) => Math.max(last, each), Number.NEGATIVE_INFINITY),
    partlyShown,
  };
}

/**
 * Lets no NaN, infinite number or negative lag into the detector.
 * @throws BrokenFacts naming the brand, scope, metric, day and value
 */
function refuseBrokenFacts(facts: BrandFacts): void {
  const { n, total, totalSquares, lag } = facts;
  for (let row = 0; row < n.length; row++) {
    if (Number.isFinite(n[row]! + total[row]! + totalSquares[row]!) && lag[row]! >= 0) continue;
    const { market, channel, queue, metric } = facts.cells[facts.cell[row]!]!;
    const values = `lag ${lag[row]}, n ${n[row]}, total ${total[row]}, total_squares ${totalSquares[row]}`;
    throw new BrokenFacts(
      `detect: brand ${facts.brand}, ${market}/${channel}/${queue}, ${metric} of ${dayText(facts.day[row]!)}: ` +
        `not numbers to judge by: ${values}`,
    );
  }
}

/** The column's values in the order of the row numbers. */
function reorder<T extends Float64Array | Int32Array>(column: T, order: Int32Array, sorted: T): T {
  for (let k = 0; k < order.length; k++) sorted[k] = column[order[k]!]!;
  return sorted;
}

const byName = (scopes: readonly ScopeCells[]): Map<string, ScopeCells> =>
  new Map(scopes.map((scope) => [scope.name, scope]));

interface SortedRows {
  /** Row numbers in sorted order. */
  readonly order: Int32Array;
  /** Cell numbers in the order of their keys. */
  readonly cellOrder: readonly number[];
  /** First position of each cell of `cellOrder`, and the end. */
  readonly offsets: Int32Array;
}

function sortRows(facts: BrandFacts): SortedRows {
  const keys = facts.cells.map(cellKey);
  const cellOrder = keys.map((_, number) => number).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
  const rank = new Int32Array(keys.length);
  cellOrder.forEach((cell, position) => {
    rank[cell] = position;
  });
  const offsets = new Int32Array(keys.length + 1);
  const isEmpty = (row: number) =>
    facts.n[row] === 0 && facts.total[row] === 0 && facts.totalSquares[row] === 0;
  for (let row = 0; row < facts.cell.length; row++) {
    if (!isEmpty(row)) offsets[rank[facts.cell[row]!]! + 1]! += 1;
  }
  for (let k = 0; k < keys.length; k++) offsets[k + 1]! += offsets[k]!;
  const order = new Int32Array(offsets[keys.length]!);
  const next = offsets.slice();
  for (let row = 0; row < facts.cell.length; row++) {
    if (!isEmpty(row)) order[next[rank[facts.cell[row]!]!]!++] = row;
  }
  for (let k = 0; k < keys.length; k++) sortCell(facts, order.subarray(offsets[k]!, offsets[k + 1]!));
  return { order, cellOrder, offsets };
}

function sortCell(facts: BrandFacts, rows: Int32Array): void {
  const compare = (a: number, b: number) =>
    facts.day[a]! - facts.day[b]! ||
    facts.lag[a]! - facts.lag[b]! ||
    facts.n[a]! - facts.n[b]! ||
    facts.total[a]! - facts.total[b]!;
  for (let k = 1; k < rows.length; k++) {
    if (compare(rows[k - 1]!, rows[k]!) > 0) {
      rows.sort(compare);
      return;
    }
  }
}
