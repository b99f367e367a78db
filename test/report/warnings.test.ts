import { expect, test } from 'vitest';
import { itemWarnings, reportWarnings } from '../../functions/report/warnings.ts';

const settings = { silent_source_days: 7, lag_days: 30 };
const context = { first_day: '2024-02-01', last_complete_day: '2024-06-30' };
const asked = (from: string, to: string) => ({
  report: 'tickets',
  plan: { from, to },
  context,
  settings,
  rows: () => [],
});

test('days that the lake does not have are said, and those that it has', () => {
  expect(reportWarnings(asked('2024-02-01', '2024-06-30'))).toEqual([]);
  expect(reportWarnings(asked('2024-01-31', '2024-06-30'))).toEqual([
    'the lake has 2024-02-01 … 2024-06-30: there are no rows of the other days',
  ]);
  expect(reportWarnings(asked('2024-06-01', '2024-07-01'))).toHaveLength(1);
  const days = { first_day: '2024-02-01', last_day: '2024-06-30' };
  expect(reportWarnings({ ...asked('2022-01-01', '2022-01-31'), days })).toEqual([
    'no row of these days and filters: the lake has 2024-02-01 … 2024-06-30',
  ]);
});

const item = (name: string, n: number, count_of: number) => ({ item: name, source: 'desk', n, count_of });

test('items of data_quality are said from a share on that matters', () => {
  const few = [
    item('survey_event_without_episode', 9, 1000),
    item('claim_beyond_horizon', 0, 0),
    item('answer_beyond_horizon', 0, 10),
    item('anonymous_episode', 49, 1000),
    item('late', 1000, 1000),
    { item: 'latest_event', source: 'desk', latest_at: '2024-06-23T23:59:00.000Z' },
  ];
  expect(itemWarnings(few, settings, '2024-06-30')).toEqual([]);
  const many = [
    item('survey_event_without_episode', 10, 1000),
    item('claim_beyond_horizon', 1, 3),
    item('answer_beyond_horizon', 3, 3),
    item('anonymous_episode', 50, 1000),
    { item: 'latest_event', source: 'desk', latest_at: '2024-06-22T23:59:00.000Z' },
  ];
  expect(itemWarnings(many, settings, '2024-06-30')).toEqual([
    expect.stringMatching(/^desk: 10 of 1000 \(1 %\) survey events belong to no ticket/),
    'desk: 1 of 3 (33 %) claims came more than 30 days after the ticket, and are not counted',
    'desk: 3 of 3 (100 %) answers came more than 30 days after the ticket, and are not counted',
    expect.stringMatching(/^desk: 50 of 1000 \(5 %\) episodes have no customer/),
    'desk: silent for 8 days before 2024-06-30; its latest event is of 2024-06-22',
  ]);
});

test('months that are not whole are said of an audit of claims, each once', () => {
  const rows = [
    { month: '2024-02-01', days: 28, brand: 'acme' },
    { month: '2024-02-01', days: 28, brand: 'other' },
    { month: '2024-03-01', days: 31, brand: 'acme' },
    { month: '2024-12-01', days: 1, brand: 'acme' },
  ];
  const audit = { ...asked('2024-02-02', '2024-06-30'), report: 'claims_audit', rows: () => rows };
  expect(reportWarnings(audit)).toEqual([
    '28 of 29 days of 2024-02, 1 of 31 days of 2024-12 are counted: an invoice of the whole month counts more',
  ]);
  expect(reportWarnings({ ...audit, rows: () => rows.slice(2, 3) })).toEqual([]);
});
