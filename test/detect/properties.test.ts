import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBrandFacts } from '../../functions/contract/detection/brand-facts.ts';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../functions/contract/detection/facts.ts';
import { currentChanges } from '../../functions/detect/changes/changes.ts';
import { replayBrand } from '../../functions/detect/decide/replay-brand.ts';
import { indexFacts } from '../../functions/detect/facts/facts-index.ts';
import { replicate } from '../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../functions/simulate/facts/scenarios.ts';

/** A drop of .6 with answers that come late, unhappy ones sooner; default drift, so that it can be scaled too. */
const world = { ...scenarios.get('drop-2-lag-score-100')!, historyDays: 70, daysAfter: 25 };
const { rows, changes, truth } = replicate({ ...world, treated: [{ perDay: 40, drop: 0.6 }] }, 5, 0);

const rho = 0.2;
const drift = 1e-4;

function replay(given: readonly FactRow[], unit = 1): Look[] {
  const options = {
    levelsOf: () => ({ stream: 0.05, alarm: 0.05 }),
    horizonDays: 180,
    rho: { csat: rho * unit },
    drift: { csat: drift * unit * unit },
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    definitionVersionOf: () => 'test',
  };
  return [...replayBrand(indexFacts(toBrandFacts(truth.brand, given)), currentChanges(changes), options)];
}

const mapScores = (change: (row: FactRow) => Partial<FactRow>): FactRow[] =>
  rows.map((row) => (row.metric === 'csat' ? { ...row, ...change(row) } : row));

/** What a look says in numbers; those in the metric's unit divided by `unit`. */
const numbersOf = (look: Look, unit = 1) => [
  look.day,
  look.n_before ?? 0,
  look.n_after ?? 0,
  (look.effect ?? 0) / unit,
  (look.se ?? 0) / unit,
  look.log_e ?? 0,
  (look.lower ?? 0) / unit,
  (look.upper ?? 0) / unit,
  look.phi ?? 0,
  (look.drift ?? 0) / unit ** 2,
  (look.mix_effect ?? 0) / unit,
  (look.pre_trend ?? 0) / unit,
  look.controls ?? 0,
  look.flagged ? 1 : 0,
];

function expectSame(
  got: readonly Look[],
  wanted: readonly Look[],
  unit = 1,
  without: readonly number[] = [],
): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((look, i) => {
    const numbers = numbersOf(look, unit);
    numbersOf(wanted[i]!).forEach((value, k) => {
      if (without.includes(k)) return;
      expect(Math.abs(numbers[k]! - value), `look ${i}, number ${k}`).toBeLessThan(
        1e-8 * (1 + Math.abs(value)),
      );
    });
  });
}

const looks = replay(rows);
const few = { numRuns: 4 };
/** The ticket mix is weighed by the level of scores, so that it moves when all scores do. */
const mixEffect = 10;

test('the drop is there to be seen', () => {
  expect(looks.some(({ flagged }) => flagged)).toBe(true);
});

test('adding the same to every score changes nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: -4, max: 20, noNaN: true }), (by) => {
      const moved = mapScores(({ n, total, total_squares }) => ({
        total: total + by * n,
        total_squares: total_squares + 2 * by * total + by * by * n,
      }));
      expectSame(replay(moved), looks, 1, [mixEffect]);
    }),
    few,
  );
});

test('scores in another unit give the same evidence', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.8, max: 50, noNaN: true }), (unit) => {
      const scaled = mapScores(({ total, total_squares }) => ({
        total: total * unit,
        total_squares: total_squares * unit * unit,
      }));
      expectSame(replay(scaled, unit), looks, unit);
    }),
    few,
  );
});

test('names of scopes mean nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1e6), { minLength: 9, maxLength: 9 }), (salt) => {
      const named = rows.map((row) =>
        row.market === 'treated'
          ? row
          : { ...row, market: `x${salt[Number(row.market.slice(7))]}-${row.market}` },
      );
      expectSame(replay(named), looks);
    }),
    few,
  );
});

test('a stratum in two identical halves is the same stratum', () => {
  const halves = rows.flatMap((row) => {
    if (row.intent !== 'easy') return [row];
    const half = { ...row, n: row.n / 2, total: row.total / 2, total_squares: row.total_squares / 2 };
    return [half, { ...half, intent: 'just as easy' }];
  });
  expectSame(replay(halves), looks);
});

test('rows without any content change nothing', () => {
  const empty = rows.slice(0, 500).map((row, i) => ({
    ...row,
    n: 0,
    total: 0,
    total_squares: 0,
    lag_days: i % 40,
    intent: i % 2 === 0 ? row.intent : 'never seen',
  }));
  expectSame(replay([...empty, ...rows]), looks);
});
