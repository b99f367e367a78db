import { createFeatures, type Features, readFeatures } from '../words/features.ts';
import { firstOwnWords } from '../words/own-text.ts';
import { createWords, readWords, type Words } from '../words/read-words.ts';
import { buckets } from './intent-model.ts';

/** What is known of a text before its intent is classified. Refilled for each text. */
export interface OpeningReading {
  readonly words: Words;
  readonly features: Features;
}

export const createOpeningReading = (): OpeningReading => ({
  words: createWords(),
  features: createFeatures(buckets),
});

/** Reads the customer's first own words. */
export function readOpening(text: string, { words, features }: OpeningReading): void {
  readWords(firstOwnWords(text), words);
  readFeatures(words, features);
}
