import { expect, test } from 'vitest';
import { effectiveControls } from '../../../functions/detect/design/design.ts';

const volumes = (...rows: number[][]) => rows.map((row) => Float64Array.from(row));

test('controls of one size count as many as they are', () => {
  expect(effectiveControls(Float64Array.of(1), volumes([20], [20], [20], [20]))).toBeCloseTo(4, 12);
  expect(effectiveControls(Float64Array.of(1), volumes([30], [10]))).toBeCloseTo(
    1 / (0.75 ** 2 + 0.25 ** 2),
    12,
  );
});

test('what counts is the volume that each stratum uses, not the volume of all', () => {
  // The large control has nothing of the stratum that carries nearly all the weight.
  const uneven = volumes([0, 10_000], [50, 0], [50, 0]);
  const share = [0.1, 0.45, 0.45];
  expect(effectiveControls(Float64Array.of(0.9, 0.1), uneven)).toBeCloseTo(
    1 / share.reduce((sum, each) => sum + each ** 2, 0),
    12,
  );
});

test('a stratum without controls leaves its weight out', () => {
  expect(effectiveControls(Float64Array.of(0.5, 0.5), volumes([10, 0], [10, 0]))).toBeCloseTo(2, 12);
  expect(effectiveControls(Float64Array.of(1), volumes([0]))).toBe(0);
  expect(effectiveControls(Float64Array.of(1), [])).toBe(0);
});
