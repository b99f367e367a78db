import { differencesFromOthers, type ResidualSeries } from './residuals.ts';
import { type Take, takeNew } from './workspace.ts';

const week = 7;
/** History used: 26 weeks. */
export const historyDays = 182;
/** A scope with fewer weeks than these, all segments counted, says nothing. */
const fewestWeeks = 12;
/** A segment of fewer weeks does not count. */
const fewestInSegment = 8;
/** Slow waves looked at: from two histories long down to about six weeks. */
const mostWaves = 8;
/** Two weekly means of a daily random walk k weeks apart differ by 7q(k − 16/49). */
const shortening = 8 / 49;
const mostSteps = 200;

/** The slow waves of one segment of a scope's weekly differences from the others. */
export interface Waves {
  /** Squared cosine coefficients, the slowest first. */
  readonly power: Float64Array;
  /** What sampling adds to each. */
  readonly noise: Float64Array;
  /** What a drift of 1 a day adds to each, but for the factor `moves`. */
  readonly gain: Float64Array;
  readonly moves: number;
}

/**
 * Takes a scope's weekly differences from the others apart into cosine waves (DCT-II), in which a random walk
 * is uncorrelated: the j-th has variance q̂ · 7(1/(2 − 2 cos(πj/T)) − 8/49), sampling noise apart. Weeks without
 * observations are left out, and each segment has waves of its own. The difference of a scope from others that wander
 * too moves 1 + Σ(volume share of each other)² times as much.
 * @param own weekly series of the scope
 * @param all weekly sum of all scopes; undefined when it has no others
 * @param phi over-dispersion of the sampling variance
 * @param others Σ(volume share)² of the others; 0 without others
 * @param first week that history begins with
 * @param ends where the scope's segments end, as weeks of the series; a week that holds a cut is in none
 * @returns nothing when the segments of at least 8 weeks have not 12 weeks together
 */
export function wavesOf(
  own: ResidualSeries,
  all: ResidualSeries | undefined,
  phi: number,
  others: number,
  first: number,
  ends: readonly number[],
  take: Take = takeNew,
): Waves[] {
  const { x, variance } = differencesFromOthers(own, all, own.n.length, take);
  const segments = ends.flatMap((end, k) => {
    const seen = moveSeen(x, variance, Math.ceil(Math.max(first, ends[k - 1] ?? 0)), Math.floor(end));
    return seen.count < fewestInSegment ? [] : [seen];
  });
  const weeks = segments.reduce((sum, { count }) => sum + count, 0);
  if (weeks < fewestWeeks) return [];
  return segments.map(({ from, count }) =>
    toWaves(x.subarray(from, from + count), variance.subarray(from, from + count), phi, 1 + others),
  );
}

/** Moves what was seen of the weeks [from, to) together, and counts it. */
function moveSeen(
  x: Float64Array,
  variance: Float64Array,
  from: number,
  to: number,
): { from: number; count: number } {
  let count = 0;
  for (let w = from; w < to; w++) {
    if (Number.isNaN(x[w]!)) continue;
    x[from + count] = x[w]!;
    variance[from + count] = variance[w]!;
    count++;
  }
  return { from, count };
}

function toWaves(x: Float64Array, variance: Float64Array, phi: number, moves: number): Waves {
  const seen = x.length;
  const { count, cosine, gain } = basisOf(seen);
  const power = new Float64Array(count);
  const noise = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    let sum = 0;
    let spread = 0;
    for (let w = 0; w < seen; w++) {
      const height = cosine[j * seen + w]!;
      sum += x[w]! * height;
      spread += variance[w]! * height * height;
    }
    power[j] = sum * sum;
    noise[j] = phi * spread;
  }
  return { power, noise, gain, moves };
}

/** Cosine waves over so many weeks, wave after wave, of length 1. */
interface Basis {
  readonly count: number;
  readonly cosine: Float64Array;
  /** What a random walk of 1 a day adds to each wave. */
  readonly gain: Float64Array;
}

const bases = new Map<number, Basis>();

function basisOf(weeks: number): Basis {
  const known = bases.get(weeks);
  if (known !== undefined) return known;
  const count = Math.min(mostWaves, weeks - 1);
  const cosine = Float64Array.from(
    { length: count * weeks },
    (_, at) =>
      Math.sqrt(2 / weeks) *
      Math.cos((Math.PI * (Math.floor(at / weeks) + 1) * ((at % weeks) + 0.5)) / weeks),
  );
  const gain = Float64Array.from(
    { length: count },
    (_, j) => week * (1 / (2 - 2 * Math.cos((Math.PI * (j + 1)) / weeks)) - shortening),
  );
  const basis = { count, cosine, gain };
  bases.set(weeks, basis);
  return basis;
}

/**
 * The scopes' common drift q̂ ≥ 0, random-walk variance a day: maximum likelihood of all waves taken as
 * independent normal (Whittle 1953), by Fisher's scoring from 0. What a wave says weighs by its precision, so
 * that a scope with an answer a week cannot drown the others.
 */
export function estimateDrift(known: readonly Waves[]): number | undefined {
  if (known.length === 0) return undefined;
  let drift = 0;
  for (let step = 0; step < mostSteps; step++) {
    let top = 0;
    let bottom = 0;
    for (const { power, noise, gain, moves } of known) {
      for (let j = 0; j < power.length; j++) {
        const added = moves * gain[j]!;
        const expected = noise[j]! + drift * added;
        if (!(expected > 0) || !Number.isFinite(expected)) continue;
        const weight = added / (expected * expected);
        top += weight * (power[j]! - noise[j]!);
        bottom += weight * added;
      }
    }
    if (bottom === 0) return undefined;
    const next = Math.max(0, top / bottom);
    const isSettled = Math.abs(next - drift) <= 1e-12 * next;
    drift = next;
    if (isSettled || drift === 0) break;
  }
  return drift;
}

/**
 * Variance that drift adds to the contrast t days after the change: q̂ (28 + t)/3 (1 + 1/K_eff).
 * @param effectiveControls K_eff = 1/Σ(volume share)²; undefined without controls
 */
export const driftVariance = (drift: number, t: number, effectiveControls: number | undefined): number =>
  ((drift * (28 + t)) / 3) * (effectiveControls === undefined ? 1 : 1 + 1 / effectiveControls);
