import { type Interval, normalQuantile } from './interval.ts';

/** A sample of scored texts: how many, how many of them with a low score, and the sum of the ranks of these. */
export interface RankSum {
  readonly n: number;
  readonly low: number;
  /** Ranks from 1, by how likely the tag is negative; ties share theirs. */
  readonly rankSum: number;
}

/** Below it a tag says too little of what customers feel to be used. */
export const leastArea = 0.7;

/** Fewer scores of either kind carry no answer. */
const enough = 10;

/**
 * Area under the receiver operating characteristic curve: how often a text of a low score is tagged more negative than
 * one of another score (Mann and Whitney 1947). The interval is that of Hanley and McNeil (1982, Radiology 143:29), on
 * the scale of the logit and with half a pair added to each side, so that it stays within 0 and 1 and has a width where
 * all pairs agree. Undefined without 10 scores of either kind.
 */
export function areaUnderCurve({ n, low, rankSum }: RankSum): Interval | undefined {
  const others = n - low;
  if (low < enough || others < enough) return undefined;
  const pairs = low * others;
  const won = pairsWon(rankSum, low);
  const area = (won + 0.5) / (pairs + 1);
  const variance = varianceOfArea(area, low, others);
  const centre = Math.log(area / (1 - area));
  const half = (normalQuantile * Math.sqrt(Math.max(0, variance))) / (area * (1 - area));
  const share = (logit: number) => 1 / (1 + Math.exp(-logit));
  return { value: won / pairs, lower: share(centre - half), upper: share(centre + half) };
}

/** Pairs of a row of the class and another in which the first ranks higher, ties counting half (Mann and Whitney 1947). */
export const pairsWon = (rankSum: number, insiders: number): number =>
  rankSum - (insiders * (insiders + 1)) / 2;

/** Variance of an area under the curve of so many rows of the class and others (Hanley and McNeil 1982). */
export function varianceOfArea(area: number, insiders: number, outsiders: number): number {
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const square = area * area;
  const spread = area * (1 - area) + (insiders - 1) * (q1 - square) + (outsiders - 1) * (q2 - square);
  return spread / (insiders * outsiders);
}

/** Whether tags of such an area may be used at all. */
export const isUsable = ({ value }: Interval): boolean => value >= leastArea;
