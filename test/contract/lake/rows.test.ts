import { expect, it } from 'vitest';
import { groupRows, numberOf, rowsByName, sumOf, textOf } from '../../../functions/contract/lake/rows.ts';

const table = {
  columns: [{ name: 'brand' }, { name: 'n' }],
  rows: [['north', 2], ['south', null], ['north'], ['north', 5]],
} as const;
const rows = rowsByName(table);

it('names the cells of every row, in the order of rows', () =>
  expect(rows).toEqual([
    { brand: 'north', n: 2 },
    { brand: 'south', n: null },
    { brand: 'north', n: null },
    { brand: 'north', n: 5 },
  ]));

it('has no rows where a query answers none', () =>
  expect(rowsByName({ columns: table.columns, rows: [] })).toEqual([]));

it('counts nothing as 0, and as an empty text', () => {
  expect([numberOf(rows[1]!, 'n'), textOf(rows[1]!, 'n'), numberOf(rows[1]!, 'absent')]).toEqual([0, '', 0]);
  expect(sumOf(rows, 'n')).toBe(7);
});

it('groups rows in the order in which their keys come', () => {
  const groups = groupRows(rows, (row) => textOf(row, 'brand'));
  expect([...groups].map(([brand, group]) => [brand, group.length])).toEqual([
    ['north', 3],
    ['south', 1],
  ]);
});
