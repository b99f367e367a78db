import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { areResponsesImmature } from '../../../functions/detect/estimate/age-profile.ts';
import { replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import { geometricDelays } from '../../../functions/simulate/facts/vary.ts';
import type { Delays, World } from '../../../functions/simulate/facts/world.ts';
import { replay } from '../independent/replay.ts';

const delays = (unhappy: number, happy = unhappy): Delays => ({
  unhappy: geometricDelays(unhappy, 14),
  happy: geometricDelays(happy, 14),
});

function looksAt(scenario: string, world: Partial<World>, replication = 1) {
  const drawn = replicate(
    { ...scenarios.get(scenario)!, historyDays: 91, daysAfter: 60, ...world },
    3,
    replication,
  );
  return replay(drawn.rows, drawn.changes).filter(({ scope, flagged }) => scope === '*' && flagged);
}

const statusesFrom = (looks: ReturnType<typeof looksAt>, day: number) => [
  ...new Set(looks.filter((look) => look.day >= day).map(({ status }) => status)),
];

test('yeses that only come sooner are never confirmed once that can be seen', () => {
  const looks = looksAt('reopened-100', { delays: delays(0.85), delaysAfter: delays(0.4) });
  expect(looks[0]!.day).toBeLessThan(10);
  expect(statusesFrom(looks, 12)).toEqual(['regression_suspected']);
});

test('more yeses that also come sooner are confirmed when the mature days say so', () => {
  const looks = looksAt('drop-05-reopened-100', { delays: delays(0.7), delaysAfter: delays(0.45) });
  const suspected = looks.filter(({ status }) => status === 'regression_suspected');
  expect(suspected.length).toBeGreaterThan(3);
  expect(statusesFrom(looks, 40)).toEqual(['regression_confirmed']);
});

test('where ages did not move, a flag is confirmed at once and stays so', () => {
  for (const replication of [0, 1, 2]) {
    const looks = looksAt('drop-05-reopened-100', {}, replication);
    expect(statusesFrom(looks, 1)).toEqual(['regression_confirmed']);
  }
});

test('what is said of a day hangs on nothing later', () => {
  const world = { delays: delays(0.7), delaysAfter: delays(0.45), historyDays: 91, daysAfter: 40 };
  const drawn = replicate({ ...scenarios.get('drop-05-reopened-100')!, ...world }, 3, 1);
  const looks = replay(drawn.rows, drawn.changes);
  for (const age of [6, 11, 30]) {
    const day = addDays(changeDay, age);
    const known = drawn.rows.filter((row) => addDays(row.dt, row.lag_days) <= day);
    const statuses = (all: typeof looks) =>
      all
        .filter(({ known_on }) => known_on === day)
        .map(({ scope, metric, status }) => [scope, metric, status]);
    expect(statuses(replay(known, drawn.changes))).toEqual(statuses(looks));
  }
});

describe('ages of answers', () => {
  /** One stratum; known n and total by maturity, before and on each of five days after. */
  const aged = (before: readonly [number, number][], after: readonly [number, number][]) => {
    const days = 5;
    const repeat = (pick: 0 | 1) =>
      Float64Array.from(Array.from({ length: days }, () => after.map((pair) => pair[pick])).flat());
    const sample = {
      beforeN: Float64Array.from(before, ([n]) => n),
      beforeTotal: Float64Array.from(before, ([, total]) => total),
      knownN: new Float64Array(0),
      knownTotal: new Float64Array(0),
      afterN: repeat(0),
      afterTotal: repeat(1),
      matureN: new Float64Array(days),
      matureTotal: new Float64Array(days),
      afterDays: days,
    };
    const maturities = before.length;
    return { sample, strata: 1, maturities, deviation: new Float64Array(maturities).fill(1.2), phi: 1 };
  };

  test('moved, and quick answers are worse: doubtful', () => {
    expect(
      areResponsesImmature(
        aged(
          [
            [1000, 3500],
            [2000, 8000],
          ],
          [
            [90, 315],
            [120, 450],
          ],
        ),
        4,
      ),
    ).toBe(true);
  });

  test('moved, but all ages say the same: not doubtful', () => {
    expect(
      areResponsesImmature(
        aged(
          [
            [1000, 4000],
            [2000, 8000],
          ],
          [
            [90, 360],
            [120, 480],
          ],
        ),
        4,
      ),
    ).toBe(false);
  });

  test('quick answers are worse as ever: not doubtful', () => {
    expect(
      areResponsesImmature(
        aged(
          [
            [1000, 3500],
            [2000, 8000],
          ],
          [
            [60, 200],
            [120, 460],
          ],
        ),
        4,
      ),
    ).toBe(false);
  });

  test('counted at once, the yes comes sooner: doubtful', () => {
    expect(
      areResponsesImmature(
        aged(
          [
            [2000, 100],
            [2000, 400],
          ],
          [
            [120, 20],
            [120, 24],
          ],
        ),
        4,
      ),
    ).toBe(true);
    expect(
      areResponsesImmature(
        aged(
          [
            [2000, 100],
            [2000, 400],
          ],
          [
            [120, 6],
            [120, 24],
          ],
        ),
        4,
      ),
    ).toBe(false);
  });
});
