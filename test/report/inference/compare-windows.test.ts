import { expect, test } from 'vitest';
import { compareWindows } from '../../../functions/report/inference/compare-windows.ts';

const row = (stratum: string, period: string, n: number, total: number, tickets = n, covered = tickets) => ({
  metric: 'claimed_resolution_rate',
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
  tickets,
  tickets_covered: covered,
});

test('a pure change of mix moves the raw share and not the standardised one', () => {
  const [claimed] = compareWindows([
    row('easy', 'before', 100, 90),
    row('hard', 'before', 300, 150),
    row('easy', 'after', 300, 270),
    row('hard', 'after', 100, 50),
  ]);
  expect(claimed).toMatchObject({ market: 'SE', n_before: 400, before: 0.6, after: 0.8, status: 'ok' });
  expect(claimed?.before_standardised).toBeCloseTo(0.6, 12);
  expect(claimed?.after_standardised).toBeCloseTo(0.6, 12);
  expect(claimed?.mix_covered).toBe(1);
});

test('a stratum that one window lacks is left out of both, and the cover says so', () => {
  const [claimed] = compareWindows([
    row('easy', 'before', 100, 90, 120),
    row('hard', 'before', 100, 10, 80),
    row('easy', 'after', 100, 80),
  ]);
  expect(claimed).toMatchObject({ before: 0.5, after: 0.8, mix_covered: 0.6 });
  expect(claimed?.before_standardised).toBeCloseTo(0.9, 12);
  expect(claimed?.after_standardised).toBeCloseTo(0.8, 12);
});

test('a window without tickets is not enough data, never 0', () => {
  const [claimed] = compareWindows([row('easy', 'after', 100, 80)]);
  expect(claimed).toMatchObject({
    before: null,
    after: 0.8,
    after_standardised: null,
    status: 'not_enough_data',
  });
});

test('a metric that no source of one window shows has no numbers, whatever the other window has', () => {
  const rows = [row('easy', 'before', 0, 0, 50, 0), row('easy', 'after', 100, 80)];
  expect(compareWindows(rows)).toEqual([
    {
      ...{
        metric: 'claimed_resolution_rate',
        brand: '*',
        market: 'SE',
        channel: '*',
        queue: '*',
        intent: '*',
      },
      ...{ covered_share_before: 0, covered_share_after: 1, status: 'not_in_data' },
    },
  ]);
});

test('tickets of sources that do not show the metric weigh nothing', () => {
  const [claimed] = compareWindows([
    row('easy', 'before', 100, 90),
    row('hard', 'before', 20, 10, 100, 20),
    row('easy', 'after', 100, 90),
    row('hard', 'after', 20, 10, 100, 20),
  ]);
  expect(claimed).toMatchObject({ n_before: 120, covered_share_before: 0.6, status: 'ok' });
  expect(claimed?.before_standardised).toBeCloseTo(100 / 120, 12);
});
