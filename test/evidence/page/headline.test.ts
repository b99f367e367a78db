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

test('what else is flagged is worse by the whole interval alone, and a guardrail is lower or higher', async () => {
  const others = {
    reopen_rate: { metric: 'negative_sentiment_rate', effect: 0.017, lower: -0.008, upper: 0.042 },
    verified_resolution_rate: { metric: 'survey_response_rate', effect: 0.21, lower: 0.09, upper: 0.33 },
  };
  const page = await pageOf(({ metric }) => ({ ...flagged, ...others[metric as keyof typeof others] }));
  expect(page('headline')).toMatch(
    /Negative texts, since [\d-]+: \+1\.7 \[−0\.8, \+4\.2\] percentage points, where plus is worse/,
  );
  expect(page('headline')).toMatch(/Surveys answered, since [\d-]+: lower by \+21\.0 \[\+9\.0, \+33\.0\]/);
});

test('where the drop looked for is out of sight, the smallest larger one that is not is named', async () => {
  const page = await pageOf(({ metric }) => ({
    ...{ ...quiet, effect: 0.01, lower: -0.11, upper: 0.13, rho: 0.06 },
    ...{ days_to_detect: null, days_to_detect_5: 9, days_to_detect_10: 12, days_to_detect_20: 4 },
    ...(metric === 'service' && { effect: null }),
  }));
  expect(page('headline')).toContain(
    'not be seen within two years, but by ten points within 12 days of the change',
  );
  const excluded = await pageOf(({ metric }) => ({
    ...{ ...quiet, effect: 0.01, lower: -0.05, upper: 0.07, rho: 0.06 },
    ...{ days_to_detect: null, days_to_detect_10: 12, days_to_detect_20: 4 },
    ...(metric === 'service' && { effect: null }),
  }));
  expect(excluded('headline')).toContain('not be seen within two years;');
});

test('above the fold each number is said once, and how much was seen', async () => {
  const carried = { effect: 0.123, lower: 0.045, upper: 0.234, mean_before: 0.678, mean_after: 0.567 };
  const page = await pageOf(({ metric }) => ({
    ...{ ...flagged, ...carried, n_before: 611, n_after: 922 },
    ...(metric === 'reopen_rate' && { ...carried, effect: 0.111, mean_before: 0.022, mean_after: 0.133 }),
    ...(metric === 'service' && { effect: null }),
  }));
  const text = page('headline');
  for (const number of ['67.8', '56.7', '+12.3', '2.2 %', '13.3', '+11.1'])
    expect(text.split(number), number).toHaveLength(2);
  expect(text).toContain('Verified resolutions: 611 observations before, 922 since');
  expect(text).toMatch(/Reopened: 2\.2 % → 13\.3 %; worse by \+11\.1 \[.*\]/);
});

test('what was flagged and is no longer seen is not called worse, nor said to be good news', async () => {
  const page = await pageOf(({ metric }) => ({
    ...{ ...flagged, effect: -0.02, lower: -0.09, upper: 0.05 },
    ...(metric === 'service' && { effect: null }),
  }));
  expect(page('headline')).toMatch(
    /▽ Was worse\. .*: flagged on 2026-04-14, and no longer seen by the last look\. .* is −2\.0 \[−9\.0, \+5\.0\]/,
  );
  expect(page('headline')).not.toMatch(/worse by|reaches over/);
});
