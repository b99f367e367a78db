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
  change_effective_on: '2026-05-20',
  flagged: true,
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
      finding_id: 'b:ai chat/de:2026-05-20:csat:regression_confirmed',
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

test('a finding has another id when its status changes, not when another place stands first', () => {
  const idOf = (...given: Parameters<typeof tell>) => tell(...given)[0]?.finding_id;
  expect(idOf({ scope: '*' }, [], { ...finding, scopes: ['*'] })).toBe(idOf());
  expect(idOf({}, [], { ...finding, status: 'regression_suspected' })).not.toBe(idOf());
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
