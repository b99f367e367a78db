import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { likelihoodRatios } from './likelihood-ratios.ts';
import type { LinearModel, Rows } from './rows.ts';

export interface Fit {
  /** Rows to fit to. */
  readonly chosen: readonly number[];
  /** By row of all. */
  readonly isOfClass: readonly boolean[];
  /** What an error of the rarer class costs is raised so that both classes weigh alike; larger fits closer. */
  readonly cost: number;
}

const mostRounds = 60;
/** Stops when no example moves more than this in a round. */
const tolerance = 0.01;
const seed = 13;

/**
 * Logistic regression with a squared penalty, by coordinate descent on its dual (Yu, Huang and Lin 2011, "Dual coordinate
 * descent methods for logistic regression and maximum entropy models", algorithm 5, as in LIBLINEAR). Deterministic.
 */
export function fitLogistic(rows: Rows, { chosen, isOfClass, cost }: Fit): LinearModel {
  const scales = likelihoodRatios(rows, chosen, isOfClass);
  const weights = new Float64Array(rows.buckets);
  const numbers = new Float64Array(rows.numbersOfRow);
  let bias = 0;
  const costs = balancedCosts(chosen, isOfClass, cost);
  const alphas = costs.map((c) => Math.min(0.001 * c, 1e-8));
  const norms = Float64Array.from(chosen, (row) => normOf(rows, row, scales));
  const score = (row: number): number => {
    const [from, to] = [rows.offsets[row]!, rows.offsets[row + 1]!];
    let sum = 0;
    for (let i = from; i < to; i++) sum += weights[rows.places[i]!]! * scales[rows.places[i]!]!;
    let all = bias + (to > from ? sum / Math.sqrt(to - from) : 0);
    for (let i = 0; i < numbers.length; i++) all += numbers[i]! * rows.numbers[row * numbers.length + i]!;
    return all;
  };
  const move = (row: number, step: number): void => {
    const [from, to] = [rows.offsets[row]!, rows.offsets[row + 1]!];
    const each = to > from ? step / Math.sqrt(to - from) : 0;
    for (let i = from; i < to; i++) weights[rows.places[i]!]! += each * scales[rows.places[i]!]!;
    for (let i = 0; i < numbers.length; i++) numbers[i]! += step * rows.numbers[row * numbers.length + i]!;
    bias += step;
  };
  for (let i = 0; i < chosen.length; i++) move(chosen[i]!, signOf(isOfClass[chosen[i]!]) * alphas[i]!);
  const order = Array.from(chosen, (_, i) => i);
  const random = xoroshiro128plus(seed);
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0;
    shuffle(order, random);
    for (const at of order) {
      const row = chosen[at]!;
      const sign = signOf(isOfClass[row]);
      const next = solveOne(alphas[at]!, costs[at]!, norms[at]!, sign * score(row));
      const step = next - alphas[at]!;
      if (step === 0) continue;
      alphas[at] = next;
      move(row, sign * step);
      moved = Math.max(moved, Math.abs(step) / costs[at]!);
    }
    if (moved < tolerance) break;
  }
  return { weights: weights.map((weight, place) => weight * scales[place]!), numbers, bias };
}

/** The cost of each row chosen, so that both classes weigh the same. */
function balancedCosts(chosen: Fit['chosen'], isOfClass: Fit['isOfClass'], cost: number): Float64Array {
  const insiders = chosen.filter((row) => isOfClass[row]).length;
  const outsiders = chosen.length - insiders;
  return Float64Array.from(
    chosen,
    (row) => (cost * chosen.length) / (2 * Math.max(1, isOfClass[row] === true ? insiders : outsiders)),
  );
}

function shuffle(order: number[], random: RandomGenerator): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

const signOf = (isOfClass: boolean | undefined): number => (isOfClass === true ? 1 : -1);

function normOf(rows: Rows, row: number, scales: Float64Array): number {
  const [from, to] = [rows.offsets[row]!, rows.offsets[row + 1]!];
  let sum = 0;
  for (let i = from; i < to; i++) sum += scales[rows.places[i]!]! ** 2;
  let norm = 1 + (to > from ? sum / (to - from) : 0);
  for (let i = 0; i < rows.numbersOfRow; i++) norm += rows.numbers[row * rows.numbersOfRow + i]! ** 2;
  return norm;
}

/** The best value of one dual variable, the others held: Newton's method kept within (0, cost). */
function solveOne(alpha: number, cost: number, norm: number, margin: number): number {
  // Solved for the variable or for its complement, whichever is the smaller at the solution (Yu et al., section 4).
  const isComplement = 0.5 * norm * (cost - 2 * alpha) + margin < 0;
  const [old, slope] = isComplement ? [cost - alpha, -margin] : [alpha, margin];
  let value = cost - old < 0.5 * cost ? 0.1 * old : old;
  for (let i = 0; i < 100; i++) {
    const gradient = norm * (value - old) + slope + Math.log(value / (cost - value));
    if (Math.abs(gradient) < 1e-6) break;
    const curvature = norm + cost / ((cost - value) * value);
    const next = value - gradient / curvature;
    value = next <= 0 ? 0.1 * value : next >= cost ? (value + cost) / 2 : next;
  }
  return isComplement ? cost - value : value;
}
