import type { Interval } from '../../contract/definitions/interval.ts';
import { groupRows, type Row, sumOf, textOf } from '../../contract/lake/rows.ts';
import { handlerGroups } from './compare-handlers.ts';
import { cells } from './estimates/estimate-rows.ts';
import { enoughObservations, tQuantile } from './estimates/intervals.ts';

/** Sums over pairs (x, y) of a sample. */
export interface PairSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

const scopeColumns = ['brand', 'market', 'channel', 'queue', 'intent'];

/** The report cost_quality from its sums by scope and handler kind. */
export function costOfQuality(rows: readonly Row[]): Row[] {
  const scopes = groupRows(rows, (row) => JSON.stringify(scopeColumns.map((name) => row[name])));
  return [...scopes.values()].flatMap((scope) =>
    Object.entries(handlerGroups).flatMap(([name, kinds]) => {
      const own = scope.filter((row) => kinds.includes(textOf(row, 'handler_kind')));
      return own.length === 0 ? [] : [inferGroup(name, own)];
    }),
  );
}

function inferGroup(name: string, rows: readonly Row[]): Row {
  const sum = (column: string) => sumOf(rows, column);
  const n = sum('n');
  const named = {
    ...Object.fromEntries(scopeColumns.map((column) => [column, rows[0]?.[column] ?? null])),
    handler_kind: name,
    covered_share: n / sum('tickets'),
  };
  if (n === 0) return { ...named, status: 'not_in_data' };
  const verified = sum('verified');
  // Of a repeat contact whose cost nobody knows, what follows is not known either.
  const isCostKnown = sum('unknown_repeats') === 0;
  const cost = sum('own') + sum('repeats');
  // A verdict is 0 or 1: its square is itself.
  const sums = { n, x: verified, y: cost, xx: verified, xy: sum('cost_verified'), yy: sum('cost_squares') };
  const ratio = isCostKnown ? estimateRatio(sums) : undefined;
  return {
    ...named,
    n,
    count_claimed: sum('claimed'),
    count_verified: verified,
    cost_own: sum('own'),
    cost_repeats: isCostKnown ? sum('repeats') : null,
    cost_per_claim: n < enoughObservations || sum('claimed') === 0 ? null : sum('own') / sum('claimed'),
    ...cells('cost_per_verified', ratio),
    maturity: sum('n_mature') / n,
    status: isCostKnown ? (ratio === undefined ? 'not_enough_data' : 'ok') : 'not_in_data',
  };
}

/**
 * Ratio of two means Σy/Σx with Fieller's 95 % interval (Fieller 1954, JRSS B 16:175): the values θ for which
 * y - θx has a mean of 0 by Student's t. Undefined without enough observations, or when x is not clearly above 0
 * (the interval would have no end).
 */
export function estimateRatio({ n, x, y, xx, xy, yy }: PairSums): Interval | undefined {
  if (n < enoughObservations || x <= 0) return undefined;
  const factor = tQuantile(n - 1) ** 2 / n / (n - 1);
  const [meanX, meanY] = [x / n, y / n];
  const a = meanX ** 2 - factor * (xx - n * meanX ** 2);
  const b = meanX * meanY - factor * (xy - n * meanX * meanY);
  const c = meanY ** 2 - factor * (yy - n * meanY ** 2);
  if (a <= 0) return undefined;
  const half = Math.sqrt(Math.max(0, b * b - a * c)) / a;
  return { value: y / x, lower: Math.max(0, b / a - half), upper: b / a + half };
}
