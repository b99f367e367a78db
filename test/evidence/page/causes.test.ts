import { expect, test } from 'vitest';
import type { Evidence } from '../../../functions/evidence/gather/gather.ts';
import { causes, scopes } from '../../../functions/evidence/page/causes.ts';
import { findReport } from '../../../functions/report/catalogue.ts';

const row = (scope: string, effect: number, lower: number) => ({
  ...{ scope, metric: 'reopen_rate', effect, effect_lower: lower, effect_upper: effect + 0.03 },
  ...{ flagged_on: null, n_before: 100, n_after: 100, days_to_detect: 9, status: 'no_regression_so_far' },
});
const captionOf = (...rows: readonly object[]) => {
  const result = { ...findReport('routing_impact'), report: 'routing_impact', parameters: {} };
  const impact = { id: 'impact', command: '', result, rows };
  const evidence = { impact, metric: 'reopen_rate', currency: 'EUR' } as unknown as Evidence;
  const text = scopes(evidence).markup.replaceAll(/<[^>]*>/g, '');
  return /filled: flagged\.(.*?) An interval/.exec(text)?.[1];
};

test('the caption says in words where it is surest to be worse', () => {
  const [all, de, fr] = [row('*', 0.02, 0.01), row('DE/chat/x', 0.09, -0.01), row('FR/chat/x', 0.05, 0.02)];
  expect(captionOf(all, de, fr)).toBe(' Surest is FR/chat/x: worse by +5.0 [+2.0, +8.0] percentage points.');
  expect(captionOf(all, de, row('FR/chat/x', 0.01, -0.02))).toBe(
    ' At no place alone is it sure to be worse.',
  );
});

test('where no place has a number the caption does not call them well', () => {
  const none = (scope: string) => ({
    ...row(scope, 0, 0),
    effect: null,
    effect_lower: null,
    effect_upper: null,
  });
  expect(captionOf(none('*'), none('DE/chat/x'), none('FR/chat/x'))).toBe(' No place alone has a number.');
});

test('of a change over one place the caption names none', () => {
  expect(captionOf(row('*', 0.05, 0.02), row('FR/chat/x', 0.05, 0.02))).toBe('');
});

test('the caption names the places that are flagged by service as a whole, as alerts do', () => {
  const flagged = { flagged_on: '2026-03-01', status: 'regression_confirmed' };
  const service = (scope: string) => ({ ...row(scope, 0, 0), ...flagged, metric: 'service', effect: null });
  const alone = { ...row('FR/chat/x', 0.05, 0.02), ...flagged };
  const rows = [row('*', 0.02, 0.01), row('DE/chat/x', 0.03, -0.01), alone];
  const caption = captionOf(...rows, service('*'), service('DE/chat/x'), service('FR/chat/x'));
  expect(caption).toBe(
    ' Surest is FR/chat/x: worse by +5.0 [+2.0, +8.0] percentage points. Flagged by this metric together with the other two of service, not by it alone: DE/chat/x.',
  );
});

test('what is taken off is called what it is: places without a declared change, some of which moved all the same', () => {
  const answer = (rows: readonly object[], report: string) => ({
    ...{ id: report, command: '', result: { ...findReport(report), report, parameters: {} }, rows },
  });
  const parts = answer(
    [{ stratum: '*', raw: 0.04, within: 0.04, mix: 0, response: 0, controls: 11, before: null, after: null }],
    'drop_explained',
  );
  const impact = answer([{ ...row('*', 0.05, 0.02), controls: 9 }], 'routing_impact');
  const evidence = {
    ...{ impact, parts, metric: 'reopen_rate', currency: 'EUR', place: { change: 'rollout' } },
    verdict: { word: 'Worse' },
    streams: { carrying: [{ answer: impact, row: 0 }], deciding: { answer: impact, row: 0 } },
  } as unknown as Evidence;
  const text = causes(evidence).markup.replaceAll(/<[^>]*>/g, '');
  expect(text).toContain(
    'each less that of 11 other places that no declared change touched in those days; the verdict rests on 9, whose AI share was steady. It takes',
  );
});

test('a flag stays where its interval leaves it open by now: the place is named', () => {
  const flagged = (scope: string, lower: number) => ({
    ...row(scope, 0.05, lower),
    flagged_on: '2026-03-20',
  });
  const caption = captionOf(row('*', 0.02, 0.01), flagged('DE/chat/x', 0.02), flagged('FR/chat/x', -0.02));
  expect(caption).toContain(
    ' A flag stays; by the last look the interval reaches over no change at FR/chat/x.',
  );
  expect(captionOf(flagged('DE/chat/x', 0.02), row('FR/chat/x', 0.05, -0.02))).not.toContain('A flag stays');
});
