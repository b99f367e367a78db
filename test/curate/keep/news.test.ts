import { expect, test } from 'vitest';
import type { PreviousCommit } from '../../../functions/curate/commit.ts';
import { emptySnapshot } from '../../../functions/curate/input-snapshot.ts';
import { newsOf } from '../../../functions/curate/keep/news.ts';
import { daysOf } from '../../../functions/curate/plan-run.ts';

const committed = daysOf({ from: '2026-01-01', to: '2026-03-31' });
const seen = { ...emptySnapshot, ingest_ledger: { '2026-03-01': 2, '2026-04-01': 3 } };
const previous: PreviousCommit = {
  sequence: 7,
  knownAt: Date.parse('2026-04-01T04:00:00Z'),
  definitionVersions: {},
  seen,
  days: new Map(committed.map((day) => [day, 'run-7'])),
};
const night = {
  previous,
  isDefinitionChanged: false,
  knownAt: Date.parse('2026-04-02T04:00:00Z'),
  seen: { ...seen, ingest_ledger: { ...seen.ingest_ledger, '2026-04-02': 1 } },
  changedFrom: '2026-03-30',
  range: { from: '2026-01-21', to: '2026-04-01' },
};

test('what is new are the arrival days with other counts; a day not seen before has no rows to keep', () => {
  expect(newsOf(night)).toEqual({ ingestedDays: ['2026-04-02'], changedFrom: '2026-03-30' });
  expect(newsOf({ ...night, seen, changedFrom: undefined })).toEqual({ ingestedDays: [], changedFrom: null });
});

test.each([
  ['nothing is committed', { previous: undefined }],
  ['definitions changed', { isDefinitionChanged: true }],
  ['the moment is an earlier one', { knownAt: previous.knownAt - 1 }],
  ['an object is taken back', { seen: { ...night.seen, retractions: { '2026-04-02': 1 } } }],
  ['a customer is erased', { seen: { ...night.seen, erasures: { '2026-04-02': 1 } } }],
  ['texts are tagged anew', { seen: { ...night.seen, retaggings: { '2026-04-02': 1 } } }],
  ['an older day was never committed', { range: { from: '2025-12-31', to: '2026-04-01' } }],
  ['every arrival day has news', { seen: { ...emptySnapshot, ingest_ledger: { '2026-04-02': 1 } } }],
])('no row is kept where %s', (_, change) => {
  expect(newsOf({ ...night, ...change })).toBeUndefined();
});
