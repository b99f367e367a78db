import { expect, test } from 'vitest';
import { compareWindows } from '../../../functions/report/judge/compare-windows.ts';

const row = (metric: string, stratum: string, period: string, n: number, total: number) => ({
  metric,
  brand: '*',
  market: 'SE',
  channel: '*',
  queue: '*',
  intent: '*',
  stratum,
  period,
  n,
  total,
  total_squares: total,
  n_mature: n,
});

test('a pure change of mix moves the raw share and not the standardised one', () => {
  const [claimed] = compareWindows([
    row('claimed_resolution_rate', 'easy', 'before', 100, 90),
    row('claimed_resolution_rate', 'hard', 'before', 300, 150),
    row('claimed_resolution_rate', 'easy', 'after', 300, 270),
    row('claimed_resolution_rate', 'hard', 'after', 100, 50),
    row('ai_share', 'easy', 'before', 100, 0),
    row('ai_share', 'hard', 'before', 300, 0),
    row('ai_share', 'easy', 'after', 300, 0),
    row('ai_share', 'hard', 'after', 100, 0),
  ]);
  expect(claimed).toMatchObject({ market: 'SE', n_before: 400, before: 0.6, after: 0.8, status: 'ok' });
  expect(claimed?.before_standardised).toBeCloseTo(0.6, 12);
  expect(claimed?.after_standardised).toBeCloseTo(0.6, 12);
  expect(claimed?.mix_covered).toBe(1);
});

test('a stratum that one window lacks is left out of both, and the cover says so', () => {
  const [claimed] = compareWindows([
    row('claimed_resolution_rate', 'easy', 'before', 100, 90),
    row('claimed_resolution_rate', 'hard', 'before', 100, 10),
    row('claimed_resolution_rate', 'easy', 'after', 100, 80),
    row('ai_share', 'easy', 'before', 120, 0),
    row('ai_share', 'hard', 'before', 80, 0),
  ]);
  expect(claimed).toMatchObject({ before: 0.5, after: 0.8, mix_covered: 0.6 });
  expect(claimed?.before_standardised).toBeCloseTo(0.9, 12);
  expect(claimed?.after_standardised).toBeCloseTo(0.8, 12);
});

test('a window without tickets is not enough data, never 0', () => {
  const [claimed] = compareWindows([row('claimed_resolution_rate', 'easy', 'after', 100, 80)]);
  expect(claimed).toMatchObject({
    before: null,
    after: 0.8,
    after_standardised: null,
    status: 'not_enough_data',
  });
});
