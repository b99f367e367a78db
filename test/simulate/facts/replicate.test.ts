import { describe, expect, test } from 'vitest';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import { replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import { partInForce, type World } from '../../../functions/simulate/facts/world.ts';

const worldNamed = (name: string): World => {
  const world = scenarios.get(name);
  if (world === undefined) throw new Error(`no scenario ${name}`);
  return world;
};

const rowsOf = (name: string, replications: number): FactRow[] =>
  Array.from({ length: replications }, (_, i) => replicate(worldNamed(name), 1, i).rows).flat();

const sum = (rows: readonly FactRow[], column: 'n' | 'total' | 'total_squares'): number =>
  rows.reduce((total, row) => total + row[column], 0);

const meanOf = (rows: readonly FactRow[]): number => sum(rows, 'total') / sum(rows, 'n');

const isAfter = (row: FactRow) => row.dt >= changeDay;
const isTreated = (row: FactRow) => row.market === 'treated';

describe('replicate', () => {
  test('the same seed gives the same rows, another seed or replication others', () => {
    const world = worldNamed('lag-score-20');
    expect(replicate(world, 7, 3)).toEqual(replicate(world, 7, 3));
    expect(replicate(world, 7, 3).rows).not.toEqual(replicate(world, 8, 3).rows);
    expect(replicate(world, 7, 3).rows[0]).not.toEqual(replicate(world, 7, 4).rows[0]);
  });

  test('volume, mean and variance are those of the world', () => {
    const rows = rowsOf('iid-20', 6).filter((row) => row.metric === 'csat');
    const scopeDays = 6 * 9 * 272;
    // The weekday factors add up to 6.4.
    expect(sum(rows, 'n') / scopeDays).toBeCloseTo((20 * 6.4) / 7, 0);
    const easyRows = rows.filter((row) => row.intent === 'easy');
    expect(meanOf(easyRows)).toBeCloseTo(4.26, 1);
    const variance = sum(easyRows, 'total_squares') / sum(easyRows, 'n') - meanOf(easyRows) ** 2;
    expect(Math.abs(variance - 1.3)).toBeLessThan(0.1);
  });

  test('a drop moves the treated mean alone, by what it says', () => {
    const rows = rowsOf('drop-3-20', 12).filter((row) => row.metric === 'csat');
    const treatedDrop =
      meanOf(rows.filter((row) => isTreated(row) && !isAfter(row))) -
      meanOf(rows.filter((row) => isTreated(row) && isAfter(row)));
    const controlDrop =
      meanOf(rows.filter((row) => !isTreated(row) && !isAfter(row))) -
      meanOf(rows.filter((row) => !isTreated(row) && isAfter(row)));
    expect(Math.abs(treatedDrop - 0.3)).toBeLessThan(0.04);
    expect(Math.abs(controlDrop)).toBeLessThan(0.02);
  });

  test('verified resolutions are counted after a week, their yes within two more', () => {
    const rows = rowsOf('verified-20', 1).filter((row) => row.metric !== 'ai_share');
    const counted = rows.filter((row) => row.n > 0);
    expect(new Set(counted.map((row) => row.lag_days))).toEqual(new Set([7]));
    const latest = Math.max(...rows.map((row) => row.lag_days));
    expect(latest).toBeGreaterThan(15);
    expect(latest).toBeLessThanOrEqual(21);
    expect(meanOf(rows)).toBeCloseTo(0.66, 1);
  });

  test('a response shift changes how many answer, not the mean within a stratum', () => {
    const rows = rowsOf('response-shift-100', 4).filter((row) => isTreated(row) && row.intent === 'hard');
    const responseOf = (side: readonly FactRow[]) =>
      sum(
        side.filter((row) => row.metric === 'csat'),
        'n',
      ) /
      sum(
        side.filter((row) => row.metric === 'ai_share'),
        'n',
      );
    expect(responseOf(rows.filter((row) => !isAfter(row)))).toBeCloseTo(0.25, 2);
    expect(responseOf(rows.filter(isAfter))).toBeCloseTo(0.1, 2);
    const answers = rows.filter((row) => row.metric === 'csat');
    const shift = meanOf(answers.filter(isAfter)) - meanOf(answers.filter((row) => !isAfter(row)));
    expect(Math.abs(shift)).toBeLessThan(0.06);
  });

  test('AI takes its share when the change comes, in stages where it does', () => {
    const shareOn = (rows: readonly FactRow[], from: string, to: string) =>
      meanOf(
        rows.filter((row) => row.metric === 'ai_share' && isTreated(row) && row.dt >= from && row.dt < to),
      );
    const rows = rowsOf('ramp-100', 1);
    expect(shareOn(rows, '2024-12-01', changeDay)).toBeCloseTo(0.1, 1);
    expect(shareOn(rows, '2025-01-13', '2025-01-20')).toBeCloseTo(0.1 + 0.4 * 0.56, 1);
    expect(shareOn(rows, '2025-02-10', '2025-04-01')).toBeCloseTo(0.66, 1);
    expect(replicate(worldNamed('ramp-100'), 1, 0).changes[0]?.stages).toHaveLength(4);
  });

  test('every scenario draws facts whose numbers are whole and whose truth names its leaves', () => {
    for (const world of scenarios.values()) {
      const short = { ...world, historyDays: 14, daysAfter: 7 };
      const { rows, changes, truth } = replicate(short, 1, 0);
      expect(rows.length).toBeGreaterThan(0);
      expect(
        rows.every((row) =>
          [row.n, row.total, row.total_squares].every((x) => Number.isInteger(x) && x >= 0),
        ),
      ).toBe(true);
      expect(Object.keys(truth.drops)).toHaveLength(world.treated.length);
      const declared = world.isDeclared ? 1 + (world.steppedControls?.count ?? 0) : 0;
      expect(changes).toHaveLength(declared);
      expect(changes[0]?.change_id ?? null).toBe(truth.change_id);
    }
  });
});

describe('partInForce', () => {
  test('is that of the latest stage reached', () => {
    const world = worldNamed('ramp-20');
    expect([-1, 0, 6, 7, 27, 28, 89].map((day) => partInForce(world, day))).toEqual([
      0, 0.1, 0.1, 0.4, 0.7, 1, 1,
    ]);
  });
});
