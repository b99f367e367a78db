import { expect, test } from 'vitest';
import type { Evidence } from '../../../functions/evidence/gather/gather.ts';
import { scopes } from '../../../functions/evidence/page/causes.ts';
import { findReport } from '../../../functions/report/catalogue.ts';

const row = (scope: string, effect: number, lower: number) => ({
  ...{ scope, metric: 'reopen_rate', effect, effect_lower: lower, effect_upper: effect + 0.03 },
  ...{ flagged_on: null, n_before: 100, n_after: 100, days_to_detect: 9, status: 'no_regression_so_far' },
});
const captionOf = (...rows: readonly object[]) => {
  const result = { ...findReport('routing_impact'), report: 'routing_impact', parameters: {} };
  const impact = { id: 'impact', command: '', result, rows };
  const evidence = { impact, metric: 'reopen_rate', currency: 'EUR' } as unknown as Evidence;
  const text = scopes(evidence).markup.replaceAll(/<[^>]*>/g, '');
  return /filled: flagged\.(.*?) An interval/.exec(text)?.[1];
};

test('the caption says in words where it is surest to be worse', () => {
  const [all, de, fr] = [row('*', 0.02, 0.01), row('DE/chat/x', 0.09, -0.01), row('FR/chat/x', 0.05, 0.02)];
  expect(captionOf(all, de, fr)).toBe(' Surest is FR/chat/x: worse by +5.0 [+2.0, +8.0] percentage points.');
  expect(captionOf(all, de, row('FR/chat/x', 0.01, -0.02))).toBe(
    ' At no place alone is it sure to be worse.',
  );
});

test('of a change over one place the caption names none', () => {
  expect(captionOf(row('*', 0.05, 0.02), row('FR/chat/x', 0.05, 0.02))).toBe('');
});
