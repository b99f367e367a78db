import { expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { isServiceAlarm, serviceAlarm } from '../../../functions/contract/detection/service-alarm.ts';
import { logMeanE } from '../../../functions/detect/decide/scope-alarm.ts';
import { replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import { replay } from '../independent/replay.ts';

test('the test vector: the mean of three e-values', () => {
  expect(Math.exp(logMeanE([1.2, 2.9, 3.4]))).toBeCloseTo(17.152787447, 8);
});

test('a metric that is not ready counts E = 1, and no e-value is too large', () => {
  expect(Math.exp(logMeanE([Number.NaN, Math.log(41), -50]))).toBeCloseTo(14, 10);
  expect(logMeanE([900, 1, 2])).toBeCloseTo(900 - Math.log(3), 10);
});

const world = { ...scenarios.get('service-2-controls-7')!, historyDays: 98, daysAfter: 40 };
const { rows, changes } = replicate(world, 5, 1);
const looks = replay(rows, changes).filter(({ scope }) => scope === '*');
const alarms = looks.filter(isServiceAlarm);
const singles = (day: number) => looks.filter((look) => look.day === day && !isServiceAlarm(look));
const isReady = ({ status }: Look) => status !== 'not_enough_data';

test('the alarm of a scope is recorded with its evidence alone, and stands outside the list', () => {
  expect(alarms.map(({ day }) => day)).toEqual([...new Set(looks.map(({ day }) => day))]);
  for (const look of alarms) {
    const { effect, se, lower, upper, n_before, n_after, listed, alpha } = look;
    expect([effect, se, lower, upper, n_before, n_after, listed]).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      false,
    ]);
    expect(alpha).toBe(0.05);
  }
});

test('its e-value is the mean of those of its metrics, look by look', () => {
  for (const alarm of alarms) {
    const own = singles(alarm.day);
    if (!own.some(isReady)) {
      expect([alarm.log_e, alarm.status]).toEqual([null, 'not_enough_data']);
      continue;
    }
    const values = serviceAlarm.metrics.map((metric) => {
      const look = own.find((each) => each.metric === metric);
      return look !== undefined && isReady(look) ? Math.exp(look.log_e!) : 1;
    });
    expect(Math.exp(alarm.log_e!)).toBeCloseTo(values.reduce((a, b) => a + b, 0) / 3, 6);
  }
});

test('it is flagged from the first look at 1/α on, confirmed, and before any of its metrics', () => {
  const first = alarms.find(({ log_e }) => log_e !== null && log_e >= Math.log(20));
  expect(first).toBeDefined();
  for (const look of alarms) {
    expect(look.flagged).toBe(look.day >= first!.day);
    if (look.flagged)
      expect([look.flagged_on, look.status]).toEqual([first!.known_on, 'regression_confirmed']);
  }
});

test('a metric without anything before the change leaves the mean', () => {
  const late = rows.filter(({ metric, dt }) => metric !== 'reopen_rate' || dt >= changeDay);
  const own = replay(late, changes).filter(({ scope, day }) => scope === '*' && day === 30);
  const two = own.filter(({ metric }) =>
    ['verified_resolution_rate', 'repeat_contact_rate'].includes(metric),
  );
  const mean = two.reduce((sum, { log_e }) => sum + Math.exp(log_e!), 0) / 2;
  expect(Math.exp(own.find(isServiceAlarm)!.log_e!)).toBeCloseTo(mean, 6);
  // Its version is that of all three, whichever of them a scope has.
  expect(own.find(isServiceAlarm)!.definition_version).toBe(alarms[0]!.definition_version);
  const none = rows.filter(({ metric }) => !serviceAlarm.metrics.some((name) => name === metric));
  expect(replay(none, changes).some(isServiceAlarm)).toBe(false);
});
