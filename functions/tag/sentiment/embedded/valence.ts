import { hashEnd, hashStart, hashStep } from '../../words/hash.ts';
import { token, type Words } from '../../words/read-words.ts';
import { type Entry, type Lexicon, mostWordsOfPhrase, role, shortestBeginning } from './lexicon.ts';

/** What a text's words say, added up. */
export interface Valence {
  /** Strength of praise and of blame, 0 or more. */
  readonly positive: number;
  readonly negative: number;
  /** Words and pictures that said something. */
  readonly cues: number;
  /** Praise and blame stand on two sides of a `but`. */
  readonly isContrasted: boolean;
}

const reach = 3;
const strengthening = 1.3;
const weakening = 0.7;
/** A negated word says the opposite, less strongly: the factor of VADER (Hutto and Gilbert, 2014). */
const negated = -0.74;
/** `not bad` is less than praise. */
const negatedBlame = -0.4;
/** A negation that turns no cue is a small sign of trouble: what does not work is written about. */
const bareNegation = 0.7;
const exclamationBoost = 0.1;
const mostExclamations = 3;

/** Adds up what the words of a text say by a lexicon; `pictures` has strengths by code point. Pure but for scratch. */
export function valenceOf(words: Words, lexicon: Lexicon, pictures: ReadonlyMap<number, number>): Valence {
  findEntries(words, lexicon);
  findPhrases(words, lexicon);
  let [positive, negative, cues, exclamations] = [0, 0, 0, 0];
  let [before, beforeContrast, hasContrast] = [0, 0, false];
  let last = 0;
  const add = (value: number) => {
    if (value === 0) return;
    cues++;
    last = value;
    before += value;
    if (value > 0) positive += value;
    else negative -= value;
  };
  for (let at = 0; at < words.count; at++) {
    const kind = words.kinds[at]!;
    if (kind === token.exclamation) exclamations++;
    else if (kind === token.picture) add(pictures.get(words.pictures[at]!) ?? 0);
    const entry = entries[at];
    if (entry === undefined) continue;
    if (entry.role === role.contrast) {
      beforeContrast = before;
      before = 0;
      hasContrast = true;
    } else if (entry.role === role.cue) add(valueAt(words, at, entry.valence));
    else if (entry.role === role.negation && !turnsSomething(words, at)) {
      if (lexicon.negatesBackwards && last > 0 && isCueBefore(words, at)) {
        positive -= last;
        before -= last;
        add(last * negated);
      } else negative += bareNegation;
    }
  }
  const boost = 1 + exclamationBoost * Math.min(mostExclamations, exclamations);
  const isContrasted = hasContrast && beforeContrast * before < 0;
  return { positive: positive * boost, negative: negative * boost, cues, isContrasted };
}

const most = 1024;
const entries: (Entry | undefined)[] = new Array(most).fill(undefined);
const hashes = new Int32Array(most);
/** Words of the phrase that ends at a token. */
const lengths = new Uint8Array(most);

/** The entry of each word: the word itself, else the longest beginning of it. */
function findEntries({ codes, kinds, starts, ends, count }: Words, { words, beginnings }: Lexicon): void {
  for (let at = 0; at < count; at++) {
    entries[at] = undefined;
    lengths[at] = 1;
    if (kinds[at] !== token.word) continue;
    let hash = hashStart;
    let found: Entry | undefined;
    const from = starts[at]!;
    const to = ends[at]!;
    for (let i = from; i < to; i++) {
      hash = hashStep(hash, codes[i]!);
      if (i - from + 1 >= shortestBeginning) found = beginnings.get(hashEnd(hash)) ?? found;
    }
    const whole = hashEnd(hash);
    hashes[at] = whole;
    entries[at] = words.get(whole) ?? found;
  }
}

/** Phrases take the place of their words, the longest first. */
function findPhrases({ kinds, count }: Words, { phrases, phraseEnds }: Lexicon): void {
  let free = 0;
  for (let at = 1; at < count; at++) {
    if (kinds[at] !== token.word || !phraseEnds.has(hashes[at]!)) continue;
    for (let length = mostWordsOfPhrase; length > 1; length--) {
      const start = at - length + 1;
      if (start < free) continue;
      const found = phrases.get(phraseHash(kinds, start, at));
      if (found === undefined) continue;
      for (let i = start; i < at; i++) entries[i] = undefined;
      entries[at] = found;
      lengths[at] = length;
      free = start + 1;
      break;
    }
  }
}

function phraseHash(kinds: Uint8Array, start: number, end: number): number {
  let hash = hashStart;
  for (let i = start; i <= end; i++) {
    if (kinds[i] !== token.word) return -1;
    hash = hashStep(hash, hashes[i]!);
  }
  return hashEnd(hash);
}

/** A cue's strength, by what stands within three words before it in its clause. */
function valueAt({ kinds }: Words, at: number, valence: number): number {
  let value = valence;
  const start = at - lengths[at]! + 1;
  for (let i = start - 1; i >= 0 && i >= start - reach; i--) {
    if (kinds[i] !== token.word) break;
    const before = entries[i]?.role;
    if (before === role.negation) return value * (value > 0 ? negated : negatedBlame);
    if (before === role.stronger) value *= strengthening;
    else if (before === role.weaker) value *= weakening;
  }
  return value;
}

/** Whether a cue stands within the reach of a negation. */
function turnsSomething({ kinds, count }: Words, at: number): boolean {
  for (let i = at + 1; i < count && i <= at + reach; i++) {
    if (kinds[i] !== token.word) return false;
    const entry = entries[i];
    if (entry?.role === role.cue && entry.valence !== 0 && i - lengths[i]! + 1 > at) return true;
  }
  return false;
}

function isCueBefore({ kinds }: Words, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 2; i--) {
    if (kinds[i] !== token.word) return false;
    if (entries[i]?.role === role.cue) return true;
  }
  return false;
}
