import { expect, test } from 'vitest';
import { lookDay, stateOf } from '../../functions/curate/watermark.ts';

const at = (text: string) => Date.parse(text);
const silentBefore = at('2026-03-01T00:00:00Z');
const state = (arrived: string, occurred: string) =>
  stateOf('desk', { arrived: at(arrived), occurred: at(occurred) }, silentBefore);

test('a day is complete once something arrived, or happened, after its end', () => {
  expect(state('2026-03-10T00:00:00Z', '2026-03-09T12:00:00Z').completeThrough).toBe('2026-03-09');
  expect(state('2026-03-09T23:59:59.999Z', '2026-03-09T12:00:00Z').completeThrough).toBe('2026-03-08');
  expect(state('2026-03-09T23:00:00Z', '2026-03-10T05:00:00Z').completeThrough).toBe('2026-03-09');
});

test('the slowest source sets the look day; a silent one is shown and left out', () => {
  const fast = state('2026-03-10T08:00:00Z', '2026-03-10T07:00:00Z');
  const slow = state('2026-03-08T08:00:00Z', '2026-03-08T07:00:00Z');
  const silent = state('2026-02-20T08:00:00Z', '2026-02-20T07:00:00Z');
  expect([fast, slow, silent].map(({ isSilent }) => isSilent)).toEqual([false, false, true]);
  expect(lookDay([fast, slow, silent])).toBe('2026-03-07');
  expect(lookDay([silent])).toBeUndefined();
});
