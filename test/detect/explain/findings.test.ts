import { expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { describeUndone } from '../../../functions/contract/detection/undone-change.ts';
import type { Change, ChangeKind } from '../../../functions/detect/changes/changes.ts';
import { describeFindings } from '../../../functions/detect/explain/findings.ts';
import { describeSilence, sayNothingFound } from '../../../functions/detect/explain/silence.ts';
import { sampleLook } from '../sample-look.ts';

const look = sampleLook;
const quiet = { flagged: false, flagged_on: null, status: 'no_regression_so_far' } as const;

const change = (kind: ChangeKind): Change => ({
  id: 'c',
  kind,
  selector: {},
  day: 1,
  isFromMidnight: true,
  stageDays: [1],
  cutDays: [1],
  knownFrom: Number.NEGATIVE_INFINITY,
});

test('survey-free metrics flagged at the same place confirm; others, and other places, do not', () => {
  const [finding] = describeFindings([
    look,
    { ...look, metric: 'reopen_rate' },
    { ...look, metric: 'handling_cost' },
    { ...look, metric: 'repeat_contact_rate', ...quiet },
    { ...look, metric: 'verified_resolution_rate', scope: 'DE/chat/q', brand: 'other' },
  ]).filter(({ metric }) => metric === 'csat');
  expect(finding).toMatchObject({ confirming_metrics: ['reopen_rate'], recommended_handback: ['*'] });
  expect(finding?.text).toContain('What else got worse at the same place: Reopened.');
});

test('the alarm of a scope confirms by name only where none of its metrics does', () => {
  const says = (...metrics: string[]) =>
    describeFindings([look, ...metrics.map((metric) => ({ ...look, metric }))]).find(
      ({ metric }) => metric === 'csat',
    )?.text;
  expect(says('service', 'reopen_rate')).toContain('at the same place: Reopened.');
  expect(says('service', 'human_access_rate')).toMatch(
    /at the same place: Service \(.*Reached a person in time\./,
  );
});

test('what is only suspected is no reason to hand back, nor is a guardrail that moved', () => {
  const suspected = describeFindings([{ ...look, status: 'regression_suspected' }])[0];
  expect(suspected).toMatchObject({ recommended_handback: [], is_expected: false });
  const guardrail = describeFindings([{ ...look, metric: 'survey_offer_rate' }])[0];
  expect(guardrail?.recommended_handback).toEqual([]);
});

test('that a hand-back costs more is told as what it is, beside what it did to service', () => {
  const cost = { ...look, metric: 'handling_cost', effect: 1.2, lower: 0.4, upper: 2 };
  const service = [
    { ...look, ...quiet, metric: 'repeat_contact_rate', effect: -0.12, lower: -0.2, upper: -0.04 },
    { ...look, ...quiet, metric: 'verified_resolution_rate', effect: -0.1, lower: -0.3, upper: 0.1 },
    { ...look, ...quiet, metric: 'reopen_rate', status: 'not_enough_data' } as const,
  ];
  const [handback] = describeFindings([cost, ...service], [change('handback')]);
  expect(handback).toMatchObject({ metric: 'handling_cost', is_expected: true, recommended_handback: [] });
  expect(handback?.text).toContain(
    'People cost more than AI, so a hand-back does. A cost, not a drop in service: weigh it against service, at the ' +
      'same place: Came back with another ticket 12.0 percentage points better, Verified resolutions 10.0 percentage ' +
      'points better (not sure yet).',
  );
  const [rollout] = describeFindings([cost], [change('ai_rollout')]);
  expect(rollout).toMatchObject({ is_expected: false, recommended_handback: [] });
  expect(rollout?.text).toContain('at the same place: nothing is known of it yet.');
  expect(rollout?.text).not.toContain('People cost more');
});

test('silence says the largest drop it excludes, and when the drop one wants to catch would be seen', () => {
  const say = (more: Partial<Look>) => describeSilence([{ ...look, ...quiet, ...more }], false)[0];
  expect(say({})).toBe(
    'b, c, Customer satisfaction: no regression so far; worse by 0.50 points or more is excluded; ' +
      '0.20 points would be seen by day 30 (80 % power)',
  );
  expect(say({ days_to_detect: 12 })).toContain('0.20 points would have been seen by now (80 % power)');
  expect(say({ days_to_detect: null })).toContain('0.20 points would not be seen within two years');
  // What is excluded already would not be said to be out of sight.
  expect(say({ upper: 0.19, days_to_detect: null })).toMatch(/worse by 0.19 points or more is excluded$/);
  expect(say({ days_to_detect: null, days_limited_by: 'drift' })).toMatch(/within two years \(drift\)$/);
  expect(say({ effect: null, upper: null, lower: null, days_to_detect: null, rho: null })).toBe(
    'b, c, Customer satisfaction: no regression so far',
  );
});

test('of leaves and other metrics silence speaks only where every stream is asked for', () => {
  const quietly = [
    { ...look, ...quiet },
    { ...look, ...quiet, metric: 'reopen_rate' },
    { ...look, ...quiet, scope: 'DE/chat/q' },
  ];
  expect(describeSilence(quietly, false)).toHaveLength(1);
  expect(describeSilence(quietly, true)).toHaveLength(3);
  expect(describeSilence(quietly, true)[2]).toContain(
    'b, c, DE/chat/q, Customer satisfaction: no regression',
  );
});

test('a place that was moving before the change is told to be, from two standard errors on', () => {
  const say = (more: Partial<Look>) => describeFindings([{ ...look, ...more }])[0]!.text;
  expect(say({ pre_trend: 0.2, pre_trend_se: 0.1 })).toContain(
    'Take care: the 28 days before the change were already 0.20 points worse than the 28 days before them, against the ' +
      "controls (standard error 0.10 points), so that not all of the effect need be the change's.",
  );
  expect(say({ pre_trend: -0.3, pre_trend_se: 0.1, controls: 0 })).toContain(
    'already 0.30 points better than the 28 days before them (standard error',
  );
  const guardrail = { metric: 'survey_offer_rate', pre_trend: 0.1, pre_trend_se: 0.02 };
  expect(say(guardrail)).toContain('10.0 percentage points lower than');
  for (const quietly of [
    { pre_trend: 0.19, pre_trend_se: 0.1 },
    { pre_trend: 0, pre_trend_se: 0 },
    { pre_trend: null, pre_trend_se: null },
  ])
    expect(say(quietly)).not.toContain('Take care');
});

test('of several places the surest one tells how it moved before', () => {
  const leaf = { ...look, scope: 'DE/chat/q', effect: 0.9, lower: 0.6, upper: 1.2, log_e: 9 };
  const moved = { pre_trend: 0.5, pre_trend_se: 0.1 };
  expect(describeFindings([look, { ...leaf, ...moved }])[0]!.text).toContain('Take care');
  expect(describeFindings([{ ...look, ...moved }, leaf])[0]!.text).not.toContain('Take care');
});

test('where a later change overtook the whole, the places to which AI never came are named', () => {
  const absent: Partial<Look> = {
    ...{ ...quiet, metric: 'verified_resolution_rate', status: 'did_not_happen' },
    ...{ ai_share_before: 0.02, ai_share_after: 0.02, ai_share_declared: 0.7 },
  };
  const places = ['DE/chat/a', 'DE/chat/b'].map((scope) => ({ ...look, ...absent, scope }));
  const line = 'b, c, in DE/chat/a: the change did not happen: AI share 2 % → 2 %, declared 70 %';
  expect(describeUndone(places)[0]).toBe(line);
  expect(describeUndone([{ ...look, ...absent, scope: '*', status: 'superseded' }, ...places])).toHaveLength(
    2,
  );
  expect(describeSilence(places, false)).toContain(line);
  const unasked = [
    { ...look, ...absent, scope: '*' },
    { ...look, ...absent, scope: '*', metric: 'csat', status: 'not_in_data' as const },
  ];
  expect(describeUndone(unasked)).toEqual([
    'b, c: the change did not happen: AI share 2 % → 2 %, declared 70 %',
  ]);
  expect(describeSilence(unasked, false)).toEqual(describeUndone(unasked));
  const many = Array.from({ length: 7 }, (_, i) => ({ ...look, ...absent, scope: `DE/chat/${i}` }));
  expect(describeUndone(many).at(-1)).toBe('and in 2 more places');
});

test('where nothing is flagged the answer says whether anything could be told', () => {
  const looks = (...statuses: Look['status'][]) => statuses.map((status) => ({ ...look, ...quiet, status }));
  expect(sayNothingFound(looks('not_enough_data_uncontrolled', 'not_in_data'))).toBe(
    'Nothing can be told yet.',
  );
  expect(sayNothingFound(looks('did_not_happen', 'not_in_data'))).toContain(
    'No change took place as declared',
  );
  expect(sayNothingFound(looks('not_enough_data', 'no_regression_so_far'))).toBe('No regression so far.');
});

test('several places say once how sure that is, and the last line counts one place as one', () => {
  const apart = { status: 'regression_confirmed_uncontrolled', controls: 0 } as const;
  const places = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((effect, at) => ({
    ...{ ...look, ...apart, scope: `DE/chat/${at}`, effect },
    ...{ lower: effect - 0.01, upper: effect + 0.01, log_e: 10 * effect },
  }));
  const text = describeFindings(places)[0]!.text;
  expect(text.match(/regression confirmed, without controls: /g)).toHaveLength(1);
  expect(text).toMatch(/since\. Customer satisfaction fell in DE/);
  expect(text).toContain('The same in 1 more place.');
});
