import { expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { countSilent, describeCannotTell } from '../../../functions/detect/explain/cannot-tell.ts';
import { sampleLook } from '../sample-look.ts';

const quiet: Look = {
  ...sampleLook,
  flagged: false,
  flagged_on: null,
  status: 'no_regression_so_far',
  metric: 'service',
  day: 12,
  days_to_detect_5: null,
  days_to_detect_10: 41,
  days_to_detect_20: 9,
  days_limited_by: 'few_tickets',
};

test('a scope in which 10 points would not have been seen yet is named, with its days and what stands against them', () => {
  expect(describeCannotTell([quiet])).toEqual([
    'b, c, in everything the change covers, day 12: 10 points by day 41; 20 points by now; ' +
      '5 points not within two years (few tickets)',
  ]);
});

test('a scope in which they would have been seen, or that is flagged, is not', () => {
  expect(describeCannotTell([{ ...quiet, days_to_detect_10: 12 }])).toEqual([]);
  expect(describeCannotTell([{ ...quiet, flagged: true, status: 'regression_confirmed' }])).toEqual([]);
  expect(describeCannotTell([{ ...quiet, status: 'did_not_happen' }])).toEqual([]);
});

test('a scope whose interval leaves 10 points out already is not, whatever would have been seen', () => {
  const verified = (upper: number): Look => ({ ...quiet, metric: 'verified_resolution_rate', upper });
  expect(describeCannotTell([quiet, verified(0.1)])).toEqual([]);
  expect(describeCannotTell([quiet, verified(0.11)])).toHaveLength(1);
  expect(describeCannotTell([quiet, { ...verified(0.1), status: 'not_enough_data' }])).toHaveLength(1);
});

test('a change of one scope is named once, one of several with each', () => {
  const leaf = (scope: string): Look => ({
    ...quiet,
    scope,
    days_to_detect_10: null,
    days_to_detect_20: null,
  });
  expect(describeCannotTell([quiet, leaf('DE/chat/a')])).toHaveLength(1);
  const three = describeCannotTell([quiet, leaf('DE/chat/a'), leaf('DE/chat/b')]);
  expect(three).toHaveLength(3);
  expect(three[1]).toContain('in DE/chat/a, day 12: 5, 10 and 20 points not within two years (few tickets)');
});

test('where service is not in the data, the first metric that is speaks for the scope', () => {
  const absent: Look = { ...quiet, status: 'not_in_data', days_to_detect_10: null, days_limited_by: null };
  const score = { ...quiet, metric: 'csat' };
  expect(describeCannotTell([absent, score])[0]).toContain('Customer satisfaction: 10 points by day 41');
  expect(describeCannotTell([absent])).toEqual([]);
});

test('without a design it is said that nothing can be forecast', () => {
  const bare = { ...quiet, days_to_detect_10: null, days_to_detect_20: null, days_limited_by: null };
  expect(describeCannotTell([bare])[0]).toContain('too few observations before the change');
});

test('the others are counted by what they say', () => {
  const looks: Look[] = [
    quiet,
    { ...quiet, metric: 'csat', status: 'not_enough_data_uncontrolled' },
    { ...quiet, metric: 'reopen_rate', status: 'no_regression_so_far_uncontrolled' },
    { ...quiet, status: 'did_not_happen' },
    { ...sampleLook },
  ];
  expect(countSilent(looks)).toBe(
    '4 streams are not flagged: 2 no regression so far, 1 not enough data, 1 of changes that did not happen (--all lists them)',
  );
});
