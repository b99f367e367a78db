import { tableSpec } from '../../functions/contract/lake/tables.ts';

const columns = new Set(tableSpec('evaluations').columns.map(({ name }) => name));

/** Looks in one order, as `evaluations` has them, numbers to nine digits: engines may add up in another order. */
export const comparable = (looks: readonly object[]): string[] =>
  looks
    .map((look) => {
      const cells = Object.entries(look).filter(([name]) => columns.has(name));
      return JSON.stringify(cells.map(([name, value]) => [name, round(value)]).sort());
    })
    .sort();

const round = (value: unknown): unknown =>
  typeof value === 'number' ? Number(Number(value.toPrecision(9)).toFixed(9)) : value;
