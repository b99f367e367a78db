import { expect, test } from 'vitest';
import { dayNumber, dayText, toBrandFacts } from '../../../../functions/contract/detection/brand-facts.ts';
import type { Look } from '../../../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../../../functions/contract/detection/facts.ts';
import {
  type PlannedScope,
  plannedChange,
  planPower,
} from '../../../../functions/detect/decide/plan-power.ts';
import { levelAmong } from '../../../../functions/detect/estimate/power/outlook.ts';
import { indexFacts } from '../../../../functions/detect/facts/facts-index.ts';
import { replicate } from '../../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../../functions/simulate/facts/scopes.ts';
import { replay } from '../../independent/replay.ts';

const whole = (looks: readonly Look[], metric: string): Look[] =>
  looks.filter((look) => look.scope === '*' && look.metric === metric);

/** When drops would be seen, from what was known the evening before the change. */
function plan(
  rows: readonly FactRow[],
  metric: string,
  points: readonly number[],
  alpha = 0.05,
): PlannedScope {
  const known = rows.filter(({ dt, lag_days }) => dayNumber(dt) + lag_days < dayNumber(changeDay));
  const index = indexFacts(toBrandFacts(rows[0]!.brand, known));
  const change = plannedChange({ market: ['treated'] }, dayNumber(changeDay));
  const levels = { stream: alpha, alarm: alpha };
  const [planned] = planPower(index, change, [], { metric, points, levels, rho: {}, drift: {} });
  return planned!;
}

test('before a change it is said what its looks say after it: nothing later is known to either', () => {
  const { rows, changes } = replicate({ ...scenarios.get('thin-share-10')!, daysAfter: 12 }, 4, 0);
  const [look] = whole(replay(rows, changes), 'verified_resolution_rate').slice(-1);
  const { drops, controls, status } = plan(rows, 'verified_resolution_rate', [5, 10, 20]);
  expect(status).toBe('ok');
  expect(controls).toBe(look!.controls);
  const told = [look!.days_to_detect_5, look!.days_to_detect_10, look!.days_to_detect_20];
  expect(drops.map(({ days }) => days)).toEqual(told);
  expect(drops.some(({ days }) => days !== null)).toBe(true);
});

test('by the day forecast about four in five drops of that size are flagged', () => {
  const world = { ...scenarios.get('thin-share-10')!, daysAfter: 60 };
  let seen = 0;
  const replications = 30;
  for (let r = 0; r < replications; r++) {
    const { rows, changes } = replicate(world, 21, r);
    const { drops } = plan(rows, 'verified_resolution_rate', [15]);
    const first = whole(replay(rows, changes), 'verified_resolution_rate').find(({ flagged }) => flagged);
    if (first !== undefined && first.day <= (drops[0]!.days ?? 0)) seen++;
  }
  // Four in five at that day's look alone; more at one of the looks up to it.
  expect(seen / replications).toBeGreaterThan(0.65);
});

test('more is seen sooner, and under a stricter level later', () => {
  const { rows } = replicate({ ...scenarios.get('iid-20')!, daysAfter: 1 }, 4, 0);
  const days = (alpha: number) =>
    plan(rows, 'csat', [5, 8, 10, 20, 40], alpha).drops.map((drop) => drop.days ?? 731);
  const loose = days(0.05);
  expect(loose).toEqual([...loose].sort((a, b) => b - a));
  days(0.005).forEach((day, i) => {
    expect(day).toBeGreaterThanOrEqual(loose[i]!);
  });
});

test('what stands against it is named', () => {
  const thin = replicate({ ...scenarios.get('iid-5')!, daysAfter: 1 }, 4, 0).rows;
  expect(plan(thin, 'csat', [2]).drops[0]).toEqual({ points: 2, days: null, limited_by: 'few_tickets' });
  const walks = replicate({ ...scenarios.get('walk-02-100')!, daysAfter: 1 }, 4, 0).rows;
  expect(plan(walks, 'csat', [5]).drops[0]).toEqual({ points: 5, days: null, limited_by: 'drift' });
});

test('a week of history is needed', () => {
  const { rows } = replicate({ ...scenarios.get('iid-20')!, daysAfter: 1 }, 4, 0);
  const young = rows.filter(({ dt }) => dt >= dayText(dayNumber(changeDay) - 5));
  expect(plan(young, 'csat', [10])).toMatchObject({ status: 'not_enough_data', controls: null });
});

test('one of three e-values carries the mean from 3/α − 2 on', () => {
  expect(levelAmong(3, 0.05)).toBeCloseTo(1 / 58, 12);
  expect(levelAmong(1, 0.05)).toBeCloseTo(0.05, 12);
});
