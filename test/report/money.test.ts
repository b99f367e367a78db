import { expect, test } from 'vitest';
import { isMoney, roundMoney } from '../../functions/report/money.ts';

test('money has no digits that only the order of adding up made', () => {
  expect(roundMoney(0.1 + 0.2)).toBe(0.3);
  expect(roundMoney(591.3000000000001)).toBe(591.3);
  expect(roundMoney(0.0025 * 3)).toBe(0.0075);
  // A mean is no price: it keeps its digits.
  expect(roundMoney(3.204347826086957)).toBe(3.20434783);
  expect(Object.is(roundMoney(-0.000000001), 0)).toBe(true);
});

test('a column counts money by itself, or where its row is of a metric that does', () => {
  expect(isMoney({}, { unit: 'money' })).toBe(true);
  expect(isMoney({ metric: 'handling_cost' }, { unit: "the metric's" })).toBe(true);
  expect(isMoney({ metric: 'csat' }, { unit: "the metric's" })).toBe(false);
  expect(isMoney({ metric: 'handling_cost' }, { unit: 'share' })).toBe(false);
});
