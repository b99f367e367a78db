import { expect, test } from 'vitest';
import { defaultSettings, Settings } from '../../functions/contract/definitions/settings.ts';
import { changedDays, emptySnapshot } from '../../functions/curate/input-snapshot.ts';
import { planDays, type RunFacts, splitDays } from '../../functions/curate/plan-run.ts';
import { recomputeHorizonDays, voidHorizonDays } from '../../functions/curate/recompute-horizon.ts';

const facts: RunFacts = {
  lake: { from: '2026-01-01', to: '2026-11-20' },
  knownAt: Date.parse('2026-11-22T05:00:00Z'),
  previousKnownAt: Date.parse('2026-11-21T05:00:00Z'),
  changedFrom: undefined,
  voidFrom: undefined,
  lateSurveyFrom: undefined,
  coverageFrom: undefined,
  isDefinitionChanged: false,
  recomputeHorizonDays: 68,
  voidHorizonDays: 128,
};
const from = (change: Partial<RunFacts>) => planDays({ ...facts, ...change }).from;

test('an episode may change for 68 days; longer with settings that wait longer', () => {
  expect(recomputeHorizonDays(defaultSettings)).toBe(68);
  expect(recomputeHorizonDays(Settings.parse({ silent_after_days: 20 }))).toBe(81);
  expect(voidHorizonDays(defaultSettings)).toBe(128);
});

test('without news, days are recomputed that time has changed since the last run', () => {
  expect(planDays(facts)).toEqual({ from: '2026-09-14', to: '2026-11-20' });
  expect(from({ previousKnownAt: Date.parse('2026-08-31T00:00:00Z') })).toBe('2026-06-24');
});

test('news reach back as far as they can matter', () => {
  expect(from({ changedFrom: '2026-11-01' })).toBe('2026-08-25');
  expect(from({ changedFrom: '2026-01-05' })).toBe('2026-01-01');
  expect(from({ changedFrom: '2026-11-01', lateSurveyFrom: '2026-03-03' })).toBe('2026-03-03');
  expect(from({ changedFrom: '2026-11-01', voidFrom: '2026-11-02' })).toBe('2026-06-27');
  expect(from({ changedFrom: '2026-07-01', voidFrom: '2026-11-02' })).toBe('2026-04-24');
  expect(from({ changedFrom: '2026-11-01', coverageFrom: '2026-02-02' })).toBe('2026-02-02');
});

test('the first run and a changed definition recompute everything', () => {
  expect(from({ previousKnownAt: undefined })).toBe('2026-01-01');
  expect(from({ isDefinitionChanged: true })).toBe('2026-01-01');
});

test('a lake whose last event is long ago has its last day looked at', () => {
  const lake = { from: '2021-01-01', to: '2021-12-31' };
  expect(planDays({ ...facts, lake })).toEqual({ from: '2021-12-31', to: '2021-12-31' });
});

test('days are cut into parts an engine can write at once', () => {
  expect(splitDays({ from: '2026-01-30', to: '2026-02-03' }, 2)).toEqual([
    { from: '2026-01-30', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-02' },
    { from: '2026-02-03', to: '2026-02-03' },
  ]);
});

test('an arrival day with another number of objects than before has news, whatever its date', () => {
  const before = { ...emptySnapshot, ingest_ledger: { '2026-11-20': 3, '2026-11-21': 1 } };
  const now = { ...emptySnapshot, ingest_ledger: { '2026-01-01': 1, '2026-11-20': 3, '2026-11-21': 2 } };
  expect(changedDays(before, now, 'ingest_ledger')).toEqual(['2026-01-01', '2026-11-21']);
  expect(changedDays(now, now, 'ingest_ledger')).toEqual([]);
});
