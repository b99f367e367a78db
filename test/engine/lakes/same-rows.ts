import { expect } from 'vitest';
import type { Cell, QueryResult } from '../../../functions/platform/ports.ts';

/** Sums in another order differ in their last digits: doubles are held to ten. */
export const comparable = (cell: Cell): Cell =>
  typeof cell === 'number' ? Number(cell.toPrecision(10)) : cell;

const sorted = (result: QueryResult): string[] =>
  result.rows.map((row) => JSON.stringify(row.map(comparable))).sort();

/** Fails unless both answers have the same columns, types and rows, in any order. */
export function expectSameRows(actual: QueryResult, expected: QueryResult): void {
  expect(actual.columns).toEqual(expected.columns);
  expect(actual.rows).toHaveLength(expected.rows.length);
  expect(sorted(actual)).toEqual(sorted(expected));
}
