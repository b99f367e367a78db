import { hashEnd, hashStart, hashStep } from './hash.ts';
import { token, type Words } from './read-words.ts';

const shortestGram = 3;
const longestGram = 5;
/** In scripts without spaces a sign is nearly a word. */
const denseScript = 0x2e80;
/** Mark where a word begins and ends, and keep kinds of features apart. */
const [begins, ends, wholeWord, twoWords, picture] = [1, 2, 3, 4, 5];

/** Hashed features of a text, each once: letters of three to five within a word, words, and pairs of words. */
export interface Features {
  readonly places: Int32Array;
  count: number;
  /** By place the number of the text that last had it. */
  readonly seen: Uint32Array;
  text: number;
}

/**
 * Room for a text's features, refilled for each text.
 * @param buckets places that features are hashed into, a power of 2
 */
export const createFeatures = (buckets: number): Features => ({
  places: new Int32Array(16_384),
  count: 0,
  seen: new Uint32Array(buckets),
  text: 0,
});

/** Reads the features of a text's words. Pure but for the scratch it fills. */
export function readFeatures(words: Words, into: Features): Features {
  const { kinds, starts, ends: wordEnds, pictures, codes, count } = words;
  into.count = 0;
  into.text++;
  let before = 0;
  for (let at = 0; at < count; at++) {
    const kind = kinds[at]!;
    if (kind === token.word) {
      const from = starts[at]!;
      const to = wordEnds[at]!;
      const whole = hashOfWord(codes, from, to);
      add(into, whole);
      if (before !== 0) add(into, hashStep(hashStep(hashStep(hashStart, twoWords!), before), whole));
      before = whole;
      addGrams(into, codes, from, to);
    } else if (kind === token.picture) add(into, hashStep(hashStep(hashStart, picture!), pictures[at]!));
    else before = 0;
  }
  return into;
}

function hashOfWord(codes: Uint16Array, from: number, to: number): number {
  let hash = hashStep(hashStart, wholeWord!);
  for (let i = from; i < to; i++) hash = hashStep(hash, codes[i]!);
  return hash;
}

function addGrams(into: Features, codes: Uint16Array, from: number, to: number): void {
  const shortest = codes[from]! >= denseScript ? 1 : shortestGram;
  for (let start = from - 1; start + shortest <= to + 1; start++) {
    let hash = hashStart;
    const last = Math.min(start + longestGram, to + 1);
    for (let i = start; i < last; i++) {
      hash = hashStep(hash, i < from ? begins! : i === to ? ends! : codes[i]!);
      if (i - start + 1 >= shortest) add(into, hash);
    }
  }
}

function add(into: Features, hash: number): void {
  const place = hashEnd(hash) & (into.seen.length - 1);
  if (into.seen[place] === into.text || into.count === into.places.length) return;
  into.seen[place] = into.text;
  into.places[into.count++] = place;
}
