import { expect, test } from 'vitest';
import { dayNumber, toBrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { currentChanges } from '../../../functions/detect/changes/changes.ts';
import { firstRejection } from '../../../functions/detect/explain/daily-t-test.ts';
import { welchTest } from '../../../functions/detect/explain/welch.ts';
import { indexFacts } from '../../../functions/detect/facts/facts-index.ts';

const sumsOf = (values: readonly number[]) => ({
  n: values.length,
  total: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

test("Welch's test gives the p-value of a published example", () => {
  // Third example of Welch's t-test with unequal sizes and variances (Wikipedia, 2024): t = 2.22 at 24.5 df … p = 0.036.
  const first = [19.8, 20.4, 19.6, 17.8, 18.5, 18.9, 18.3, 18.9, 19.5, 22.0];
  const second = [
    28.2, 26.6, 20.1, 23.3, 25.2, 22.1, 17.7, 27.6, 20.6, 13.7, 23.2, 17.5, 20.6, 18.0, 23.9, 21.6, 24.3,
    20.4, 24.0, 13.2,
  ];
  expect(welchTest(sumsOf(first), sumsOf(second))).toBeCloseTo(0.036, 3);
  expect(welchTest(sumsOf(second), sumsOf(first))).toBeCloseTo(0.036, 3);
});

test('what does not vary, or is one observation, is no evidence', () => {
  expect(welchTest(sumsOf([1, 1, 1]), sumsOf([2, 2, 2]))).toBe(1);
  expect(welchTest(sumsOf([1]), sumsOf([2, 3]))).toBe(1);
  expect(welchTest(sumsOf([]), sumsOf([]))).toBe(1);
});

const changeDay = '2026-03-01';
const change = currentChanges([
  {
    event: 'routing_change',
    schema: 1,
    source: 'ops',
    occurred_at: '2026-02-20T00:00:00Z',
    change_id: 'bot',
    kind: 'ai_rollout',
    effective_at: `${changeDay}T00:00:00Z`,
    selector: { market: ['DE'] },
  },
])[0]!;

/** Twenty answers a day, half 5 and half `low(day)`; day 0 is the change's. */
const answers = (market: string, metric: string, lag_days: number, low: (day: number) => number) =>
  Array.from({ length: 60 }, (_, i): FactRow => {
    const day = i - 30;
    const total = 10 * (5 + low(day));
    const values = { n: 20, total, total_squares: 10 * (25 + low(day) ** 2) };
    const scope = { market, channel: 'chat', queue: 'q' };
    const stratum = { intent: 'i', language: 'l', priority: 'p', handler_kind: '*' };
    return { dt: addDays(changeDay, day), brand: 'b', ...scope, ...stratum, metric, lag_days, ...values };
  });

const rejection = (rows: readonly FactRow[], metric = 'csat', to = '2026-03-28') =>
  firstRejection(indexFacts(toBrandFacts('b', rows)), change, metric, dayNumber(to));

test('the test would have raised an alarm on the first day it sees a difference, in its direction, on what is known by then', () => {
  const worse = answers('DE', 'csat', 3, (day) => (day < 0 ? 4 : 2));
  expect(rejection(worse)).toEqual({ on: '2026-03-04', day: 4, direction: 'worse' });
  expect(rejection(worse, 'csat', '2026-03-03')).toBeUndefined();
  const better = answers('DE', 'csat', 0, (day) => (day < 0 ? 2 : 4));
  expect(rejection(better)).toMatchObject({ day: 1, direction: 'better' });
  expect(
    rejection(
      answers('DE', 'survey_offer_rate', 0, (day) => (day < 0 ? 2 : 4)),
      'survey_offer_rate',
    ),
  ).toMatchObject({
    direction: 'moved',
  });
});

test('other tickets, days long before and metrics that are not there say nothing', () => {
  const steady = answers('DE', 'csat', 0, () => 4);
  expect(rejection([...steady, ...answers('SE', 'csat', 0, (day) => (day < 0 ? 4 : 1))])).toBeUndefined();
  expect(rejection(answers('DE', 'csat', 0, (day) => (day < -28 ? 1 : 4)))).toBeUndefined();
  expect(rejection(steady, 'reopen_rate')).toBeUndefined();
  expect(rejection(steady, 'csat', '2026-02-01')).toBeUndefined();
});
