import { expect, test } from 'vitest';
import { pageOf } from './page-of.ts';

const numberless = { effect: null, se: null, lower: null, upper: null, log_e: null, pre_trend: null };
const powerless = { rho: null, days_to_detect: null };

test('a change that did not happen is compared with nothing, and no drop is looked for', async () => {
  const shares = { ai_share_before: 0, ai_share_after: 0.01, ai_share_declared: 0.5 };
  const page = await pageOf(() => ({
    ...{ status: 'did_not_happen', flagged: false, flagged_on: null },
    ...{ ...numberless, ...powerless, ...shares },
  }));
  const said = page('doubts');
  expect(said).toContain('Nothing is compared with the days before: the change did not happen.');
  expect(said).toContain('No drop is looked for: the change did not happen.');
  expect(said).not.toMatch(/earlier change|two years|excluded|plain change/);
  expect(page('causes')).toBe('\n4 What it is not\nNothing is taken apart: the change did not happen.\n');
});
