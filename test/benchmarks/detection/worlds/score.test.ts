import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proportion } from '../bounds.ts';
import type { Alarm } from './alarms.ts';
import { renderComparison } from './compare.ts';
import { renderScores, score } from './score.ts';
import type { TruthRow } from './truth.ts';

const truthOf = (scenario: string, replication: string, drops: Record<string, number>): TruthRow[] =>
  Object.entries(drops).map(([scope, drop]) => ({
    scenario,
    name: scenario,
    replication,
    scope,
    planted: drop > 0,
    drop,
    change_day: '2025-01-06',
    looks: 90,
  }));
const alarm = (scenario: string, replication: string, day: number, scope = '*'): Alarm => ({
  scenario,
  replication,
  day,
  scope,
});
const replications = ['r0000', 'r0001', 'r0002'];
const quiet = replications.flatMap((name) => truthOf('quiet', name, { leaf: 0 }));
const dropped = replications.flatMap((name) => truthOf('dropped', name, { leaf: 0.3 }));
const leaves = replications.flatMap((name) => truthOf('leaves', name, { bad: 0.3, good: 0 }));

describe('where nothing is planted', () => {
  test('every alarm is a false one, and none is counted twice', () => {
    const alarms = [
      alarm('quiet', 'r0001', 4),
      alarm('quiet', 'r0001', 9),
      alarm('quiet', 'r0001', 9, 'leaf'),
    ];
    expect(score(quiet, alarms)).toEqual([
      {
        scenario: 'quiet',
        name: 'quiet',
        replications: 3,
        drop: 0,
        falseAlarms: proportion(1, 3),
        found: null,
        medianDay: null,
      },
    ]);
  });

  test('no alarm at all is none', () => {
    expect(score(quiet, [])[0]!.falseAlarms).toEqual(proportion(0, 3));
  });
});

describe('where a drop is planted', () => {
  test('of several alarms the first counts, wherever it stands', () => {
    const alarms = [
      alarm('dropped', 'r0000', 30),
      alarm('dropped', 'r0000', 10),
      alarm('dropped', 'r0001', 20, 'leaf'),
    ];
    const [found] = score(dropped, alarms);
    expect(found).toMatchObject({ found: proportion(2, 3), medianDay: 20, falseAlarms: null, drop: 0.3 });
  });

  test('a median that lies beyond what was found is never', () => {
    expect(score(dropped, [alarm('dropped', 'r0000', 10)])[0]!.medianDay).toBeNull();
  });

  test('an alarm at a leaf that holds nothing is false, and finds nothing', () => {
    const alarms = [alarm('leaves', 'r0000', 5, 'good'), alarm('leaves', 'r0001', 6, 'bad')];
    expect(score(leaves, alarms)[0]).toMatchObject({
      falseAlarms: proportion(1, 3),
      found: proportion(1, 3),
    });
  });

  test('the change as a whole is right', () => {
    expect(score(leaves, [alarm('leaves', 'r0000', 5)])[0]).toMatchObject({
      falseAlarms: proportion(0, 3),
      found: proportion(1, 3),
    });
  });
});

test('the table shows shares with their bounds', () => {
  const table = renderScores(score([...quiet, ...dropped], [alarm('dropped', 'r0002', 12)]));
  expect(table).toBe(
    [
      '| scenario | replications | drop | false alarms [one-sided 95 % bounds] | found [one-sided 95 % bounds] | median delay |',
      '|---|---|---|---|---|---|',
      '| quiet | 3 | none | 0.000 [0.000, 0.632] | – | – |',
      '| dropped | 3 | 0.3 | – | 0.333 [0.017, 0.865] | never |',
    ].join('\n'),
  );
});

test('tools stand beside each other, each with the bound that counts', () => {
  const none = score([...quiet, ...dropped], []);
  const some = score(dropped, [alarm('dropped', 'r0000', 3), alarm('dropped', 'r0001', 5)]);
  expect(renderComparison({ none, some })).toBe(
    [
      '| scenario | none | some |',
      '|---|---|---|',
      '| quiet | 0.000 (≤ 0.632) | not run |',
      '| dropped | 0.000 (≥ 0.000), never | 0.667 (≥ 0.135), 5 d |',
    ].join('\n'),
  );
});

describe('whatever was cried', () => {
  const everything = [...quiet, ...dropped, ...leaves];
  const cried = fc.record({
    row: fc.constantFrom(...everything),
    isWhole: fc.boolean(),
    day: fc.integer({ min: 1, max: 90 }),
  });
  const alarmsOf = fc.array(
    cried.map(({ row, isWhole, day }) =>
      alarm(row.scenario, row.replication, day, isWhole ? '*' : row.scope),
    ),
    { maxLength: 30 },
  );

  test('neither order nor repetition matters', () => {
    fc.assert(
      fc.property(alarmsOf, (alarms) => {
        expect(score(everything, [...alarms, ...alarms].reverse())).toEqual(score(everything, alarms));
      }),
      { seed: 14, numRuns: 100 },
    );
  });

  test('one alarm more finds no less, no later, and hides no false alarm', () => {
    fc.assert(
      fc.property(alarmsOf, alarmsOf, (alarms, more) => {
        const before = score(everything, alarms);
        for (const [i, after] of score(everything, [...alarms, ...more]).entries()) {
          const { found, falseAlarms, medianDay } = before[i]!;
          expect(after.found?.count ?? 0).toBeGreaterThanOrEqual(found?.count ?? 0);
          expect(after.falseAlarms?.count ?? 0).toBeGreaterThanOrEqual(falseAlarms?.count ?? 0);
          if (medianDay !== null) expect(after.medianDay).toBeLessThanOrEqual(medianDay);
        }
      }),
      { seed: 14, numRuns: 100 },
    );
  });
});
