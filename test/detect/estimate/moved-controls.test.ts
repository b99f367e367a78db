import { expect, test } from 'vitest';
import { toBrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { currentChanges } from '../../../functions/detect/changes/changes.ts';
import { findUndeclared } from '../../../functions/detect/changes/undeclared.ts';
import { replayBrand } from '../../../functions/detect/decide/replay-brand.ts';
import { describeFindings } from '../../../functions/detect/explain/findings.ts';
import { indexFacts } from '../../../functions/detect/facts/facts-index.ts';

const first = '2026-01-01';
const changeDay = 84;
const days = 120;
const tickets = 300;

/** AI share and mean cost of a ticket in one market, by day. */
interface Market {
  readonly share: (day: number) => number;
  readonly cost: (day: number) => number;
}

const still: Market = { share: () => 0.2, cost: () => 7 };
/** From a day on AI takes three in five tickets and each costs two less; nobody declared it. */
const movedOn = (day: number): Market => ({
  share: (on) => (on >= day ? 0.6 : 0.2),
  cost: (on) => (on >= day ? 5 : 7),
});
const dearer: Market = { ...still, cost: (day) => (day >= changeDay ? 9 : 7) };

/** A repeatable number of −1…1, so that days differ. */
const noise = (seed: number): number => 2 * ((Math.sin(seed * 12.9898) * 43758.5453) % 1);

const rowsOf = (market: string, { share, cost }: Market, seed: number): FactRow[] =>
  Array.from({ length: days }, (_, day) => {
    const cell = { brand: 'b', market, channel: 'chat', queue: 'q', handler_kind: '*', lag_days: 0 };
    const of = { ...cell, intent: '*', language: '*', priority: '*', dt: addDays(first, day), n: tickets };
    const byAi = Math.round(tickets * share(day));
    const mean = cost(day) + 0.1 * noise(seed + day);
    return [
      { ...of, metric: 'ai_share', total: byAi, total_squares: byAi },
      { ...of, metric: 'handling_cost', total: tickets * mean, total_squares: tickets * (mean ** 2 + 9) },
    ];
  }).flat();

const policy: RoutingChangeEvent = {
  ...({ event: 'routing_change', schema: 1, source: 'ops', kind: 'policy', change_id: 'policy' } as const),
  occurred_at: `${first}T00:00:00Z`,
  effective_at: `${addDays(first, changeDay)}T00:00:00Z`,
  selector: { market: ['SE'] },
};

/** Looks at the cost of Sweden, in which a policy was declared, beside the other markets. */
function looksAt(markets: Readonly<Record<string, Market>>): Look[] {
  const rows = Object.entries(markets).flatMap(([market, each], i) => rowsOf(market, each, 1000 * i));
  const index = indexFacts(toBrandFacts('b', rows));
  const declared = currentChanges([policy]);
  const options = {
    levelsOf: () => ({ stream: 0.05, alarm: 0.05 }),
    ...{ horizonDays: 180, rho: {}, drift: {}, definitionVersionOf: () => 'test' },
    ...{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  };
  return [...replayBrand(index, [...declared, ...findUndeclared(index, declared, 0.05)], options)].filter(
    (look) => look.change_id === 'policy' && look.scope === '*' && look.metric === 'handling_cost',
  );
}

const statuses = (looks: readonly Look[]) =>
  [
    ...Map.groupBy(
      looks.filter(({ flagged }) => flagged),
      ({ status }) => status,
    ),
  ].map(([status, own]) => [status, own[0]!.day, own.at(-1)!.day] as const);
const lastDay = days - changeDay;

test('a flag by the one place that nobody knew to have changed is never sure', () => {
  const looks = looksAt({ SE: still, DE: movedOn(changeDay) });
  expect(statuses(looks)).toEqual([['regression_suspected', expect.any(Number), lastDay]]);
  const found = looks.find(({ controls }) => controls === 0)!;
  expect(found.day).toBeGreaterThan(looks.find(({ flagged }) => flagged)!.day);
  expect(looks.at(-1)).toMatchObject({ effect: null, controls: 0 });
});

test('its text says that what it was compared with has changed', () => {
  const looks = looksAt({ SE: still, DE: movedOn(changeDay) });
  const [finding] = describeFindings([looks.at(-1)!]);
  expect(finding?.text).toMatch(/^dearer, not confirmed yet: .* every place that it was compared with/);
  expect(finding?.text).not.toContain('0 observations');
});

test('with others left it waits until these have raised it', () => {
  expect(statuses(looksAt({ SE: still, DE: movedOn(changeDay), NO: still }))).toEqual([
    ['regression_suspected', expect.any(Number), lastDay],
  ]);
  const rises = statuses(looksAt({ SE: dearer, DE: movedOn(changeDay), NO: still }));
  expect(rises.map(([status]) => status)).toEqual(['regression_suspected', 'regression_confirmed']);
  expect(rises[1]![1]).toBe(rises[0]![2] + 1);
  expect(rises[1]![2]).toBe(lastDay);
});

test.each([
  ['places that did not change', still],
  ['a place that changed weeks after', movedOn(changeDay + 21)],
])('a flag by %s is sure at once', (_, DE) => {
  const all = statuses(looksAt({ SE: dearer, DE, NO: still }));
  expect(all).toEqual([['regression_confirmed', expect.any(Number), lastDay]]);
});

/** The rule once more, plainly: the days since the flag on which no look that reached the level can be relied on. */
function plainlySuspected(looks: readonly Look[], others: readonly Market[], foundAfter: number): number[] {
  const sum = (at: number, from: number, length: number, used: readonly Market[]) =>
    Array.from({ length }, (_, i) => used.map(({ share }) => Math.round(tickets * share(at + from + i))))
      .flat()
      .reduce((all, each) => all + each, 0);
  const changeOf = ({ share }: Market) =>
    Array.from({ length: lastDay }, (_, i) => i).find((day) => share(changeDay + day) !== share(0));
  const isFound = (market: Market, day: number) => (changeOf(market) ?? Infinity) + foundAfter <= day - 1;
  const isReliable = ({ day, log_e }: Look, known: number): boolean => {
    const used = others.filter((each) => !isFound(each, day));
    const length = Math.min(7, day);
    const at = changeDay + day - length;
    const [n, earlier] = [tickets * length * used.length, tickets * 28 * used.length];
    const [share, before] = [sum(at, 0, length, used) / n, sum(at, -28, 28, used) / earlier];
    const all = (sum(at, 0, length, used) + sum(at, -28, 28, used)) / (n + earlier);
    const move = Math.abs(share - before);
    const hasMoved = move >= 0.05 && move >= 4 * Math.sqrt(all * (1 - all) * (1 / n + 1 / earlier));
    const isKnownChanged = used.some((each) => isFound(each, known) && changeOf(each)! <= day - 1);
    return (log_e ?? 0) >= Math.log(20) && !hasMoved && !isKnownChanged;
  };
  const flagged = looks.filter((look) => look.flagged);
  return flagged
    .filter(({ day }) => !flagged.some((look) => look.day <= day && isReliable(look, day)))
    .map(({ day }) => day);
}

test.each([
  { SE: still, DE: movedOn(changeDay), NO: still },
  { SE: dearer, DE: movedOn(changeDay), NO: still },
  { SE: dearer, DE: movedOn(changeDay + 1), NO: still },
  { SE: dearer, DE: movedOn(changeDay + 3), NO: still },
  { SE: dearer, DE: movedOn(changeDay + 21), NO: still },
])('a plain reckoning doubts the same days', (markets) => {
  const looks = looksAt(markets);
  const all = looks.find(({ controls }) => controls === 1);
  const moved = Array.from({ length: days }, (_, day) => day).find((day) => markets.DE.share(day) > 0.2)!;
  const foundAfter = changeDay + all!.day - 1 - moved;
  const suspected = looks.filter(({ status }) => status === 'regression_suspected').map(({ day }) => day);
  expect(plainlySuspected(looks, [markets.DE, markets.NO], foundAfter)).toEqual(suspected);
});
