import { expect, test } from 'vitest';
import { toBrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { currentChanges } from '../../../functions/detect/changes/changes.ts';
import { findUndeclared } from '../../../functions/detect/changes/undeclared.ts';
import { indexFacts } from '../../../functions/detect/facts/facts-index.ts';

const first = '2026-01-01';
const cell = {
  brand: 'b',
  market: 'DE',
  channel: 'chat',
  queue: 'q',
  intent: '*',
  language: '*',
  priority: '*',
};

/** AI share by day: `tickets` a day, `byAi(day)` of them by AI. */
const shares = (days: number, tickets: number, byAi: (day: number) => number) =>
  indexFacts(
    toBrandFacts(
      'b',
      Array.from({ length: days }, (_, day): FactRow => {
        const total = byAi(day);
        const values = { n: tickets, total, total_squares: total };
        return {
          ...cell,
          dt: addDays(first, day),
          handler_kind: '*',
          metric: 'ai_share',
          lag_days: 0,
          ...values,
        };
      }),
    ),
  );

const declared = (effective_at: string, stages: string[] = []): RoutingChangeEvent => ({
  event: 'routing_change',
  schema: 1,
  source: 'ops',
  occurred_at: `${first}T00:00:00Z`,
  change_id: 'rollout',
  kind: 'ai_rollout',
  effective_at: `${effective_at}T00:00:00Z`,
  selector: { market: ['DE'] },
  stages: stages.map((day) => ({ effective_at: `${day}T00:00:00Z`, ai_share: 0.5 })),
});

// Nine tickets a day: AI has two of them, from day 60 on five; by chance already five on day 55 and four on the next.
const thin = shares(90, 9, (day) => (day >= 60 ? 5 : day === 55 ? 5 : day === 56 ? 4 : day === 57 ? 4 : 2));
// Nine hundred a day, the same shares, all from day 55 on.
const thick = shares(90, 900, (day) => (day >= 55 ? 400 : 200));
const stage = addDays(first, 60);

test('with few tickets a shift may be dated days before the declared stage that it is', () => {
  const alone = findUndeclared(thin, [], 0.05);
  expect(alone.map(({ id }) => id)).toEqual([`implicit:b:DE/chat/q:${addDays(first, 55)}`]);
  expect(findUndeclared(thin, currentChanges([declared(stage)]), 0.05)).toEqual([]);
});

test('with many tickets the day is known, and a stage five days later explains nothing', () => {
  const found = findUndeclared(thick, currentChanges([declared(stage)]), 0.05);
  expect(found.map(({ id }) => id)).toEqual([`implicit:b:DE/chat/q:${addDays(first, 55)}`]);
  expect(findUndeclared(thick, currentChanges([declared(addDays(first, 57))]), 0.05)).toEqual([]);
});

test('a shift between two declared stages is part of that change', () => {
  const found = findUndeclared(thick, currentChanges([declared(first, [stage])]), 0.05);
  expect(found).toEqual([]);
});

test('a change of other tickets explains nothing', () => {
  const other = { ...declared(stage), selector: { market: ['SE'] } };
  expect(findUndeclared(thin, currentChanges([other]), 0.05)).toHaveLength(1);
});
