import { createFeatures, type Features, numbers, readFeatures, readNumbers } from './features.ts';
import { lexiconOf, pictures } from './lexicons.ts';
import { lastOwnWords } from './own-text.ts';
import { createWords, readWords, type Words } from './read-words.ts';
import { type Valence, valenceOf } from './valence.ts';

/** What is known of a text before it is judged. Filled anew for each text. */
export interface Reading {
  readonly words: Words;
  readonly features: Features;
  /** In the order of `numbers` (features.ts). */
  readonly numbers: Float64Array;
}

export const createReading = (): Reading => ({
  words: createWords(),
  features: createFeatures(),
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
