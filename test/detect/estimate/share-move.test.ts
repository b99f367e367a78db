import { expect, test } from 'vitest';
import { toBrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { currentChanges } from '../../../functions/detect/changes/changes.ts';
import { replayBrand } from '../../../functions/detect/decide/replay-brand.ts';
import { indexFacts } from '../../../functions/detect/facts/facts-index.ts';

const first = '2026-01-05';
const changeOn = '2026-03-02';
const declared: RoutingChangeEvent = {
  event: 'routing_change',
  schema: 1,
  source: 'ops',
  occurred_at: '2026-02-20T00:00:00Z',
  change_id: 'rollout',
  effective_at: `${changeOn}T00:00:00Z`,
  kind: 'ai_rollout',
  selector: { market: ['DE'] },
  ai_share_before: 0,
  ai_share_after: 0.6,
};

/** 40 tickets a day in three markets; in DE a share goes to AI after the change, and claims fall by `drop`. */
function facts(shareAfter: (day: number) => number, drop = 0): FactRow[] {
  const rows: FactRow[] = [];
  for (let d = 0; d < 110; d++) {
    const dt = addDays(first, d);
    for (const market of ['DE', 'AT', 'ES']) {
      const since = Math.round((Date.parse(dt) - Date.parse(changeOn)) / 86_400_000);
      const isTreated = market === 'DE' && since >= 0;
      const place = {
        dt,
        brand: 'b',
        market,
        channel: 'chat',
        queue: 'q',
        intent: '*',
        language: '*',
        priority: '*',
      };
      const cell = { ...place, handler_kind: '*', lag_days: 0, n: 40 };
      const byAi = isTreated ? Math.round(40 * shareAfter(since)) : 0;
      const claimed = 30 + (d % 3) - (isTreated ? drop : 0);
      rows.push({ ...cell, metric: 'ai_share', total: byAi, total_squares: byAi });
      rows.push({ ...cell, metric: 'claimed_resolution_rate', total: claimed, total_squares: claimed });
    }
  }
  return rows;
}

function looksOf(rows: readonly FactRow[], event = declared): (Look | undefined)[] {
  const looks = [
    ...replayBrand(indexFacts(toBrandFacts('b', rows)), currentChanges([event]), {
      levelsOf: () => ({ stream: 0.05, alarm: 0.05 }),
      horizonDays: 180,
      rho: {},
      drift: {},
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
      definitionVersionOf: () => 'test',
    }),
  ].filter(({ scope, metric }) => scope === '*' && metric === 'claimed_resolution_rate');
  return [14, 15, 50].map((day) => looks.find((look) => look.day === day));
}

test('a change whose AI share stayed where it was did not happen, from day 15, and has no numbers', () => {
  const [before, on, later] = looksOf(facts(() => 0));
  expect(before).toMatchObject({ status: 'no_regression_so_far', ai_share_before: null });
  for (const look of [on, later]) {
    expect(look).toMatchObject({ status: 'did_not_happen', effect: null, upper: null, log_e: null });
    expect(look).toMatchObject({ ai_share_before: 0, ai_share_after: 0, ai_share_declared: 0.6 });
  }
});

test('a change that moved the share by less than half is smaller than declared, with its numbers', () => {
  const [, on] = looksOf(facts(() => 0.2));
  expect(on).toMatchObject({ status: 'smaller_than_declared', ai_share_after: 0.2, ai_share_declared: 0.6 });
  expect(on!.effect).not.toBeNull();
});

test('a change that happened is judged as ever', () => {
  expect(looksOf(facts(() => 0.55))[1]).toMatchObject({
    status: 'no_regression_so_far',
    ai_share_after: 0.55,
  });
});

test('a flag outranks a change that did not happen', () => {
  expect(looksOf(facts(() => 0, 20))[2]).toMatchObject({ status: 'regression_confirmed', flagged: true });
});

test('stages count from their day on: a first stage of 10 % is no small rollout', () => {
  const stages = [
    { effective_at: `${changeOn}T00:00:00Z`, ai_share: 0.1 },
    { effective_at: '2026-04-06T00:00:00Z', ai_share: 0.6 },
  ];
  const [, on] = looksOf(
    facts((day) => (day < 35 ? 0.1 : 0.6)),
    { ...declared, stages },
  );
  expect(on).toMatchObject({ status: 'no_regression_so_far', ai_share_declared: expect.closeTo(0.1) });
});

test('a hand-back that moved nothing did not happen either', () => {
  const back = { ...declared, kind: 'handback', ai_share_before: 0.6, ai_share_after: 0 } as const;
  const byAi = facts(() => 0).map((row) =>
    row.metric === 'ai_share' && row.market === 'DE' ? { ...row, total: 24, total_squares: 24 } : row,
  );
  expect(looksOf(byAi, back)[1]).toMatchObject({ status: 'did_not_happen', ai_share_after: 0.6 });
});

test('where no share was declared, or the facts know none, nothing is said of it', () => {
  const { ai_share_before: _, ai_share_after: __, ...unsaid } = declared;
  expect(
    looksOf(
      facts(() => 0),
      unsaid,
    )[1],
  ).toMatchObject({ status: 'no_regression_so_far', ai_share_after: null });
  const without = facts(() => 0).filter(({ metric }) => metric !== 'ai_share');
  expect(looksOf(without)[1]).toMatchObject({ status: 'no_regression_so_far', ai_share_after: null });
});
