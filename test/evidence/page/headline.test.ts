import { expect, test } from 'vitest';
import { pageOf } from './page-of.ts';

const quiet = { status: 'no_regression_so_far', flagged: false, flagged_on: null };
const flagged = { status: 'regression_confirmed', flagged: true, flagged_on: '2026-04-14' };

test('a drop that is excluded already is not said to be out of sight', async () => {
  const looked = { ...quiet, effect: -0.1, lower: -0.3, upper: 0.1, days_to_detect: null };
  const isAlarm = (metric: unknown) => metric === 'service';
  const open = await pageOf(({ metric }) => ({
    ...looked,
    rho: 0.05,
    ...(isAlarm(metric) && { effect: null }),
  }));
  expect(open('headline')).toContain('would not be seen within two years');
  const shut = await pageOf(({ metric }) => ({
    ...looked,
    rho: 0.2,
    ...(isAlarm(metric) && { effect: null }),
  }));
  expect(shut('headline')).toContain('or more is excluded');
  expect(shut('headline')).not.toContain('two years');
});

test('of what is flagged beside the verdict a cost is dearer, not worse', async () => {
  const page = await pageOf(({ metric }) =>
    metric === 'reopen_rate'
      ? { ...flagged, metric: 'handling_cost', effect: 1, lower: 0.5, upper: 1.5 }
      : quiet,
  );
  expect(page('headline')).toMatch(/Cost of handling, since [\d-]+: dearer by \+1\.00/);
});
