import { describe, expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { BrokenFacts } from '../../../functions/detect/facts/facts-index.ts';
import { type Replication, replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import { replay } from './replay.ts';

const draw = (scenario: string, world = {}): Replication =>
  replicate({ ...scenarios.get(scenario)!, historyDays: 91, daysAfter: 35, ...world }, 3, 0);

const shuffle = <T>(items: readonly T[]): T[] =>
  items
    .map((item, i) => ({ item, key: (i * 7919) % 10_007 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** Looks as they compare: numbers to 10 digits, the hash left out where days move. */
const comparable = (looks: readonly Look[]) =>
  looks.map((look) =>
    Object.fromEntries(
      Object.entries(look).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toPrecision(10)) : value,
      ]),
    ),
  );

const moveChange = (change: RoutingChangeEvent, days: number): RoutingChangeEvent => {
  const move = (instant: string) => `${addDays(instant.slice(0, 10), days)}${instant.slice(10)}`;
  const stages = change.stages?.map((stage) => ({ ...stage, effective_at: move(stage.effective_at) }));
  return { ...change, effective_at: move(change.effective_at), ...(stages ? { stages } : {}) };
};

const moveLook = (look: Look, days: number) => ({
  ...look,
  known_on: addDays(look.known_on, days),
  change_effective_on: addDays(look.change_effective_on, days),
  flagged_on: look.flagged_on === null ? null : addDays(look.flagged_on, days),
});

const worlds = ['drop-3-20', 'lag-score-20', 'verified-20', 'ramp-20'];

describe.each(worlds)('looks at %s', (scenario) => {
  const { rows, changes } = draw(scenario);
  const looks = replay(rows, changes);

  test('do not hang on the order of rows', () => {
    expect(replay(shuffle(rows), changes)).toEqual(looks);
  });

  test('do not hang on how rows are split', () => {
    const halves = rows.flatMap((row) => {
      const half = { ...row, n: row.n / 2, total: row.total / 2, total_squares: row.total_squares / 2 };
      return [
        { ...half, handler_kind: 'ai' },
        { ...half, handler_kind: 'in_house' },
      ];
    });
    expect(comparable(replay(halves, changes))).toEqual(comparable(looks));
  });

  test('made on the day say what the replay says', () => {
    for (const day of [1, 8, 19, 30]) {
      const lookDay = addDays(changeDay, day);
      const known = rows.filter((row) => addDays(row.dt, row.lag_days) <= lookDay);
      const onTheDay = replay(known, changes).filter(({ known_on }) => known_on === lookDay);
      expect(comparable(onTheDay)).toEqual(comparable(looks.filter(({ known_on }) => known_on === lookDay)));
    }
  });

  test('move with the calendar', () => {
    const moved = rows.map((row) => ({ ...row, dt: addDays(row.dt, -364) }));
    const then = replay(
      moved,
      changes.map((change) => moveChange(change, -364)),
    ).map((look) => moveLook(look, 364));
    const withoutHash = (all: readonly Look[]) => comparable(all).map(({ design_hash, ...rest }) => rest);
    expect(withoutHash(then)).toEqual(withoutHash(looks));
  });
});

const hasOnlyFinite = (looks: readonly Look[]) =>
  looks.every((look) =>
    Object.values(look).every((value) => typeof value !== 'number' || Number.isFinite(value)),
  );

describe('degenerate input is an answer', () => {
  const { rows, changes } = draw('iid-20');
  const asShare = (value: number) => (row: FactRow) =>
    row.metric === 'csat'
      ? {
          ...row,
          metric: 'claimed_resolution_rate',
          total: value * row.n,
          total_squares: value * row.n,
        }
      : row;
  const tiny = draw('iid-20', {
    treated: [{ perDay: 1, drop: 0 }],
    controls: { count: 2, perDay: 1 },
    historyDays: 182,
    daysAfter: 180,
  });
  const change = changes[0]!;
  const inputs: Readonly<
    Record<string, readonly [readonly FactRow[], readonly RoutingChangeEvent[], string?]>
  > = {
    'no rows': [[], changes],
    'no controls': [
      rows.filter(({ market }) => market === 'treated'),
      changes,
      'no_regression_so_far_uncontrolled',
    ],
    'no history': [rows.filter(({ dt }) => dt >= changeDay), changes, 'not_enough_data'],
    'nothing after': [rows.filter(({ dt }) => dt < changeDay), changes],
    'treated silent after': [
      rows.filter(({ dt, market }) => dt < changeDay || market !== 'treated'),
      changes,
      'not_enough_data',
    ],
    'all scores equal': [
      rows.map((row) =>
        row.metric === 'csat' ? { ...row, total: 4 * row.n, total_squares: 16 * row.n } : row,
      ),
      changes,
      'no_regression_so_far',
    ],
    'a share of 0': [rows.map(asShare(0)), changes, 'not_enough_data'],
    'a share of 1': [rows.map(asShare(1)), changes, 'not_enough_data'],
    'a change in the future': [rows, [{ ...change, effective_at: '2026-01-01T00:00:00Z' }]],
    'two changes on one day': [
      rows,
      [change, { ...change, change_id: 'other', kind: 'handback' }],
      'no_regression_so_far',
    ],
    // Only a part of the tickets went to AI.
    'everything changed': [rows, [{ ...change, selector: {} }], 'smaller_than_declared_uncontrolled'],
    'nothing changed': [rows, [{ ...change, selector: { market: ['nowhere'] } }]],
    'missing days': [rows.filter(({ dt }) => Number(dt.slice(9)) % 3 !== 0), changes, 'no_regression_so_far'],
    'no tickets counted': [
      rows.filter(({ metric }) => metric !== 'ai_share'),
      changes,
      'no_regression_so_far',
    ],
    'nothing to judge': [rows.filter(({ metric }) => metric === 'ai_share'), changes],
    'one answer a day for a year': [tiny.rows, tiny.changes, 'no_regression_so_far'],
  };

  test.each(Object.entries(inputs))('%s', (_, [given, declared, status]) => {
    const looks = replay(given, declared);
    expect(hasOnlyFinite(looks)).toBe(true);
    expect(looks.some(({ flagged }) => flagged)).toBe(false);
    expect(looks.filter(({ scope }) => scope === '*').at(-1)?.status).toBe(status);
  });

  test.each([
    ['NaN', { n: Number.NaN }],
    ['infinite', { total: Number.POSITIVE_INFINITY }],
    ['a negative lag', { lag_days: -3 }],
  ])('%s is refused with its place', (_, broken) => {
    const all = [...rows, { ...rows[1]!, ...broken }];
    expect(() => replay(all, changes)).toThrow(BrokenFacts);
    expect(() => replay(all, changes)).toThrow(/treated\/chat\/leaf1, csat of 2024-10-07/);
  });
});
