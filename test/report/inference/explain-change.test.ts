import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainChange } from '../../../functions/report/inference/explain-change.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mean = fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: undefined });
const stratum = fc.record({ w0: share, w1: share, a0: share, a1: share, mean0: mean, mean1: mean });

test('within, mix and response add up to the raw change', () => {
  fc.assert(
    fc.property(fc.array(stratum, { maxLength: 12 }), (strata) => {
      const parts = explainChange(strata);
      expect(parts.within + parts.mix + parts.response).toBeCloseTo(parts.raw, 9);
    }),
  );
});

test('a pure mix shift is mix, a pure drop is within, a pure change of answers is response', () => {
  const easy = { w0: 0.5, w1: 0.5, a0: 0.5, a1: 0.5, mean0: 4, mean1: 4 };
  const hard = { ...easy, mean0: 3, mean1: 3 };
  const shifted = explainChange([
    { ...easy, w1: 0.2, a1: 0.2 },
    { ...hard, w1: 0.8, a1: 0.8 },
  ]);
  expect([shifted.within, shifted.mix, shifted.response].map((part) => part.toFixed(9))).toEqual([
    '0.000000000',
    '0.300000000',
    '0.000000000',
  ]);
  const dropped = explainChange([
    { ...easy, mean1: 3.8 },
    { ...hard, mean1: 2.8 },
  ]);
  expect(dropped.within).toBeCloseTo(0.2, 9);
  expect(dropped.mix).toBe(0);
  const answered = explainChange([
    { ...easy, a1: 0.3 },
    { ...hard, a1: 0.7 },
  ]);
  expect(answered.within).toBe(0);
  expect(answered.response).toBeCloseTo(0.2, 9);
});
