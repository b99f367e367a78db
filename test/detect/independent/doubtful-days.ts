import { addDays, daysBetween } from '../../../functions/contract/records/instant.ts';
import { type Cell, cellsOf, known, type Sums, scopeKeyOf } from './cells.ts';
import { ask, type Frozen, freeze, type Question } from './oracle.ts';

/**
 * Days on which a flag may be at most suspected (decision 0077), and the mature days have not raised the flag by
 * themselves. Written from the decision alone. Burn-in is left to worlds in which it is long over.
 */
export function immatureDays(question: Question, flaggedDays: readonly string[]): string[] {
  const change = question.changes.find(({ change_id }) => change_id === question.changeId)!;
  const frozen = freeze(question, change)!;
  const first = frozen.firstAfter;
  const days = Array.from({ length: 30 }, (_, i) => addDays(first, i));
  const mature = ask({ ...question, lookDays: days, isMatureOnly: true });
  const evidence = mature.map((answer) => (answer === 'not_in_data' ? undefined : answer?.logE));
  const confirmed = days.find((_, i) => (evidence[i] ?? 0) >= -Math.log(question.alpha));
  return flaggedDays.filter(
    (day) => (confirmed === undefined || day < confirmed) && isImmature(question, frozen, day),
  );
}

/** One stratum of the treated at a look: the days before the change, and those since. */
interface Aged {
  readonly stratum: string;
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
}

/**
 * Where tickets are counted at one age and the yes comes later, the ages are those of the yeses; otherwise those of the
 * answers, and what they say must depend on their age.
 */
function isImmature(question: Question, frozen: Frozen, lookDay: string): boolean {
  const treated = question.rows.filter(
    (row) => row.metric === question.metric && row.market === 'treated' && row.dt <= lookDay,
  );
  const cells = [...cellsOf(treated, scopeKeyOf, frozen.stratumMap).values()].flat();
  const strata = [...new Set(cells.map(({ stratum }) => stratum))].map((stratum) => {
    const own = cells.filter((cell) => cell.stratum === stratum);
    return {
      stratum,
      before: own.filter(({ day }) => frozen.before.includes(day)),
      after: own.filter(({ day }) => day >= frozen.firstAfter),
    };
  });
  const reach = daysBetween(frozen.firstAfter, lookDay) + 1;
  const ageOf = ({ day }: Cell) => daysBetween(day, lookDay) + 1;
  const isAnswered = strata.some(({ before }) => agesOf(before, reach).size > 1);
  if (!haveAgesMoved(strata, reach, ageOf, frozen.phi, isAnswered ? 'n' : 'total')) return false;
  return !isAnswered || dependsOnAge(strata, reach, ageOf, frozen);
}

/** The lags at which tickets of the days were counted. */
const agesOf = (cells: readonly Cell[], reach: number): Set<number> =>
  new Set(
    cells.flatMap(({ increments }) =>
      increments.filter(({ lag, sums }) => lag < reach && sums.n > 0).map(({ lag }) => lag),
    ),
  );

const countUpTo = (cells: readonly Cell[], maturity: number, what: 'n' | 'total'): number =>
  cells.reduce((sum, cell) => sum + known(cell, maturity)[what], 0);

function haveAgesMoved(
  strata: readonly Aged[],
  reach: number,
  ageOf: (cell: Cell) => number,
  phi: number,
  what: 'n' | 'total',
): boolean {
  const excess = new Array<number>(reach + 1).fill(0);
  let nAfter = 0;
  let nBefore = 0;
  for (const { before, after } of strata) {
    nBefore += countUpTo(before, reach, what);
    for (const cell of after) {
      const age = ageOf(cell);
      const sofar = known(cell, age)[what];
      const soonBefore = countUpTo(before, age, what);
      if (sofar <= 0 || soonBefore <= 0) continue;
      nAfter += sofar;
      for (let m = 1; m < age; m++) {
        excess[m]! += known(cell, m)[what] - (sofar * countUpTo(before, m, what)) / soonBefore;
      }
    }
  }
  if (nAfter <= 0 || nBefore <= 0) return false;
  const distance = Math.max(...excess.map(Math.abs)) / nAfter;
  return distance >= 0.05 && distance * Math.sqrt(1 / (1 / nAfter + 1 / nBefore) / phi) >= 1.36;
}

/** Quick answers (up to the median age before) against slow ones, before the change or after it, within strata. */
function dependsOnAge(
  strata: readonly Aged[],
  reach: number,
  ageOf: (cell: Cell) => number,
  frozen: Frozen,
): boolean {
  const before = strata.flatMap((each) => each.before);
  const half = countUpTo(before, reach, 'n') / 2;
  let median = 0;
  while (countUpTo(before, median + 1, 'n') < half) median++;
  const split = (cells: readonly Cell[], ageOfDay: (cell: Cell) => number) => {
    const increments = cells.flatMap((cell) => cell.increments.filter(({ lag }) => lag < ageOfDay(cell)));
    return {
      quick: meanOf(increments.filter(({ lag }) => lag <= median).map(({ sums }) => sums)),
      slow: meanOf(increments.filter(({ lag }) => lag > median).map(({ sums }) => sums)),
    };
  };
  return [
    strata.map((each) => ({ stratum: each.stratum, ...split(each.before, () => reach) })),
    strata.map((each) => ({ stratum: each.stratum, ...split(each.after, ageOf) })),
  ].some((side) => {
    const told = side.filter(({ quick, slow }) => quick.n > 0 && slow.n > 0);
    // What weighs strata best against noise: the harmonic sum of both counts.
    const weightOf = (each: (typeof told)[number]) => 1 / (1 / each.quick.n + 1 / each.slow.n);
    const difference = told.reduce(
      (sum, each) => sum + weightOf(each) * (each.quick.mean - each.slow.mean),
      0,
    );
    const variance = told.reduce(
      (sum, each) => sum + weightOf(each) * frozen.phi * frozen.variance(each.stratum, frozen.oldest),
      0,
    );
    return variance > 0 && Math.abs(difference) / Math.sqrt(variance) >= 3;
  });
}

function meanOf(sums: readonly Sums[]): { n: number; mean: number } {
  const n = sums.reduce((all, each) => all + each.n, 0);
  return { n, mean: sums.reduce((all, each) => all + each.total, 0) / n };
}
