import { expect, test } from 'vitest';
import { isUnjudged } from '../../../functions/evidence/page/over-time.ts';

const looked = { lookedOn: '2026-04-20', verificationDays: 7 };

const on = (day: string, last = day) => ({ first_day: day, last_day: last, maturity: 0 });

test('of the last days before a look neither claims that held nor tickets that did not come back are drawn', () => {
  for (const metric of ['verified_resolution_rate', 'reopen_rate', 'repeat_contact_rate']) {
    expect(isUnjudged({ ...looked, metric }, on('2026-04-13')), metric).toBe(false);
    expect(isUnjudged({ ...looked, metric }, on('2026-04-14')), metric).toBe(true);
  }
  expect(isUnjudged({ ...looked, metric: 'csat' }, on('2026-04-20'))).toBe(false);
  const final = { ...on('2026-04-20'), maturity: 1 };
  expect(isUnjudged({ ...looked, metric: 'reopen_rate' }, final)).toBe(false);
});

test('of a week most of whose days are such nothing is drawn', () => {
  const reopened = { ...looked, metric: 'reopen_rate' };
  expect(isUnjudged(reopened, on('2026-04-10', '2026-04-16'))).toBe(false);
  expect(isUnjudged(reopened, on('2026-04-11', '2026-04-17'))).toBe(true);
});
