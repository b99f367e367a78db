import { expect, test } from 'vitest';
import { findExposureShifts } from '../../../functions/detect/changes/exposure.ts';

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
