import { token, type Words } from '../../words/read-words.ts';
import type { Valence } from './valence.ts';

/** Features that are numbers, each from 0 to about 1. */
export const numbers = ['blame', 'praise', 'length', 'exclamations', 'questions', 'shouted'] as const;

/** @param valence undefined where the language has no lexicon */
export function readNumbers(words: Words, valence: Valence | undefined, into: Float64Array): void {
  let exclamations = 0;
  let questions = 0;
  for (let at = 0; at < words.count; at++) {
    if (words.kinds[at] === token.exclamation) exclamations++;
    else if (words.kinds[at] === token.question) questions++;
  }
  into[0] = Math.log1p(valence?.negative ?? 0) / 3;
  into[1] = Math.log1p(valence?.positive ?? 0) / 3;
  into[2] = Math.log1p(words.words) / 6;
  into[3] = Math.min(exclamations, 3) / 3;
  into[4] = Math.min(questions, 3) / 3;
  into[5] = words.words === 0 ? 0 : words.shouted / words.words;
}
