import { expect, test } from 'vitest';
import type { Evidence } from '../../../functions/evidence/gather/gather.ts';
import { isUnjudged, looks } from '../../../functions/evidence/page/over-time.ts';
import { findReport } from '../../../functions/report/catalogue.ts';

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

test('where the evidence ends before the last look the sentence says why', () => {
  const look = (looked_on: string, log_e: number | null) => ({
    ...{
      looked_on,
      metric: 'service',
      days: 14,
      log_e,
      log_threshold: 3,
      status: 'did_not_happen',
      flagged_on: null,
    },
  });
  const result = { ...findReport('looks'), report: 'looks', parameters: {} };
  const answer = {
    id: 'looks',
    command: '',
    result,
    rows: [look('2026-04-19', -0.4), look('2026-04-20', null)],
  };
  const deciding = { answer, row: 1 };
  const sentence = (word: string) => {
    const evidence = { ...looked, verdict: { word }, looks: answer, streams: { carrying: [], deciding } };
    return looks(evidence as unknown as Evidence).markup.replaceAll(/<[^>]*>/g, '');
  };
  expect(sentence('Did not happen')).toContain(
    'The line ends where the change was seen not to have happened.',
  );
  expect(sentence('Cannot tell yet')).toContain('The last look has no number.');
});
