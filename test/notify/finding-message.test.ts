import { expect, test } from 'vitest';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import type { Finding } from '../../functions/contract/detection/finding.ts';
import { findingMessages } from '../../functions/notify/finding-message.ts';
import { sampleLook } from '../detect/sample-look.ts';

const finding: Finding = {
  brand: 'b',
  change_id: 'ai chat/de',
  metric: 'csat',
  status: 'regression_confirmed',
  scopes: ['DE/chat/refunds', '*'],
  confirming_metrics: ['reopen_rate'],
  recommended_handback: ['DE/chat/refunds'],
  is_expected: false,
  text: 'Worse.',
};
const look: Look = {
  ...sampleLook,
  brand: 'b',
  change_id: 'ai chat/de',
  metric: 'csat',
  scope: 'DE/chat/refunds',
  known_on: '2026-06-12',
  change_effective_on: '2026-05-20',
  mean_before: 4.1,
  mean_after: 3.8,
  n_before: 100,
  n_after: 50,
  effect: 0.3,
  lower: 0.1,
  upper: 0.5,
};
const tell = (changes: Partial<Look> = {}, others: Look[] = [], told = finding) =>
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
      before: 4.1,
      after: 3.8,
      effect: 0.3,
      lower: 0.1,
      upper: 0.5,
      since: '2026-05-20',
      n_before: 100,
      n_after: 50,
      confirming_metrics: ['reopen_rate'],
      recommended_handback: ['DE/chat/refunds'],
      evidence_url:
        'https://api/v1/reports/drop_explained?change=ai%20chat%2Fde&metric=csat&brand=b&market=DE&channel=chat&queue=refunds' +
        '&before_from=2026-04-22&before_to=2026-05-19&from=2026-05-20&to=2026-06-12',
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

test('everything a change covers, and a place whose names have slashes, are shown for the whole brand', () => {
  const evidenceOf = (scope: string) =>
    tell({ scope }, [], { ...finding, scopes: [scope] })[0]?.evidence_url ?? '';
  expect(evidenceOf('*')).toContain('&metric=csat&brand=b&before_from=');
  expect(evidenceOf('DE/chat/a/b')).toContain('&metric=csat&brand=b&before_from=');
  const found = 'implicit:b:DE/chat/refunds:2026-05-20';
  const [implicit] = tell({ change_id: found }, [], { ...finding, change_id: found });
  expect(implicit?.evidence_url).toContain('drop_explained?metric=csat');
});

test('a look from before the means were recorded has none', () => {
  const { mean_before, mean_after, ...old } = look;
  expect([mean_before, mean_after]).toEqual([4.1, 3.8]);
  const [message] = findingMessages([finding], [old], 'https://api');
  expect([message?.before, message?.after]).toEqual([null, null]);
});
