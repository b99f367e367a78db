import { createFeatures, type Features, readFeatures } from '../../words/features.ts';
import { lastOwnWords } from '../../words/own-text.ts';
import { createWords, readWords, type Words } from '../../words/read-words.ts';
import { lexiconOf, pictures } from './lexicons.ts';
import { numbers, readNumbers } from './numbers.ts';
import { buckets } from './sentiment-model.ts';
import { type Valence, valenceOf } from './valence.ts';

/** What is known of a text before it is classified. Refilled for each text. */
export interface Reading {
  readonly words: Words;
  readonly features: Features;
  /** In the order of `numbers` (numbers.ts). */
  readonly numbers: Float64Array;
}

export const createReading = (): Reading => ({
  words: createWords(),
  features: createFeatures(buckets),
  numbers: new Float64Array(numbers.length),
});

/**
 * Reads a text for its lexicon.
 * @returns what the lexicon says, undefined where the language has none
 */
export function readByLexicon(text: string, language: string, { words }: Reading): Valence | undefined {
  const lexicon = lexiconOf(language);
  readWords(lastOwnWords(text), words);
  return lexicon === undefined ? undefined : valenceOf(words, lexicon, pictures);
}

/** Reads a text for a model: its features and numbers too. */
export function readByModel(text: string, language: string, reading: Reading): Valence | undefined {
  const valence = readByLexicon(text, language, reading);
  readFeatures(reading.words, reading.features);
  readNumbers(reading.words, valence, reading.numbers);
  return valence;
}
