import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clearSteps,
  createStepTable,
  isFull,
  knownStep,
  noStep,
  setStep,
} from '../../../functions/tag/phrases/step-table.ts';

const symbols = 6000;
const steps = fc.array(fc.tuple(fc.nat(7999), fc.nat(symbols - 1), fc.nat(7999)), { maxLength: 300 });

test('says of each step what was set last, and of others nothing', () => {
  fc.assert(
    fc.property(steps, fc.nat(7999), fc.nat(symbols - 1), (set, state, symbol) => {
      const table = createStepTable(symbols);
      const expected = new Map<string, number>();
      for (const [from, by, to] of set) {
        setStep(table, from, by, to);
        expected.set(`${from} ${by}`, to);
      }
      for (const [from, by] of set) expect(knownStep(table, from, by)).toBe(expected.get(`${from} ${by}`));
      expect(knownStep(table, state, symbol)).toBe(expected.get(`${state} ${symbol}`) ?? noStep);
      expect(table.known).toBe(expected.size);
    }),
    { numRuns: 20 },
  );
});

test('is full before it is slow, and empty when cleared', () => {
  const table = createStepTable(symbols);
  let state = 0;
  for (; !isFull(table); state++) setStep(table, state, state % symbols, 1);
  expect(state).toBeLessThan(table.keys.length);
  clearSteps(table);
  expect(isFull(table)).toBe(false);
  expect(knownStep(table, 5, 5)).toBe(noStep);
});
