import { expect, test } from 'vitest';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import type { Finding } from '../../functions/contract/detection/finding.ts';
import { describeFindings } from '../../functions/detect/explain/findings.ts';
import { alertsOf } from '../../functions/notify/alerts.ts';
import { type FindingMessage, messageOf } from '../../functions/notify/finding-message.ts';
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
const messagesOf = (findings: readonly Finding[], looks: readonly Look[]): FindingMessage[] =>
  alertsOf(findings, looks).map((alert) => messageOf(alert, { reportUrl: 'https://api', currency: 'EUR' }));
const tell = (changes: Partial<Look> = {}, told = finding) => messagesOf([told], [{ ...look, ...changes }]);

test('a finding is told with its surest place and numbers', () => {
  const { text, ...detail } = tell()[0]!;
  expect(detail).toEqual({
    finding_id: 'b:ai chat/de:2026-05-20:DE/chat/refunds',
    status: 'regression_confirmed',
    brand: 'b',
    currency: 'EUR',
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
    hand_back: [],
    harms: 2,
    also: [{ finding_id: 'b:ai chat/de:2026-05-20:*', status: 'regression_confirmed' }],
    evidence_url: 'https://api/v1/evidence?change=ai%20chat%2Fde&brand=b&scope=DE%2Fchat%2Frefunds',
    report_url: 'https://api/v1/reports/routing_impact?change=ai%20chat%2Fde',
    title:
      'Worse: Customer satisfaction, b, DE/chat/refunds, seen in all that the change covers too, since 2026-05-20 (change ai chat/de)',
  });
  expect(text.split('\n')).toEqual([
    'Worse: Customer satisfaction, b, DE/chat/refunds, seen in all that the change covers too, since 2026-05-20 (change ai chat/de)',
    '',
    'Worse.',
    'Before → after: 4.10 → 3.80; 100 observations before.',
    'What it is not: the ticket mix moved it by 0.00 points, which is taken off; it rests on those who answered: ' +
      'the evidence shows what silence could hide; no drift was found in the time before; 3 scopes ' +
      'that did not change are compared with.',
    '',
    'Hand back: nothing is recommended before a drop in service is confirmed.',
    '',
    `Evidence: ${detail.evidence_url}`,
    `Everything the change did: ${detail.report_url}`,
    "On a lake in a folder: npx handback evidence --lake LAKE --change 'ai chat/de' --out evidence.html",
  ]);
});

test('one change is one message, led by the drop in service that is surest, costs last', () => {
  const metrics = ['handling_cost', 'csat', 'reopen_rate', 'survey_response_rate'];
  const findings = metrics.map((metric) => ({ ...finding, metric, text: `${metric} is worse.` }));
  const looks = metrics.map((metric, i) => ({ ...look, metric, log_e: 20 - i }));
  const messages = messagesOf(findings, looks);
  expect(messages).toHaveLength(1);
  expect(messages[0]?.metric).toBe('csat');
  const lines = messages[0]!.text.split('\n');
  expect(lines[2]).toBe('Csat is worse.');
  const since = 'since 2026-05-20, flagged on 2026-03-15.';
  expect(lines.filter((line) => line.startsWith('Also '))).toEqual([
    'Also worse: Reopened, DE/chat/refunds and 1 more: 410.0 % → 380.0 %, 30.0 percentage points worse than the controls say it would be ' +
      `(10.0 to 50.0); ${since}`,
    'Also moved: Surveys answered, DE/chat/refunds and 1 more: 410.0 % → 380.0 %, 30.0 percentage points lower than the controls say it would be ' +
      `(10.0 to 50.0); ${since}`,
    'Also dearer: Cost of handling, DE/chat/refunds and 1 more: EUR 4.10 → EUR 3.80, EUR 0.30 more than the controls say it would be ' +
      `(0.10 to 0.50); ${since}`,
  ]);
});

test('a rise of surveys is told on the side of its word, and rests on no answers', () => {
  const offers = { metric: 'survey_offer_rate', mean_before: 0.36, mean_after: 0.58 };
  const moved = { ...look, ...offers, effect: -0.22, lower: -0.38, upper: -0.06, flagged: true };
  const [message] = messagesOf([{ ...finding, ...offers, scopes: [look.scope] }], [moved]);
  expect(message?.text).toContain('Before → after: 36.0 % → 58.0 %;');
  expect(message?.text).not.toContain('who answer');
  expect(describeFindings([moved])[0]?.text).toMatch(
    /rose .* by 22\.0 percentage points \(\S+ % interval at all looks: 6\.0 to 38\.0\)/,
  );
});

test('a cost says what it counts in, in figures and in the mix that is taken off', () => {
  const cost = { ...finding, metric: 'handling_cost' };
  const figures = { mean_before: 1.5, mean_after: 2.25, effect: 0.75, lower: 0.5, upper: 1, mix_effect: 0.1 };
  const [message] = messagesOf([cost], [{ ...look, ...figures, metric: 'handling_cost' }]);
  expect(message?.text).toContain('Before → after: EUR 1.50 → EUR 2.25;');
  expect(message?.text).toContain('the ticket mix moved it by EUR 0.10');
  expect(
    describeFindings([{ ...look, ...figures, metric: 'handling_cost', flagged: true }], [], 'EUR')[0]?.text,
  ).toMatch(/rose .* by EUR 0\.75 \(\S+ % interval at all looks: 0\.50 to 1\.00\)/);
});

test('a suspicion says that it is not confirmed yet', () => {
  const [message] = tell({}, { ...finding, status: 'regression_suspected' });
  expect(message?.title).toMatch(/^Worse, not confirmed yet: /);
});

test('the evidence is the page on the place that leads, under an address that no chat reads as markup', () => {
  const evidenceOf = (scope: string) =>
    tell({ scope }, { ...finding, scopes: [scope] })[0]?.evidence_url ?? '';
  expect(evidenceOf('*')).toContain('&brand=b&scope=%2A');
  expect(new URL(evidenceOf('DE/chat/a/(b)~')).searchParams.get('scope')).toBe('DE/chat/a/(b)~');
  expect(evidenceOf("DE/chat/'<b>*~")).not.toMatch(/[<>*~'()]/);
  expect(evidenceOf('DE/chat/\ud800')).toContain('%EF%BF%BD');
});

test('a look from before the means were recorded has none', () => {
  const { mean_before, mean_after, ...old } = look;
  expect([mean_before, mean_after]).toEqual([4.1, 3.8]);
  const [message] = messagesOf([finding], [old]);
  expect([message?.before, message?.after]).toEqual([null, null]);
});

test('a message says each number once: the second line has what the first leaves out', () => {
  const looks = [{ ...look, mean_before: 4.13, mean_after: 3.79, n_before: 611, n_after: 922 }];
  const [told] = describeFindings(looks.map((each) => ({ ...each, effect: 0.31, lower: 0.12, upper: 0.52 })));
  const [message] = messagesOf([{ ...finding, text: told?.text ?? '' }], looks);
  const text = message?.text ?? '';
  for (const number of ['4.13', '3.79', '0.31', '0.12', '0.52', '611', '922'])
    expect(text.split(number), number).toHaveLength(2);
  expect(text).toContain('\nBefore → after: 4.13 → 3.79; 611 observations before.\n');
});

test('an alarm of a scope tells the figures of the metric that carries it', () => {
  const alarm = { ...finding, metric: 'service', confirming_metrics: ['reopen_rate'] };
  const looks = [
    { ...look, metric: 'service', effect: null, lower: null, upper: null },
    {
      ...look,
      metric: 'reopen_rate',
      mean_before: 0.02,
      mean_after: 0.08,
      effect: 0.06,
      lower: 0.02,
      upper: 0.1,
    },
  ];
  const [message] = messagesOf([alarm], looks);
  expect(message?.text).toContain(
    `\nReopened, before → after: 2.0 % → 8.0 %; ${look.n_after} observations since, ${look.n_before} before.\n`,
  );
  expect(message?.text).toContain('What it is not: ');
  expect([message?.metric, message?.effect]).toEqual(['service', null]);
});

test('the message on an undeclared change says what was found in its place before', () => {
  const [alert] = alertsOf([finding], [look]);
  const earlier = new Map([
    ['b:ai chat/de:2026-05-20:DE/chat/refunds', 'These tickets stood under change x.'],
  ]);
  const { text } = messageOf(alert!, { reportUrl: 'https://api', currency: 'EUR', earlier });
  expect(text.split('\n')).toContain('These tickets stood under change x.');
  expect(tell()[0]!.text).not.toContain('stood under');
});
