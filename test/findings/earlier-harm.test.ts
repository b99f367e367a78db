import { expect, test } from 'vitest';
import type { Row } from '../../functions/contract/lake/rows.ts';
import { earlierTexts, withEarlierHarms } from '../../functions/findings/earlier-harm.ts';
import { describeFinding } from '../../functions/findings/in-words.ts';

const found: Row = {
  ...{
    finding_id: 'new',
    brand: 'acme',
    change_id: 'implicit:acme:SE/chat/x:2026-03-02',
    scope: 'SE/chat/x',
  },
  ...{ change_effective_on: '2026-03-02', metric: 'service', state: 'confirmed', opened_on: '2026-03-20' },
  ...{ known_on: '2026-04-01', confirmed_on: null, recovered_on: null, action: null },
};
const before: Row = {
  ...{
    ...found,
    finding_id: 'old',
    change_id: 'rollout',
    change_effective_on: '2026-01-05',
    state: 'superseded',
  },
  ...{ metric: 'reopen_rate', opened_on: '2026-01-20', known_on: '2026-03-15' },
};
const said =
  'These tickets stood under change rollout of 2026-01-05 until 2026-03-15; the harm found there on 2026-01-20 was: Reopened.';

test('a harm under an undeclared change says what was found in its place before', () => {
  const [row = {}] = withEarlierHarms([found, before]);
  expect(describeFinding(row, 'EUR')).toMatch(new RegExp(`${said}$`));
  expect(earlierTexts([row, before])).toEqual(new Map([['new', said]]));
});

test('all that an undeclared change covers is the place that it was found in', () => {
  const [row = {}] = withEarlierHarms([{ ...found, scope: '*' }, before]);
  expect(describeFinding(row, 'EUR')).toContain(said);
});

test('of several the newest is told', () => {
  const older = { ...before, change_id: 'pilot', change_effective_on: '2025-10-06' };
  const [row = {}] = withEarlierHarms([found, older, before]);
  expect(describeFinding(row, 'EUR')).toContain(said);
});

test.each([
  ['of another place', { scope: 'DE/chat/x' }],
  ['of another brand', { brand: 'other' }],
  ['that still stands', { state: 'confirmed' }],
  ['of a later change', { change_effective_on: '2026-03-09' }],
])('a harm %s is not told', (_, given) => {
  expect(earlierTexts(withEarlierHarms([found, { ...before, ...given }]))).toEqual(new Map());
});

test('a declared change says nothing of what it overtook: whoever declared it knows', () => {
  expect(earlierTexts(withEarlierHarms([{ ...found, change_id: 'next' }, before]))).toEqual(new Map());
});
