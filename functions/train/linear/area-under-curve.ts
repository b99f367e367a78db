import { pairsWon, varianceOfArea } from '../../contract/definitions/area-under-curve.ts';

/**
 * Area under the ROC curve: the chance that a row of the class scores higher than another, ties counting half.
 * NaN when one of the two is missing.
 */
export function areaUnderCurve(scores: readonly number[], isOfClass: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let ranks = 0;
  let insiders = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    for (let i = start; i < end; i++)
      if (isOfClass[order[i]!] === true) {
        ranks += (start + end + 1) / 2;
        insiders++;
      }
    start = end;
  }
  return pairsWon(ranks, insiders) / (insiders * (order.length - insiders));
}

/**
 * 95 % interval of an area, by Hanley and McNeil (1982); near 0 and 1 as wide as half a row short of it, or few rows
 * without an error would look certain.
 */
export function areaInterval(area: number, insiders: number, outsiders: number): [number, number] {
  const margin = 1 / (2 * Math.min(insiders, outsiders));
  const a = Math.max(margin, Math.min(1 - margin, area));
  const half = 1.96 * Math.sqrt(varianceOfArea(a, insiders, outsiders));
  return [Math.max(0, area - half), Math.min(1, area + half)];
}
