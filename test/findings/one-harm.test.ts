import { expect, test } from 'vitest';
import type { Row } from '../../functions/contract/lake/rows.ts';
import { type Led, leadHarms, splitHarms } from '../../functions/findings/one-harm.ts';

const row = (scope: string, given: Row = {}): Row => ({
  ...{
    brand: 'acme',
    change_id: 'ai',
    change_effective_on: '2026-03-02',
    metric: 'service',
    scope,
    places: 4,
  },
  ...given,
});
const readAs = (...rows: readonly Row[]) =>
  leadHarms(rows).map(({ lead, parts }) => [lead.scope, ...parts.map(({ scope }) => scope)]);

test('a place that differs from the whole leads it; another that does is a harm of its own', () => {
  expect(readAs(row('*'), row('DE', { stands_out: true }))).toEqual([['DE', '*']]);
  expect(
    readAs(row('*'), row('DE', { stands_out: true }), row('FR', { stands_out: true }), row('IT')),
  ).toEqual([['DE', '*'], ['FR'], ['IT']]);
});

test('of several at which the whole goes further the surest leads it, whatever leads the place itself', () => {
  const [de, fr] = ['DE', 'FR'].map((scope, at) =>
    row(scope, { stands_out: true, log_e: 5 + at, alpha: 0.01 }),
  );
  expect(readAs(row('*'), de!, fr!)).toEqual([['FR', '*'], ['DE']]);
  expect(readAs(row('*', { metric: 'human_access_rate' }), de!)).toEqual([['DE', '*']]);
});

test('where no place differs the whole leads, and the places are its parts', () => {
  expect(readAs(row('DE'), row('*'), row('FR'))).toEqual([['*', 'DE', 'FR']]);
});

test('the only place of a change leads, since the whole is the same tickets', () => {
  expect(readAs(row('*', { places: 1 }), row('DE', { places: 1 }))).toEqual([['DE', '*']]);
});

test('another change, another brand, and a cost beside a drop in service are harms of their own', () => {
  const one = row('*');
  for (const other of [{ change_id: 'back' }, { brand: 'b' }, { metric: 'handling_cost' }])
    expect(leadHarms([one, row('DE', { stands_out: true, ...other })])).toHaveLength(2);
  expect(readAs(row('DE', { stands_out: true }), row('FR'))).toEqual([['DE'], ['FR']]);
});

test('service comes before what moved, and that before costs', () => {
  const rows = ['handling_cost', 'survey_offer_rate', 'csat'].map((metric) => row('DE', { metric }));
  expect(leadHarms(rows).map(({ lead }) => lead.metric)).toEqual([
    'csat',
    'survey_offer_rate',
    'handling_cost',
  ]);
});

const scopesOf = (harms: readonly Led[]) =>
  harms.map(({ lead, parts }) => [lead.scope, ...parts.map(({ scope }) => scope)]);
const stands = { state: 'confirmed', opened_on: '2026-03-10' };
const dismissed = { ...stands, state: 'dismissed', marked_at: '2026-03-12T09:00:00.000Z' };

test('with a harm that somebody dismissed go the places that it led then, and not those found later', () => {
  const [de, fr] = [row('DE', stands), row('FR', { ...stands, opened_on: '2026-03-13' })];
  const { standing, rest } = splitHarms([row('*', dismissed), de, fr]);
  expect([scopesOf(standing), scopesOf(rest)]).toEqual([[['FR']], [['*', 'DE']]]);
  const place = splitHarms([row('*', stands), row('DE', { ...dismissed, stands_out: true })]);
  expect([scopesOf(place.standing), scopesOf(place.rest)]).toEqual([[], [['DE', '*']]]);
});

test('what stands is no part of what does not, and a place that was dismissed is no part of what stands', () => {
  const recovered = row('*', { ...stands, state: 'recovered' });
  const split = splitHarms([recovered, row('DE', stands)]);
  expect([scopesOf(split.standing), scopesOf(split.rest)]).toEqual([[['DE']], [['*']]]);
  const whole = splitHarms([row('*', stands), row('DE', dismissed), row('FR', stands)]);
  expect([scopesOf(whole.standing), scopesOf(whole.rest)]).toEqual([[['*', 'FR']], [['DE']]]);
});
