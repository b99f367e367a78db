import { createReading, readByModel } from '../../tag/sentiment/embedded/read-example.ts';
import { buckets } from '../../tag/sentiment/embedded/sentiment-model.ts';
import { gatherRows } from '../examples/gather-rows.ts';
import type { Rows } from '../linear/rows.ts';
import type { ScoredComment } from './scored-comment.ts';

/** Comments as a model reads them. */
export function commentRows(comments: readonly Pick<ScoredComment, 'text' | 'language'>[]): Rows {
  const reading = createReading();
  return gatherRows(comments.length, {
    buckets,
    features: reading.features,
    numbers: reading.numbers,
    read(row) {
      const { text, language } = comments[row]!;
      readByModel(text, language, reading);
    },
  });
}
