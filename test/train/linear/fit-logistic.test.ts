import { describe, expect, test } from 'vitest';
import { areaInterval, areaUnderCurve } from '../../../functions/train/linear/area-under-curve.ts';
import { calibrate } from '../../../functions/train/linear/calibrate.ts';
import { chooseCost, unseenScores } from '../../../functions/train/linear/cross-validate.ts';
import { fitLogistic } from '../../../functions/train/linear/fit-logistic.ts';
import { type Rows, scoreOf } from '../../../functions/train/linear/rows.ts';

const rowsOf = (
  rows: readonly (readonly number[])[],
  numbers: readonly (readonly number[])[] = [],
): Rows => ({
  count: rows.length,
  places: Int32Array.from(rows.flat()),
  offsets: Int32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]),
  numbers: Float64Array.from(numbers.flat()),
  numbersOfRow: numbers[0]?.length ?? 0,
  buckets: 32,
});
const all = (rows: Rows) => Array.from({ length: rows.count }, (_, row) => row);

/** Sixty rows: feature 1 stands in rows of the class, 2 in others, 3 to 9 in anything. */
const noisy = Array.from({ length: 60 }, (_, row) => [row % 2 === 0 ? 1 : 2, 3 + (row % 7), 10 + (row % 5)]);
const isEven = noisy.map((_, row) => row % 2 === 0);

describe('a logistic regression', () => {
  test('finds what tells the classes apart, and the same weights each time', () => {
    const rows = rowsOf(noisy);
    const fit = { chosen: all(rows), isOfClass: isEven, cost: 1 };
    const model = fitLogistic(rows, fit);
    expect(
      areaUnderCurve(
        all(rows).map((row) => scoreOf(rows, row, model)),
        isEven,
      ),
    ).toBe(1);
    expect(model.weights[1]).toBeGreaterThan(0);
    expect(model.weights[2]).toBeLessThan(0);
    expect(model.weights[31]).toBe(0);
    expect(fitLogistic(rows, fit)).toEqual(model);
  });

  test('is at the minimum of its penalised loss, by its numbers', () => {
    const values = [-2, -1, -0.5, 0.3, 0.5, 1, 2, -0.2].map((value) => [value]);
    const isOfClass = [false, false, true, false, true, true, true, false];
    const rows = rowsOf(
      values.map(() => []),
      values,
    );
    const cost = 2;
    const { numbers, bias } = fitLogistic(rows, { chosen: all(rows), isOfClass, cost });
    const lossAt = (weight: number, base: number) =>
      values.reduce(
        (sum, [value], at) =>
          sum + cost * Math.log1p(Math.exp((isOfClass[at] ? -1 : 1) * (weight * value! + base))),
        (weight ** 2 + base ** 2) / 2,
      );
    const found = lossAt(numbers[0]!, bias);
    for (const [dw, db] of [
      [0.05, 0],
      [-0.05, 0],
      [0, 0.05],
      [0, -0.05],
    ] as const)
      expect(lossAt(numbers[0]! + dw, bias + db)).toBeGreaterThan(found);
  });

  test('lets a rare class weigh as much as the other', () => {
    const rare = Array.from({ length: 100 }, (_, row) => [row < 10 ? 1 : 2]);
    const rows = rowsOf(rare);
    const isOfClass = rare.map((_, row) => row < 10);
    const model = fitLogistic(rows, { chosen: all(rows), isOfClass, cost: 10 });
    expect(scoreOf(rows, 0, model)).toBeGreaterThan(0);
    expect(scoreOf(rows, 50, model)).toBeLessThan(0);
  });

  test('scores no row that it has learned from, where it is cross-validated', () => {
    // Each row has a feature of its own: what is learned of one says nothing of another.
    const own = Array.from({ length: 20 }, (_, row) => [row]);
    const rows = rowsOf(own);
    const isOfClass = own.map((_, row) => row % 2 === 0);
    const validation = { chosen: all(rows), isOfClass, folds: own.map((_, row) => row % 4) };
    const scores = unseenScores(rows, validation, 1);
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(1);
    expect(areaUnderCurve(scores, isOfClass)).toBeLessThanOrEqual(0.6);
  });

  test('takes the smaller of costs that rank alike', () => {
    const rows = rowsOf(noisy);
    const validation = { chosen: all(rows), isOfClass: isEven, folds: noisy.map((_, row) => row % 3) };
    expect(chooseCost(rows, validation, [0.1, 1, 10]).cost).toBe(0.1);
  });
});

describe('the area under the curve', () => {
  test.each([
    [[1, 2, 3, 4], [false, false, true, true], 1],
    [[4, 3, 2, 1], [false, false, true, true], 0],
    [[1, 1, 1, 1], [false, true, false, true], 0.5],
    [[1, 2, 2, 3], [false, false, true, true], 0.875],
  ])('of %j for %j is %d', (scores, truth, area) => expect(areaUnderCurve(scores, truth)).toBe(area));

  test('has an interval that is narrower with more texts', () => {
    const [low, high] = areaInterval(0.8, 50, 50);
    const [lower, upper] = areaInterval(0.8, 500, 500);
    expect(low).toBeLessThan(lower);
    expect(high).toBeGreaterThan(upper);
    // Hanley and McNeil's standard error for .8 with fifty of either is .0446.
    expect((high - low) / 2 / 1.96).toBeCloseTo(0.0446, 3);
  });
});

test('a calibration marks as many as there are of the class', () => {
  const scores = Array.from({ length: 200 }, (_, at) => Math.sin(at) * 3);
  const truth = scores.map((score, at) => score + Math.cos(at * 7) > 2);
  const { slope, threshold } = calibrate(scores, truth);
  expect(slope).toBeGreaterThan(0.5);
  expect(scores.filter((score) => score > threshold)).toHaveLength(truth.filter(Boolean).length);
});
