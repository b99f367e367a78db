import { type Differences, differencesFromOthers, type ResidualSeries } from './residuals.ts';
import { type Take, takeNew } from './workspace.ts';

const week = 7;
/** A scope with fewer weeks than these, all segments counted, says nothing. */
const fewestWeeks = 12;
/** A segment of fewer weeks does not count. */
const fewestInSegment = 8;
/** Slow waves looked at: from two histories long down to about six weeks. */
const mostWaves = 8;
/** Two weekly means of a daily random walk k weeks apart differ by 7q(k − 16/49). */
const shortening = 8 / 49;

/** The slow waves of the weekly differences of some scopes from their others, scope after scope and segment after segment. */
export interface Waves {
  /** How many there are. */
  count: number;
  /** Squared cosine coefficients. */
  readonly power: Float64Array;
  /** What sampling adds to each. */
  readonly noise: Float64Array;
  /** What a drift of 1 a day adds to each. */
  readonly gain: Float64Array;
}

/**
 * Room for waves, none yet.
 * @param segments how many segments of scopes may be added
 */
export const createWaves = (segments: number, take: Take = takeNew): Waves => ({
  count: 0,
  power: take(segments * mostWaves),
  noise: take(segments * mostWaves),
  gain: take(segments * mostWaves),
});

/** What the waves of one scope are read from. */
export interface WaveInput {
  /** Weekly series of the scope. */
  readonly own: ResidualSeries;
  /** Weekly sum of all scopes; undefined when it has no others. */
  readonly all: ResidualSeries | undefined;
  /** Over-dispersion of the sampling variance. */
  readonly phi: number;
  /** Σ(volume share)² of the others; 0 without others. */
  readonly others: number;
  /** Week that history begins with. */
  readonly first: number;
  /** Where the scope's segments end, as days of history; a week that holds a cut is in none. */
  readonly ends: readonly number[];
  /** How much of the others is taken off. */
  readonly part: number;
  readonly take?: Take;
}

/**
 * Takes a scope's weekly differences from the others apart into cosine waves (DCT-II), in which a random walk
 * is uncorrelated: the j-th has variance q̂ · 7(1/(2 − 2 cos(πj/T)) − 8/49), sampling noise apart. Weeks without
 * observations are left out, and each segment has waves of its own. The difference of a scope from others that wander
 * too moves 1 + c² Σ(volume share of each other)² times as much. Nothing is added when the segments of at least 8 weeks
 * have not 12 weeks together.
 * @param waves added to
 */
export function addWaves(
  waves: Waves,
  { own, all, phi, others, first, ends, part, take = takeNew }: WaveInput,
): void {
  const differences = differencesFromOthers(own, all, own.n.length, part, take);
  const before = waves.count;
  let weeks = 0;
  for (let k = 0; k < ends.length; k++) {
    const from = Math.ceil(Math.max(first, k === 0 ? 0 : ends[k - 1]! / week));
    const observed = moveObserved(differences, from, Math.floor(ends[k]! / week));
    if (observed < fewestInSegment) continue;
    weeks += observed;
    addSegment(waves, differences, from, observed, phi, 1 + part * part * others);
  }
  if (weeks < fewestWeeks) waves.count = before;
}

/** Moves what was observed of the weeks [from, to) together, and counts it. */
function moveObserved({ x, variance }: Differences, from: number, to: number): number {
  let count = 0;
  for (let w = from; w < to; w++) {
    if (Number.isNaN(x[w]!)) continue;
    x[from + count] = x[w]!;
    variance[from + count] = variance[w]!;
    count++;
  }
  return count;
}

function addSegment(
  waves: Waves,
  { x, variance }: Differences,
  from: number,
  observed: number,
  phi: number,
  moves: number,
): void {
  const { count, cosine, gain } = basisOf(observed);
  for (let j = 0; j < count; j++) {
    let sum = 0;
    let spread = 0;
    for (let w = 0; w < observed; w++) {
      const height = cosine[j * observed + w]!;
      sum += x[from + w]! * height;
      spread += variance[from + w]! * height * height;
    }
    const at = waves.count++;
    waves.power[at] = sum * sum;
    waves.noise[at] = phi * spread;
    waves.gain[at] = moves * gain[j]!;
  }
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
