import { expect, test } from 'vitest';
import { type WeighInput, weighControls } from '../../../functions/detect/design/weigh-controls.ts';

/** Controls of so many observations against 280 of the treated, v = 1, before and after alike. */
const given = (controls: number, effective: number, move: (part: number) => number): WeighInput => ({
  noiseWith: (part) => ({ deviation: Float64Array.of(1), phi: 1, drift: move(part) }),
  driftOf: (noise) => noise.drift!,
  volumes: { treated: Float64Array.of(280), controls: Float64Array.of(controls), days: 28 },
  weights: Float64Array.of(1),
  maturities: 1,
  effective,
});
const still = () => 0;
const weightOf = (input: WeighInput) => weighControls(input).controlWeight;

test('one control as noisy as the treated counts in part when nothing moves both', () => {
  // V28 = (1 + c²)/140; the best tenth is .1, and (1 + .4²) ≤ 7/6 (1 + .1²) < (1 + .5²).
  expect(weightOf(given(280, 1, still))).toBe(0.4);
  const { ahead28 } = weighControls(given(280, 1, still));
  expect(ahead28).toBeCloseTo(1.16 / 140, 12);
});

test('many controls count whole, whatever history shows', () => {
  const moves: number[] = [];
  const input = given(8 * 280, 8, still);
  const noiseWith = (part: number) => {
    moves.push(part);
    return input.noiseWith(part);
  };
  expect(weightOf({ ...input, noiseWith })).toBe(1);
  expect(moves).toEqual([1]);
});

test('a control counts the more the more it takes away', () => {
  // What moves both stays in the contrast as (1 − c)².
  const common = (size: number) => (part: number) => size * (1 - part) ** 2;
  const weights = [0, 1e-4, 1e-3, 1e-2].map((size) => weightOf(given(280, 1, common(size))));
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect(weights.at(-1)).toBe(1);
});

test('a large control that wanders by itself counts in part, one that does not counts whole', () => {
  expect(weightOf(given(28_000, 1, () => 1e-3))).toBeLessThan(0.6);
  expect(weightOf(given(28_000, 1, still))).toBe(1);
});

test('controls count whole where their drift is not known, and where nothing can be compared', () => {
  const input = given(280, 1, still);
  const guessed = (part: number) => ({ ...input.noiseWith(part), drift: undefined });
  expect(weightOf({ ...input, noiseWith: guessed, driftOf: () => 4e-6 })).toBe(1);
  const apart = { treated: Float64Array.of(280), controls: Float64Array.of(0), days: 28 };
  expect(weightOf({ ...input, volumes: apart })).toBe(1);
});
