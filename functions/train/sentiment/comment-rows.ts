import { buckets, numbers } from '../../tag/sentiment/embedded/features.ts';
import { createReading, readByModel } from '../../tag/sentiment/embedded/read-example.ts';
import type { Rows } from '../linear/rows.ts';
import type { ScoredComment } from './scored-comment.ts';

/** Comments as a model reads them. */
export function commentRows(comments: readonly Pick<ScoredComment, 'text' | 'language'>[]): Rows {
  const reading = createReading();
  const offsets = new Int32Array(comments.length + 1);
  const values = new Float64Array(comments.length * numbers.length);
  let places = new Int32Array(1 << 16);
  let end = 0;
  comments.forEach(({ text, language }, row) => {
    readByModel(text, language, reading);
    const { features } = reading;
    if (end + features.count > places.length) {
      const larger = new Int32Array(2 * (end + features.count));
      larger.set(places);
      places = larger;
    }
    places.set(features.places.subarray(0, features.count), end);
    end += features.count;
    offsets[row + 1] = end;
    values.set(reading.numbers, row * numbers.length);
  });
  return {
    count: comments.length,
    places: places.subarray(0, end),
    offsets,
    numbers: values,
    numbersOfRow: numbers.length,
    buckets,
  };
}
