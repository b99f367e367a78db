import { expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import type { LakeContext } from '../../functions/report/lake-context.ts';
import { checkParameters, checkTextParameters } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';

const context: LakeContext = {
  known_at: '2026-06-30T06:00:00.000Z',
  seen_until: '2026-06-30T06:00:00.000Z',
  definition_versions: {},
  first_day: '2026-01-01',
  last_complete_day: '2026-06-29',
  not_in_data: [],
  last_mature_day: '2026-05-23',
};

const windowsOf = (given: Record<string, string>) => {
  const report = findReport('before_after');
  const { parameters } = planReport(report, checkParameters(report, given), context, defaultSettings);
  return [parameters.before_from, parameters.before_to, parameters.from, parameters.to];
};
const days = { from: '2026-03-02', to: '2026-03-08' };

test.each([
  ['is as long as the second, before it', {}, ['2026-02-23', '2026-03-01']],
  ['begins when said', { before_from: '2026-01-05' }, ['2026-01-05', '2026-03-01']],
  ['ends when said, as long as the second', { before_to: '2025-03-08' }, ['2025-03-02', '2025-03-08']],
  ['may overlap', { before_from: '2026-03-01', before_to: '2026-03-04' }, ['2026-03-01', '2026-03-04']],
])('the first window %s', (_, given, expected) => {
  expect(windowsOf({ ...days, ...given })).toEqual([...expected, days.from, days.to]);
});

test('a first window without a day is refused by name', () => {
  const given = { ...days, before_from: '2026-03-05' };
  expect(() => windowsOf(given)).toThrow(
    'report before_after: before_from: 2026-03-05 is after the last day of the first window, 2026-03-01',
  );
});

test.each([
  ['the first of the month of the first of 150 days', '2025-11-03', ['2026-01-01', '2026-06-29']],
  ['no day before those of the lake', '2026-02-09', ['2026-02-09', '2026-06-29']],
])('claims are audited from %s on', (_, first_day, expected) => {
  const report = findReport('claims_audit');
  const given = checkParameters(report, {});
  const { from, to } = planReport(report, given, { ...context, first_day }, defaultSettings);
  expect([from, to]).toEqual(expected);
});

test('a price is a number that may have digits behind the point', () => {
  const report = findReport('claims_audit');
  expect(checkTextParameters(report, { price: '0.69' }).price).toBe(0.69);
  for (const price of ['-1', '1e3', 'free', '0.69 EUR', ''])
    expect(() => checkTextParameters(report, { price })).toThrow(/^report claims_audit: price: /);
});

test.each([
  ['the last day whose values are final', '2026-04-26', ['2026-04-26', '2026-05-23']],
  ['the last complete day while fewer than 28 are final', '2026-04-27', ['2026-04-27', '2026-06-29']],
  ['the last complete day while none is final', '2026-06-01', ['2026-06-01', '2026-06-29']],
])('AI and people are compared up to %s', (_, first_day, expected) => {
  const report = findReport('ai_vs_human');
  const given = checkParameters(report, {});
  const { from, to } = planReport(report, given, { ...context, first_day }, defaultSettings);
  expect([from, to]).toEqual(expected);
});
