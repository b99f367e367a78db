import { fold, sign } from '../../words/fold-text.ts';
import { hashEnd, hashStart, hashStep } from '../../words/hash.ts';
import type { CueList } from './cues/cue-list.ts';

/** What a word is to a sentence. */
export const role = { cue: 1, negation: 2, stronger: 3, weaker: 4, contrast: 5 } as const;

export interface Entry {
  readonly role: number;
  /** -5 to 5, of cues. */
  readonly valence: number;
}

/** A language's cues, by hash: of words, of how words begin, and of phrases of up to four words. */
export interface Lexicon {
  readonly negatesBackwards: boolean;
  readonly words: ReadonlyMap<number, Entry>;
  readonly beginnings: ReadonlyMap<number, Entry>;
  readonly phrases: ReadonlyMap<number, Entry>;
  /** Last words of phrases. */
  readonly phraseEnds: ReadonlySet<number>;
}

export const mostWordsOfPhrase = 4;
export const shortestBeginning = 2;

/** @param general a list of words with strengths that the cues stand on top of */
export function createLexicon(list: CueList, general: Readonly<Record<string, number>> = {}): Lexicon {
  const lexicon = {
    negatesBackwards: list.negatesBackwards,
    words: new Map<number, Entry>(),
    beginnings: new Map<number, Entry>(),
    phrases: new Map<number, Entry>(),
    phraseEnds: new Set<number>(),
  };
  const put = (phrase: string, entry: Entry) => {
    for (const words of spellings(phrase)) {
      const hashes = words.map((word) => hashOf(word.replace(/\*$/, '')));
      const last = hashes.at(-1)!;
      if (hashes.length > 1) {
        lexicon.phrases.set(hashOfPhrase(hashes), entry);
        lexicon.phraseEnds.add(last);
      } else (words[0]!.endsWith('*') ? lexicon.beginnings : lexicon.words).set(last, entry);
    }
  };
  for (const [word, valence] of Object.entries(general)) put(word, { role: role.cue, valence });
  for (const name of ['negation', 'stronger', 'weaker', 'contrast'] as const)
    for (const phrase of phrasesOf(list[listOf[name]])) put(phrase, { role: role[name], valence: 0 });
  for (const [phrase, valence] of cuesOf(list)) put(phrase, { role: role.cue, valence });
  return lexicon;
}

const listOf = {
  negation: 'negations',
  stronger: 'stronger',
  weaker: 'weaker',
  contrast: 'contrasts',
} as const;

const phrasesOf = (line: string): string[] =>
  line
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** The cues of a list with their strengths. */
export function cuesOf({ cues, language }: CueList): [string, number][] {
  const found: [string, number][] = [];
  let valence: number | undefined;
  for (const line of cues.split('\n')) {
    const [, strength, rest = line] = /^\s*(-?\d):(.*)$/.exec(line) ?? [];
    if (strength !== undefined) valence = Number(strength);
    for (const phrase of phrasesOf(rest)) {
      if (valence === undefined) throw new Error(`cues of ${language}: ${phrase} stands before a strength`);
      found.push([phrase, valence]);
    }
  }
  return found;
}

/** `lost my|our bag`, each word as it is folded: two phrases of three words. */
function spellings(phrase: string): string[][] {
  let all: string[][] = [[]];
  for (const choice of phrase.split(/[\s-]+/)) {
    const words = choice.split('|');
    all = all.flatMap((before) => words.map((word) => [...before, word]));
  }
  return all;
}

function hashOf(word: string): number {
  let hash = hashStart;
  for (let at = 0; at < word.length; at++) {
    const code = fold(word.charCodeAt(at));
    if (code > sign.last) hash = hashStep(hash, code);
  }
  return hashEnd(hash);
}

const hashOfPhrase = (words: readonly number[]): number => hashEnd(words.reduce(hashStep, hashStart));
