import { expect, test } from 'vitest';
import { renderHistory } from '../../../functions/cli/run/render-history.ts';
import {
  type ChangeHistory,
  type StreamHistory,
  summariseHistory,
} from '../../../functions/cli/run/summarise-history.ts';
import { dayNumber } from '../../../functions/contract/detection/brand-facts.ts';
import type { DetectResult } from '../../../functions/detect/run-detect.ts';

const stream: StreamHistory = {
  scope: '*',
  metric: 'repeat_contact_rate',
  flagged_on: '2026-03-09',
  flagged_day: 8,
  shown_on: '2026-03-23',
  status: 'regression_confirmed',
  effect: 0.052,
  lower: 0.003,
  upper: 0.1012,
  daily_t_test: { on: '2026-03-02', day: 1, direction: 'better' },
};
const quiet = { flagged_on: null, flagged_day: null, daily_t_test: null } as const;
const change: ChangeHistory = {
  brand: 'b',
  change_id: 'bot',
  change_effective_on: '2026-03-02',
  first_look: '2026-03-02',
  found_on: null,
  superseded_on: null,
  streams: [
    stream,
    { ...stream, scope: 'DE/chat/q', daily_t_test: null },
    { ...stream, ...quiet, metric: 'csat', status: 'improved', effect: -0.2, lower: -0.35, upper: -0.05 },
    { ...stream, ...quiet, metric: 'reopen_rate', status: 'not_enough_data' },
    {
      ...stream,
      ...quiet,
      metric: 'claimed_resolution_rate',
      status: 'no_regression_so_far',
      lower: -1.2,
      upper: 1.3,
    },
  ],
};

test('each metric says when it was flagged, by how much it is worse, and when a t-test cries', () => {
  expect(renderHistory([change]).slice(1)).toEqual([
    'bot, 2026-03-02',
    '  Came back with another ticket      2026-03-09, day 8      5.2 pp (0.3 to 10.1)     better, day 1',
    '    in DE/chat/q                     2026-03-09, day 8      5.2 pp (0.3 to 10.1)',
    '  Customer satisfaction                   no: improved    -0.20 (-0.35 to -0.05)            silent',
    '  Reopened                                 cannot tell                         –            silent',
    // An interval as wide as the scale excludes nothing.
    '  Claimed resolutions                               no                         –            silent',
    '  in all it covers: 1 of 4 metrics flagged; a daily t-test would have raised an alarm on 1',
  ]);
});

test('a change that was found says when, one that ended says until when, and of several brands which', () => {
  const found = { ...change, change_id: 'implicit:a:DE/chat/q:2026-03-02', found_on: '2026-03-08' };
  const told = renderHistory([
    { ...found, brand: 'a' },
    { ...change, superseded_on: '2026-04-01' },
  ]);
  expect(told).toContain('a: implicit:a:DE/chat/q:2026-03-02, 2026-03-02, found on 2026-03-08');
  expect(told).toContain('b: bot, 2026-03-02, until 2026-04-01');
});

test('a change was found when it was, though the looks that are asked for begin later', () => {
  const id = 'implicit:b:DE/chat/q:2026-03-02';
  const look = {
    ...{ brand: 'b', change_id: id, change_effective_on: '2026-03-02', known_on: '2026-06-01' },
    ...{ scope: 'DE/chat/q', metric: 'csat', status: 'no_regression_so_far', flagged: false },
  };
  const changes = [{ id, knownFrom: dayNumber('2026-03-08') }];
  const watched = [{ index: { brand: 'b' }, periods: [{ changes }] }];
  const [told] = summariseHistory({ history: [look], watched } as unknown as DetectResult);
  expect(told).toMatchObject({ first_look: '2026-06-01', found_on: '2026-03-08' });
});

test('of a change that is looked at no more as a whole no metrics are counted', () => {
  expect(renderHistory([{ ...change, streams: [] }]).slice(1)).toEqual([
    'bot, 2026-03-02',
    '  in all it covers: not looked at in these days',
  ]);
});

test('without any change there is nothing to tell', () => {
  expect(renderHistory([])).toEqual([]);
});

test('an interval is printed as far as it is possible', () => {
  const wide = { ...stream, effect: 0.587, lower: 0.09, upper: 1.083 };
  expect(renderHistory([{ ...change, streams: [wide] }]).join('\n')).toContain('58.7 pp (9.0 to 100.0)');
});
