import { expect, test } from 'vitest';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import { replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { geometricDelays } from '../../../functions/simulate/facts/vary.ts';
import { immatureDays } from './doubtful-days.ts';
import type { Question } from './oracle.ts';
import { replay } from './replay.ts';

/** What the oracle is asked of the first change as a whole, of a share that is worse the larger it is. */
const questionOf = (
  rows: readonly FactRow[],
  changes: Question['changes'],
  metric: string,
  rho: number,
): Question => ({
  ...{ rows, changes, changeId: changes[0]!.change_id, metric, scope: '*', lookDays: [] },
  ...{ alpha: 0.05, rho, defaultDrift: 4e-6, varianceFloor: 'quarter', sign: -1 },
});

const delays = (decay: number) => ({
  unhappy: geometricDelays(decay, 8),
  happy: geometricDelays(decay, 8),
});
const worlds = [
  { name: 'sooner, no more of them', scenario: 'reopened-100', before: 0.8, after: 0.4 },
  { name: 'sooner, and more of them', scenario: 'drop-05-reopened-100', before: 0.7, after: 0.5 },
  { name: 'more of them', scenario: 'drop-05-reopened-100', before: 0.6, after: 0.6 },
];

test.each(worlds)(
  'product and oracle doubt the same days: yeses come $name',
  ({ scenario, before, after }) => {
    const world = {
      ...scenarios.get(scenario)!,
      delays: delays(before),
      delaysAfter: delays(after),
      controls: { count: 2, perDay: 60 },
      historyDays: 56,
      daysAfter: 30,
    };
    const { rows, changes } = replicate(world, 2, 1);
    const looks = replay(rows, changes).filter(
      ({ scope, metric, flagged }) => scope === '*' && metric === 'reopen_rate' && flagged,
    );
    const question = questionOf(rows, changes, 'reopen_rate', 0.03);
    const flaggedDays = looks.map(({ known_on }) => known_on);
    expect(flaggedDays.length).toBeGreaterThan(5);
    const suspected = looks
      .filter(({ status }) => status === 'regression_suspected')
      .map(({ known_on }) => known_on);
    expect(immatureDays(question, flaggedDays)).toEqual(suspected);
    expect(suspected.length > 0).toBe(before !== after);
  },
);

const answerDelays = (unhappy: number, happy: number) => ({
  unhappy: geometricDelays(unhappy, 10),
  happy: geometricDelays(happy, 10),
});
const answers = [
  {
    name: 'unhappy ones sooner',
    before: answerDelays(0.8, 0.8),
    after: answerDelays(0.4, 0.8),
    isImmature: true,
  },
  {
    name: 'unhappy ones sooner as ever, and more of them',
    before: answerDelays(0.5, 0.8),
    after: answerDelays(0.5, 0.8),
    isImmature: true,
  },
  { name: 'as before', before: answerDelays(0.8, 0.8), after: answerDelays(0.8, 0.8), isImmature: false },
  { name: 'all sooner', before: answerDelays(0.8, 0.8), after: answerDelays(0.5, 0.5), isImmature: false },
];

test.each(answers)('product and oracle doubt the same days: answers come $name', (each) => {
  const world = {
    ...scenarios.get('drop-3-20')!,
    treated: [{ perDay: 80, drop: 0.3 }],
    controls: { count: 2, perDay: 60 },
    delays: each.before,
    delaysAfter: each.after,
    historyDays: 56,
    daysAfter: 30,
  };
  const drawn = replicate(world, 4, 1);
  const rows = drawn.rows.map(toDispleasure);
  const looks = replay(rows, drawn.changes).filter(
    ({ scope, metric, flagged }) => scope === '*' && metric === displeasure && flagged,
  );
  const question = questionOf(rows, drawn.changes, displeasure, 0.05);
  const flaggedDays = looks.map(({ known_on }) => known_on);
  expect(flaggedDays.length).toBeGreaterThan(10);
  const suspected = looks.filter(({ status }) => status === 'regression_suspected');
  expect(immatureDays(question, flaggedDays)).toEqual(suspected.map(({ known_on }) => known_on));
  expect(suspected.length > 0).toBe(each.isImmature);
});

/** A metric that no survey-free one must witness for, so that a verdict hangs on the ages alone. */
const displeasure = 'negative_sentiment_rate';

/** Scores of 1…5 turned into displeasure of 1…0. */
function toDispleasure(row: FactRow): FactRow {
  if (row.metric !== 'csat') return row;
  const { n, total, total_squares } = row;
  return {
    ...row,
    metric: displeasure,
    total: (5 * n - total) / 4,
    total_squares: (25 * n - 10 * total + total_squares) / 16,
  };
}
