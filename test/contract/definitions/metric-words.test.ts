import { expect, test } from 'vitest';
import { plainValue } from '../../../functions/contract/definitions/metric-words.ts';

test.each([
  ['reopen_rate', -0.0004, '0.0'],
  ['reopen_rate', -0.0006, '-0.1'],
  ['csat', -0.004, '0.00'],
  ['csat', -10, '-10.00'],
])('of %s %d is read as %s: what rounds to 0 has no sign', (metric, value, text) => {
  expect(plainValue(metric, value)).toBe(text);
});
