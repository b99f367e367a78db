import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Values and their weights; the weights need not add up to 1. */
export type Weights<T extends string = string> = Readonly<Record<T, number>>;

/** Seeded randomness: the same seed tells the same story on every machine. */
export interface Chance {
  /** A number in [0, 1). */
  uniform(): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  weighted<T extends string>(weights: Weights<T>): T;
  /** Log-normal: `median` in any unit, `spread` the standard deviation of the logarithm. */
  around(median: number, spread: number): number;
  /** Events of a Poisson process of the given mean: Knuth's product below 30, else a rounded normal. */
  poisson(mean: number): number;
}

/** Marsaglia's polar method would keep state between calls; Box and Muller (1958) needs none. */
const normal = (uniform: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

/** Starts a sequence of a seed (any whole number); sequences of other streams do not touch it. */
export function createChance(seed: number, stream = 0): Chance {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < stream; i++) generator.jump();
  const uniform = () => uniformFloat64(generator);
  const between = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  return {
    uniform,
    between,
    happens: (probability) => uniform() < probability,
    pick: (items) => items[between(0, items.length - 1)]!,
    weighted: (weights) => pickWeighted(weights, uniform()),
    around: (median, spread) => median * Math.exp(spread * normal(uniform)),
    poisson: (mean) =>
      mean < 30
        ? countArrivals(mean, uniform)
        : Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(uniform))),
  };
}

function pickWeighted<T extends string>(weights: Weights<T>, u: number): T {
  const names = Object.keys(weights) as T[];
  let total = 0;
  for (const name of names) total += weights[name];
  let rest = u * total;
  for (const name of names) {
    rest -= weights[name];
    if (rest < 0) return name;
  }
  return names[names.length - 1]!;
}

function countArrivals(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count++;
  return count;
}
