import { expect, test } from 'vitest';
import { findExposureShifts } from '../../../functions/detect/changes/exposure.ts';
import { createDraws } from '../../../functions/simulate/facts/draws.ts';

/** 60 tickets a day; the share wobbles by a fixed pattern. */
const series = (days: number, share: (day: number) => number) => ({
  n: new Float64Array(days).fill(60),
  byAi: Float64Array.from({ length: days }, (_, day) =>
    Math.round(60 * (share(day) + 0.03 * Math.sin(day * 2.4))),
  ),
});

test('a steady share raises no alarm', () => {
  expect(
    findExposureShifts(
      series(200, () => 0.3),
      0.05,
    ),
  ).toEqual([]);
  expect(
    findExposureShifts(
      series(200, () => 0),
      0.05,
    ),
  ).toEqual([]);
  expect(
    findExposureShifts(
      series(0, () => 0),
      0.05,
    ),
  ).toEqual([]);
});

test('a jump is found in days and dated', () => {
  const [shift, ...others] = findExposureShifts(
    series(120, (day) => (day < 80 ? 0.3 : 0.5)),
    0.05,
  );
  expect(others).toEqual([]);
  expect(shift?.day).toBe(80);
  expect(shift!.foundOn).toBeLessThanOrEqual(87);
  expect(shift!.after - shift!.before).toBeCloseTo(0.2, 1);
});

test('what is said of a day hangs on nothing later', () => {
  const jump = (day: number) => (day < 60 ? 0.6 : 0.2);
  const whole = findExposureShifts(series(120, jump), 0.05);
  const cut = findExposureShifts(series(whole[0]!.foundOn + 1, jump), 0.05);
  expect(cut).toEqual(whole.slice(0, 1));
});

/** Half a year and 90 days of tickets, of which AI takes each with the same probability, or another from a day on. */
function drawn(replication: number, tickets: number, share: (day: number) => number) {
  const { poisson, binomial } = createDraws(20_266, `${tickets} ${share(0)} ${replication}`);
  const n = Float64Array.from({ length: 272 }, () => poisson(tickets));
  return { n, byAi: n.map((count, day) => binomial(count, share(day))) };
}

const replications = 100;
const countShifts = (tickets: number, share: (day: number) => number, from: number): number =>
  Array.from({ length: replications }, (_, r) => findExposureShifts(drawn(r, tickets, share), 0.05)).filter(
    (shifts) => shifts.some(({ foundOn }) => foundOn >= from),
  ).length;

test.each([
  [0.01, 5],
  [0.02, 10],
  [0.05, 20],
  [0.95, 10],
])('a share of %f of %i tickets a day that stays raises few alarms in 90 days', (share, tickets) => {
  expect(countShifts(tickets, () => share, 182)).toBeLessThanOrEqual(0.05 * replications);
});

test('AI that comes to a small place is found', () => {
  expect(countShifts(10, (day) => (day < 200 ? 0.02 : 0.3), 200)).toBeGreaterThan(0.9 * replications);
});
