import { expect, test } from 'vitest';
import { findingMessages, type ToldFinding, type ToldLook } from '../../functions/notify/finding-message.ts';

const finding: ToldFinding = {
  brand: 'b',
  change_id: 'ai chat/de',
  metric: 'csat',
  status: 'regression_confirmed',
  scopes: ['DE/chat/refunds', '*'],
  text: 'Worse.',
};
const look: ToldLook = {
  brand: 'b',
  change_id: 'ai chat/de',
  metric: 'csat',
  scope: 'DE/chat/refunds',
  known_on: '2026-06-01',
  change_effective_on: '2026-05-20',
  flagged: true,
  flagged_on: '2026-06-01',
  n_before: 100,
  n_after: 50,
  effect: 0.3,
  lower: 0.1,
  upper: 0.5,
};
const tell = (changes: Partial<ToldLook> = {}, others: ToldLook[] = [], told = finding) =>
  findingMessages([told], [{ ...look, ...changes }, ...others], 'https://api');

test('a finding is told with its surest place and numbers', () => {
  expect(tell()).toEqual([
    {
      finding_id: 'b:ai chat/de:csat:DE/chat/refunds:2026-06-01',
      status: 'regression_confirmed',
      brand: 'b',
      change: 'ai chat/de',
      scope: 'DE/chat/refunds',
      metric: 'csat',
      effect: 0.3,
      lower: 0.1,
      upper: 0.5,
      since: '2026-05-20',
      n_before: 100,
      n_after: 50,
      confirming_metrics: [],
      recommended_handback: ['DE/chat/refunds', '*'],
      report_url: 'https://api/v1/reports/routing_impact?change=ai%20chat%2Fde',
      text: 'Worse.',
    },
  ]);
});

test('what was flagged on an earlier day is not told again', () => {
  expect(tell({ flagged_on: '2026-05-30' })).toEqual([]);
});

test('other metrics flagged at the same place confirm it', () => {
  const other = { ...look, metric: 'reopen_rate' };
  const elsewhere = { ...look, metric: 'ai_share', scope: '*' };
  expect(tell({}, [other, elsewhere])[0]?.confirming_metrics).toEqual(['reopen_rate']);
});

test('what is not confirmed is not recommended for a hand-back', () => {
  const suspected = { ...finding, status: 'regression_suspected' };
  expect(tell({}, [], suspected)[0]?.recommended_handback).toEqual([]);
});
