import { expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { describeFindings } from '../../../functions/detect/explain/findings.ts';
import { alertsOf } from '../../../functions/notify/alerts.ts';
import { messageOf } from '../../../functions/notify/finding-message.ts';
import { sampleLook } from '../sample-look.ts';

const leaf = 'us/chat/money';
const flaggedOn = (flagged_on: string): Partial<Look> => ({
  flagged: true,
  flagged_on,
  status: 'regression_confirmed',
});
const quiet: Partial<Look> = { flagged: false, flagged_on: null, status: 'no_regression_so_far' };
const none = {
  n_before: null,
  n_after: null,
  effect: null,
  se: null,
  information: null,
  lower: null,
  upper: null,
};
const alarm = (given: Partial<Look>): Look => ({
  ...sampleLook,
  ...none,
  metric: 'service',
  log_e: 5,
  ...given,
});
const single = (metric: string, effect: number, log_e: number, given: Partial<Look> = quiet): Look => ({
  ...sampleLook,
  metric,
  effect,
  lower: effect - 0.05,
  upper: effect + 0.05,
  log_e,
  scope: leaf,
  ...given,
});

const whole = [
  alarm({ scope: '*', ...quiet, log_e: 1 }),
  single('repeat_contact_rate', 0.02, 0.4, { ...quiet, scope: '*' }),
  single('verified_resolution_rate', 0.03, 0.4, { ...quiet, scope: '*' }),
];
const carried = [
  ...whole,
  alarm({ scope: leaf, ...flaggedOn('2026-03-10') }),
  single('repeat_contact_rate', 0.12, 5.4),
  single('verified_resolution_rate', 0.15, 4.9),
  single('reopen_rate', -0.01, -0.6),
];

test('one harm is told once, with the metrics that carry it, before everything else', () => {
  const cost = single('handling_cost', 2, 9, flaggedOn('2026-03-05'));
  const findings = describeFindings([...carried, cost]);
  expect(findings.map(({ metric }) => metric)).toEqual(['service', 'handling_cost']);
  const [first] = findings;
  expect(first).toMatchObject({
    status: 'regression_confirmed',
    scopes: [leaf],
    confirming_metrics: ['repeat_contact_rate', 'verified_resolution_rate'],
    recommended_handback: [leaf],
  });
  expect(first!.text).toContain('service fell in us/chat/money');
  expect(first!.text).toContain('Came back with another ticket 12.0 percentage points worse');
  expect(first!.text).toContain('interval at all looks: 7.0 to 17.0)');
  expect(first!.text).toContain('Verified resolutions 15.0 percentage points worse (10.0 to 20.0)');
  expect(first!.text).not.toContain('Reopened');
});

test('what the alarm told first its metrics do not tell again', () => {
  const later = carried.map((look) =>
    look.metric === 'repeat_contact_rate' && look.scope === leaf
      ? { ...look, ...flaggedOn('2026-03-10') }
      : look,
  );
  expect(describeFindings(later).map(({ metric }) => metric)).toEqual(['service']);
});

test('what a metric told first the alarm does not tell again', () => {
  const earlier = carried.map((look) =>
    look.metric === 'repeat_contact_rate' && look.scope === leaf
      ? { ...look, ...flaggedOn('2026-03-09') }
      : look,
  );
  expect(describeFindings(earlier).map(({ metric }) => metric)).toEqual(['repeat_contact_rate']);
});

test('an alarm of which nothing is left says so, and nothing is to be handed back', () => {
  const gone = [
    alarm({ scope: leaf, ...flaggedOn('2026-03-10') }),
    single('repeat_contact_rate', -0.01, -0.4),
    single('reopen_rate', -0.02, -0.6),
  ];
  const score = single('csat', 0.3, 6, flaggedOn('2026-03-12'));
  const cleared = single('reopen_rate', -0.02, -0.6, flaggedOn('2026-03-11'));
  const [told, scored] = describeFindings([...gone, score, cleared]);
  expect(told?.text).toMatch(
    /^was worse, no longer seen: service in .*; flagged on 2026-03-10, and by this look: /,
  );
  expect(told?.text).not.toContain('hand');
  expect(told?.recommended_handback).toEqual([]);
  expect(scored?.text).not.toContain('What else got worse');
  expect(scored?.recommended_handback).toEqual([leaf]);
});

test('an alarm in all that the change covers is told of the whole unless a leaf stands out', () => {
  const elsewhere = alarm({ scope: 'us/chat/cards', ...quiet, log_e: 1 });
  const everywhere = [...carried, elsewhere].map((look) => ({
    ...look,
    ...(look.scope === '*' && look.metric === 'service' ? { ...flaggedOn('2026-03-09'), log_e: 6 } : {}),
    ...(look.scope === '*' && look.effect !== null ? { effect: 0.11, log_e: 5 } : {}),
  }));
  expect(describeFindings(everywhere)[0]!.scopes).toEqual(['*']);
  const apart = everywhere.map((look) =>
    look.scope === '*' && look.effect !== null ? { ...look, effect: 0.01 } : look,
  );
  expect(describeFindings(apart)[0]!.scopes).toEqual([leaf]);
  // One leaf that is all of it stands for the whole.
  const only = everywhere.filter(({ scope }) => scope !== elsewhere.scope);
  expect(describeFindings(only)[0]!.scopes).toEqual([leaf]);
});

test('a score of the same place is corroborated by it', () => {
  const csat = single('csat', 0.4, 6, flaggedOn('2026-03-11'));
  const finding = describeFindings([...carried, csat]).find(({ metric }) => metric === 'csat');
  expect(finding!.confirming_metrics).toEqual(['service']);
});

test('its message has no effect of its own, and points to the evidence of the place that leads', () => {
  const [alert] = alertsOf(describeFindings(carried), carried);
  const message = messageOf(alert!, { reportUrl: 'https://reports.example', currency: 'EUR' });
  expect(message).toMatchObject({ metric: 'service', effect: null, n_before: null, before: null });
  expect(message.evidence_url).toBe(
    `https://reports.example/v1/evidence?change=c&brand=b&scope=${encodeURIComponent(leaf)}`,
  );
  expect(message.status).toBe('regression_confirmed');
});
