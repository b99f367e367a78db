import { expect, test } from 'vitest';
import { dayNumber } from '../../../functions/contract/detection/brand-facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { type Change, currentChanges } from '../../../functions/detect/changes/changes.ts';
import { beforeWindow, cutsBefore } from '../../../functions/detect/design/windows.ts';

function changeAt(effective_at: string, stages: readonly string[] = []): Change {
  const event: RoutingChangeEvent = {
    event: 'routing_change',
    schema: 1,
    source: 'test',
    occurred_at: '2025-01-01T00:00:00Z',
    change_id: effective_at,
    effective_at,
    kind: 'staffing',
    selector: {},
    stages: stages.map((each) => ({ effective_at: each, ai_share: 0.5 })),
  };
  return currentChanges([event])[0]!;
}

const day = dayNumber;
const change = changeAt('2026-03-02T00:00:00Z');

test('history is cut at effective_at and at each stage, and a day partly after a change stands alone', () => {
  const staged = changeAt('2026-02-01T00:00:00Z', ['2025-12-24T09:30:00Z', '2026-01-10T00:00:00Z']);
  expect(cutsBefore(change, [staged])).toEqual(
    ['2025-12-24', '2025-12-25', '2026-01-10', '2026-02-01'].map(day),
  );
});

test('stages after the change and changes of the same day cut nothing', () => {
  const others = [
    changeAt('2026-03-02T00:00:00Z'),
    changeAt('2026-03-20T00:00:00Z', ['2026-03-05T00:00:00Z']),
  ];
  expect(cutsBefore(change, others)).toEqual([]);
});

test('the days before begin after the last stage, at midnight on its own day', () => {
  const staged = (stage: string) => [changeAt('2026-01-01T00:00:00Z', [stage])];
  expect(beforeWindow(change, staged('2026-02-09T00:00:00Z'), 0).days).toBe(21);
  expect(beforeWindow(change, staged('2026-02-09T08:00:00Z'), 0).days).toBe(14);
  expect(beforeWindow(change, staged('2026-03-01T08:00:00Z'), 0).days).toBe(0);
});
