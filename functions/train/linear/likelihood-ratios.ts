import type { Rows } from './rows.ts';

/** Added to each count, so that what was met once says little. */
const smoothing = 1;

/**
 * How much more often each feature stands in rows of the class than in others, as a logarithm: the scale of features
 * of Wang and Manning (2012), "Baselines and bigrams". With few examples it keeps rare features small.
 */
export function likelihoodRatios(
  rows: Rows,
  chosen: readonly number[],
  isOfClass: readonly boolean[],
): Float64Array {
  const inside = new Float64Array(rows.buckets);
  const outside = new Float64Array(rows.buckets);
  let [insiders, outsiders] = [0, 0];
  for (const row of chosen) {
    const counts = isOfClass[row] === true ? inside : outside;
    if (isOfClass[row] === true) insiders++;
    else outsiders++;
    for (let i = rows.offsets[row]!; i < rows.offsets[row + 1]!; i++) counts[rows.places[i]!]!++;
  }
  const base = Math.log((insiders + 2 * smoothing) / (outsiders + 2 * smoothing));
  return inside.map((count, place) =>
    count + outside[place]! === 0 ? 0 : Math.log((count + smoothing) / (outside[place]! + smoothing)) - base,
  );
}
