import type { Features } from '../../tag/words/features.ts';
import type { Rows } from '../linear/rows.ts';

/** How examples are read, one after another, each into the same scratch. */
export interface ExampleReader {
  readonly buckets: number;
  readonly features: Features;
  /** Refilled for each example, as the features are. */
  readonly numbers: Float64Array;
  read(row: number): void;
}

/** Examples as a linear model sees them. */
export function gatherRows(count: number, { buckets, features, numbers, read }: ExampleReader): Rows {
  const offsets = new Int32Array(count + 1);
  const values = new Float64Array(count * numbers.length);
  let places = new Int32Array(1 << 16);
  let end = 0;
  for (let row = 0; row < count; row++) {
    read(row);
    if (end + features.count > places.length) {
      const larger = new Int32Array(2 * (end + features.count));
      larger.set(places);
      places = larger;
    }
    places.set(features.places.subarray(0, features.count), end);
    end += features.count;
    offsets[row + 1] = end;
    values.set(numbers, row * numbers.length);
  }
  return {
    count,
    places: places.subarray(0, end),
    offsets,
    numbers: values,
    numbersOfRow: numbers.length,
    buckets,
  };
}
