import { expect, test } from 'vitest';
import { replicate } from '../../functions/simulate/facts/replicate.ts';
import { geometricDelays, scenarios } from '../../functions/simulate/facts/scenarios.ts';
import { doubtfulDays } from './late-yes.ts';
import { replay } from './replay.ts';

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
    const question = {
      rows,
      changes,
      changeId: changes[0]!.change_id,
      metric: 'reopen_rate',
      scope: '*',
      lookDays: [],
      alpha: 0.05,
      rho: 0.03,
      defaultDrift: 4e-6,
      varianceFloor: 'quarter',
      sign: -1,
    } as const;
    const flaggedDays = looks.map(({ known_on }) => known_on);
    expect(flaggedDays.length).toBeGreaterThan(5);
    const suspected = looks
      .filter(({ status }) => status === 'regression_suspected')
      .map(({ known_on }) => known_on);
    expect(doubtfulDays(question, flaggedDays)).toEqual(suspected);
    expect(suspected.length > 0).toBe(before !== after);
  },
);
