import type { ContrastSample } from './contrast-sample.ts';

/** What the ages of one stream's answers are read from. */
export interface AgedSample {
  readonly sample: ContrastSample;
  readonly strata: number;
  /** Largest maturity in the sample. */
  readonly maturities: number;
  /** √v by stratum and maturity. */
  readonly deviation: Float64Array;
  /** Over-dispersion factor. */
  readonly phi: number;
}

/** Less of the answers at another age than this changes no verdict. */
const smallestMove = 0.05;
/** Smirnov's statistic √n·D reaches this with a chance of 5 % at one look when nothing moved. */
const likelyMoved = 1.36;
/** Quick and slow answers differ by so many standard errors. */
const surelyDiffers = 3;

/**
 * Whether a look rests on immature responses that may mislead: answers of the treated come at other ages than before the change, and
 * what they say depends on their age (before or after). Where every observation is counted at one age and its yes
 * comes later, the ages of the yeses are looked at, and a late yes depends on age by itself.
 * @param look after-day of the look, 0 = first
 */
export function areResponsesImmature(aged: AgedSample, look: number): boolean {
  const { sample } = aged;
  const isCountedLate = countsAtSeveralAges(aged, look);
  const before = isCountedLate ? sample.beforeN : sample.beforeTotal;
  const after = isCountedLate ? sample.afterN : sample.afterTotal;
  if (!hasMoved(aged, look, before, after)) return false;
  return !isCountedLate || dependsOnAge(aged, look);
}

/** Oldest age a look can compare, as a maturity. */
const reach = ({ maturities }: AgedSample, look: number): number => Math.min(maturities, look + 1);

function countsAtSeveralAges(aged: AgedSample, look: number): boolean {
  const { sample, strata, maturities } = aged;
  const oldest = reach(aged, look);
  for (let s = 0; s < strata; s++) {
    const end = sample.beforeN[s * maturities + oldest - 1]!;
    for (let m = 1; m < oldest; m++) {
      const known = sample.beforeN[s * maturities + m - 1]!;
      if (known > 0 && known < end) return true;
    }
  }
  return false;
}

/**
 * Smirnov's distance (1939) between the ages after the change and those expected: each day's answers so far spread
 * over the ages it has reached as they were before the change.
 */
function hasMoved(aged: AgedSample, look: number, before: Float64Array, after: Float64Array): boolean {
  const { sample, strata, maturities, phi } = aged;
  const oldest = reach(aged, look);
  const excess = new Float64Array(oldest);
  let nAfter = 0;
  let nBefore = 0;
  for (let s = 0; s < strata; s++) {
    nBefore += before[s * maturities + oldest - 1]!;
    for (let day = 0; day <= look; day++) {
      const age = Math.min(oldest, look - day + 1);
      const at = (s * sample.afterDays + day) * maturities;
      const known = after[at + age - 1]!;
      const knownBefore = before[s * maturities + age - 1]!;
      if (!(known > 0) || !(knownBefore > 0)) continue;
      nAfter += known;
      for (let m = 1; m < age; m++) {
        excess[m]! += after[at + m - 1]! - (known * before[s * maturities + m - 1]!) / knownBefore;
      }
    }
  }
  if (!(nAfter > 0) || !(nBefore > 0)) return false;
  const distance = excess.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0) / nAfter;
  const size = 1 / (1 / nAfter + 1 / nBefore) / phi;
  return distance >= smallestMove && distance * Math.sqrt(size) >= likelyMoved;
}

/** Whether quick and slow answers differ in the mean, before the change or after it. */
function dependsOnAge(aged: AgedSample, look: number): boolean {
  const { sample, strata, maturities } = aged;
  const oldest = reach(aged, look);
  const middle = middleAge(aged, oldest);
  const before = new Float64Array(4 * strata);
  const after = new Float64Array(4 * strata);
  for (let s = 0; s < strata; s++) {
    addAges(
      before,
      4 * s,
      { n: sample.beforeN, total: sample.beforeTotal, at: s * maturities },
      middle,
      oldest,
    );
    for (let day = 0; day <= look; day++) {
      const at = (s * sample.afterDays + day) * maturities;
      const age = Math.min(oldest, look - day + 1);
      addAges(after, 4 * s, { n: sample.afterN, total: sample.afterTotal, at }, Math.min(middle, age), age);
    }
  }
  return differs(aged, before) || differs(aged, after);
}

/** The maturity at which half of the answers before the change were known. */
function middleAge({ sample, strata, maturities }: AgedSample, oldest: number): number {
  const knownAt = (m: number) => {
    let n = 0;
    for (let s = 0; s < strata; s++) n += sample.beforeN[s * maturities + m - 1]!;
    return n;
  };
  let m = 1;
  while (m < oldest && knownAt(m) < knownAt(oldest) / 2) m++;
  return m;
}

/** Running sums by maturity, from `at` on. */
interface RunningSums {
  readonly n: Float64Array;
  readonly total: Float64Array;
  readonly at: number;
}

/** Adds n and total of quick (lag < middle) and slow answers to the four sums of a stratum that begin at `to`. */
function addAges(
  sums: Float64Array,
  to: number,
  { n, total, at }: RunningSums,
  middle: number,
  age: number,
): void {
  const quick = at + middle - 1;
  const all = at + age - 1;
  sums[to]! += n[quick]!;
  sums[to + 1]! += total[quick]!;
  sums[to + 2]! += n[all]! - n[quick]!;
  sums[to + 3]! += total[all]! - total[quick]!;
}

/** Quick against slow within strata, each weighing by the harmonic mean of its counts. */
function differs({ strata, maturities, deviation, phi }: AgedSample, sums: Float64Array): boolean {
  let difference = 0;
  let variance = 0;
  for (let s = 0; s < strata; s++) {
    const [quick, quickTotal, slow, slowTotal] = sums.subarray(4 * s, 4 * s + 4);
    if (!(quick! > 0) || !(slow! > 0)) continue;
    const weight = (quick! * slow!) / (quick! + slow!);
    difference += weight * (quickTotal! / quick! - slowTotal! / slow!);
    variance += weight * phi * deviation[(s + 1) * maturities - 1]! ** 2;
  }
  return variance > 0 && Math.abs(difference) >= surelyDiffers * Math.sqrt(variance);
}
