import { expect, test } from 'vitest';
import type { Row } from '../../../functions/contract/lake/rows.ts';
import type { Answer } from '../../../functions/evidence/gather/ask.ts';
import { chooseStreams } from '../../../functions/evidence/gather/streams.ts';
import { verdictOf } from '../../../functions/evidence/gather/verdict.ts';

const answer = (rows: readonly Row[]): Answer => ({ id: 'a', command: '', result: undefined as never, rows });
const stream = (metric: string, status: string, more: Row = {}): Row => ({
  ...{ scope: '*', metric, status, flagged_on: null, effect: 0.01, excluded_drop: 0.2, rho: 0.05 },
  ...more,
});
const flagged = { flagged_on: '2026-04-01' };
const silent = { effect: null, excluded_drop: null };
const alarm = (status: string, more: Row = {}) => stream('service', status, { ...silent, ...more });
const verdict = (...rows: Row[]) => verdictOf(chooseStreams(answer(rows), answer([]), '*')).word;

test.each([
  ['a flagged alarm', [alarm('regression_confirmed', flagged), stream('reopen_rate', 'improved')], 'Worse'],
  ['without controls, too', [stream('reopen_rate', 'regression_confirmed_uncontrolled', flagged)], 'Worse'],
  ['a survey alone', [stream('csat', 'regression_suspected', flagged)], 'Worse, not confirmed'],
  [
    'a drop that could still be there',
    [alarm('no_regression_so_far'), stream('reopen_rate', 'no_regression_so_far')],
    'Cannot tell yet',
  ],
  [
    'a drop that is excluded',
    [stream('reopen_rate', 'no_regression_so_far', { excluded_drop: 0.03 })],
    'No change found',
  ],
  [
    'a hand-back that harms nothing, and may help',
    [
      stream('reopen_rate', 'no_regression_so_far', {
        ...{ kind: 'handback', excluded_drop: 0.03, effect_lower: -0.2 },
      }),
    ],
    'Cannot tell yet',
  ],
  [
    'a hand-back that neither harms nor helps',
    [
      stream('reopen_rate', 'no_regression_so_far', {
        ...{ kind: 'handback', excluded_drop: 0.03, effect_lower: -0.04 },
      }),
    ],
    'No change found',
  ],
  [
    'a rollout that may even help',
    [
      stream('reopen_rate', 'no_regression_so_far', {
        ...{ kind: 'ai_rollout', excluded_drop: 0.03, effect_lower: -0.2 },
      }),
    ],
    'No change found',
  ],
  [
    'one excluded, one not',
    [
      alarm('no_regression_so_far'),
      stream('reopen_rate', 'no_regression_so_far', { excluded_drop: 0.03 }),
      stream('repeat_contact_rate', 'no_regression_so_far'),
    ],
    'Cannot tell yet',
  ],
  ['an interval below 0', [stream('reopen_rate', 'improved', { excluded_drop: 0 })], 'Better'],
  [
    'flagged once, better now',
    [
      alarm('regression_confirmed', flagged),
      stream('reopen_rate', 'regression_confirmed', { ...flagged, effect_upper: -0.01 }),
    ],
    'Better',
  ],
  [
    'one excluded, the others so few that two years would not show it',
    [
      alarm('no_regression_so_far'),
      stream('reopen_rate', 'no_regression_so_far', { excluded_drop: 0.03, days_to_detect: 40 }),
      stream('repeat_contact_rate', 'no_regression_so_far', { days_to_detect: null }),
    ],
    'Cannot tell',
  ],
  [
    'so few tickets that two years would not show it',
    [stream('reopen_rate', 'no_regression_so_far', { days_to_detect: null })],
    'Cannot tell',
  ],
  ['a guardrail', [stream('survey_offer_rate', 'regression_suspected', flagged)], 'Moved'],
  ['too few', [stream('reopen_rate', 'not_enough_data', silent)], 'Cannot tell yet'],
  ['nobody looked', [], 'Cannot tell yet'],
  ['no source shows it', [stream('reopen_rate', 'not_in_data', silent)], 'Cannot tell'],
  ['AI never came', [alarm('did_not_happen', silent)], 'Did not happen'],
  ['AI came half', [stream('reopen_rate', 'smaller_than_declared')], 'Smaller than declared'],
  [
    'an alarm of which the surest metric shows nothing any longer',
    [
      alarm('regression_confirmed', flagged),
      stream('reopen_rate', 'improved', { effect: -0.01, effect_upper: 0.1 }),
    ],
    'Was worse',
  ],
  [
    'a score that shows nothing any longer',
    [stream('csat', 'regression_suspected', { ...flagged, effect: 0, effect_upper: 0.1 })],
    'Was worse',
  ],
  ['a later change', [stream('reopen_rate', 'superseded', flagged)], 'Overtaken'],
] as const)('%s', (_, rows, word) => {
  expect(verdict(...rows)).toBe(word);
});

test('service leads, a cost comes last, and what cannot speak gives way', () => {
  const leads = (...rows: Row[]) => {
    const { deciding } = chooseStreams(answer(rows), answer([]), '*');
    return rows[deciding!.row]!.metric;
  };
  const cost = stream('handling_cost', 'regression_confirmed', flagged);
  const reopened = stream('reopen_rate', 'regression_confirmed', flagged);
  expect(leads(cost, reopened)).toBe('reopen_rate');
  expect(leads(cost, reopened, alarm('regression_confirmed', flagged))).toBe('service');
  expect(leads(alarm('no_regression_so_far'), cost)).toBe('service');
  expect(leads(alarm('not_in_data'), cost)).toBe('handling_cost');
  expect(leads(alarm('not_in_data'), stream('csat', 'no_regression_so_far'))).toBe('csat');
});

test('a page that says Better is about what got better, one that says Worse about what is surest', () => {
  const rows = [
    alarm('no_regression_so_far'),
    stream('reopen_rate', 'no_regression_so_far', { effect: -0.06, effect_upper: 0.04 }),
    stream('repeat_contact_rate', 'improved', { effect: -0.17, effect_upper: -0.06 }),
    stream('verified_resolution_rate', 'improved', { effect: -0.3, effect_upper: -0.2 }),
  ];
  const looks = answer([{ metric: 'reopen_rate', log_e: -1, log_threshold: 3 }]);
  const leadOf = (own: readonly Row[]) => chooseStreams(answer(own), looks, '*').carrying[0]!;
  expect(rows[leadOf(rows).row]!.metric).toBe('verified_resolution_rate');
  const worse = [alarm('regression_confirmed', flagged), ...rows.slice(1)];
  expect(worse[leadOf(worse).row]!.metric).toBe('reopen_rate');
});
