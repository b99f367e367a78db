import { randomBinomial, randomNormal, randomPoisson } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** Random draws of one replication; the same seed gives the same draws in the same order. */
export interface Draws {
  /** In [0, 1). */
  uniform(): number;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  poisson(mean: number): number;
  binomial(trials: number, probability: number): number;
  /** Splits `count` over categories by their probabilities (which add up to 1). */
  multinomial(count: number, probabilities: readonly number[]): number[];
}

/** The package's types leave out the number of trials. */
type BinomialOf = (trials: number, probability: number) => () => number;

/** Counts up to this are spread one by one; above, by conditional binomials. Both are exact. */
const oneByOne = 16;

/** The draws that belong to a seed and a label, such as a scenario and a replication. */
export function createDraws(seed: number, label: string): Draws {
  const generator = xoroshiro128plus(hash(`${seed}/${label}`));
  skipN(generator, 16);
  const uniform = () => uniformFloat64(generator);
  const normal = randomNormal.source(uniform)();
  const poissonOf = randomPoisson.source(uniform);
  const binomialOf = randomBinomial.source(uniform) as unknown as BinomialOf;
  const binomial = (trials: number, probability: number) => binomialOf(trials, probability)();
  return {
    uniform,
    normal,
    poisson: (mean) => (mean > 0 ? poissonOf(mean)() : 0),
    binomial,
    multinomial: (count, probabilities) =>
      count <= oneByOne
        ? spreadOneByOne(count, probabilities, uniform)
        : spreadByBinomials(count, probabilities, binomial),
  };
}

function spreadOneByOne(count: number, probabilities: readonly number[], uniform: () => number): number[] {
  const counts = new Array<number>(probabilities.length).fill(0);
  for (let i = 0; i < count; i++) {
    let rest = uniform();
    let category = 0;
    while (category < probabilities.length - 1 && rest >= probabilities[category]!) {
      rest -= probabilities[category]!;
      category++;
    }
    counts[category]! += 1;
  }
  return counts;
}

function spreadByBinomials(
  count: number,
  probabilities: readonly number[],
  binomial: (trials: number, probability: number) => number,
): number[] {
  let left = count;
  let mass = 1;
  return probabilities.map((probability, category) => {
    const isLast = category === probabilities.length - 1;
    const drawn = isLast ? left : binomial(left, Math.min(1, Math.max(0, probability / mass)));
    left -= drawn;
    mass -= probability;
    return drawn;
  });
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
}
