import { expect, test } from 'vitest';
import { isUnjudged } from '../../../functions/evidence/page/over-time.ts';

const looked = { lookedOn: '2026-04-20', verificationDays: 7 };

test('claims of the last days before a look are not drawn as held; what needs no verification is', () => {
  const verified = { ...looked, metric: 'verified_resolution_rate' };
  expect(isUnjudged(verified, { first_day: '2026-04-13' })).toBe(false);
  expect(isUnjudged(verified, { first_day: '2026-04-14' })).toBe(true);
  expect(isUnjudged({ ...looked, metric: 'reopen_rate' }, { first_day: '2026-04-20' })).toBe(false);
});
