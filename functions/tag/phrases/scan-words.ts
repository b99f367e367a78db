import { classifyUnit, foldLetters, letterOf, lettersInAll, unit, units } from './fold.ts';
import { mistypedWord } from './mistyped-word.ts';
import { firstWord, symbol } from './phrase-program.ts';
import { readSign } from './signs.ts';
import { trieRoot, trieWidth, type WordTrie } from './word-trie.ts';

/** Takes the symbols of a text one by one, with the place where each begins. @returns false when it has seen enough */
export type TakeSymbol = (found: number, start: number) => boolean;

const symbolOfUnit: Readonly<Record<number, number>> = {
  [unit.stop]: symbol.stop,
  [unit.question]: symbol.question,
  [unit.comma]: symbol.comma,
  [unit.newline]: symbol.newline,
};

/** English endings behind an apostrophe, which belong to the word before: `don't`, `I'd`. */
const joinedEnding = /^(?:t|s|m|d|ll|re|ve)(?![\p{L}\p{N}])/iu;

// Bare numbers: the loop below runs for every character that is ingested.
const { space, lastOfWords, special, unknown } = unit;
const lastLetter = lettersInAll;

/**
 * Reads a text as symbols, in one pass. Words are looked up without case and accents; a letter said three times or
 * more counts once (`pleeease`). A word that is not known may be one of `mistyped` with a letter wrong.
 */
export function scanWords(text: string, words: WordTrie, mistyped: WordTrie, take: TakeSymbol): void {
  const { next, ends } = words;
  const { length } = text;
  let at = 0;
  while (at < length) {
    let kind = units[text.charCodeAt(at)]!;
    if (kind === unknown) classifyUnit(text.charCodeAt(at));
    else if (kind > lastOfWords) {
      const sign = kind === special ? readSign(text, at) : undefined;
      const found = sign === undefined ? symbolOfUnit[kind] : sign.isHappy ? symbol.happy : symbol.otherSign;
      if (found !== undefined && !take(found, at)) return;
      at += sign?.length ?? 1;
    } else if (kind === space) at++;
    else {
      const start = at;
      let node = trieRoot;
      let last = 0;
      let beforeTwice = 0;
      do {
        if (kind > lastLetter) node = stepOther(words, node, kind, text[at]!);
        else if (kind !== last) {
          node = next[node * trieWidth + kind]!;
          last = kind;
          beforeTwice = 0;
        } else if (beforeTwice === 0) {
          beforeTwice = node;
          node = next[node * trieWidth + kind]!;
        } else node = beforeTwice;
        at++;
        kind = at < length ? units[text.charCodeAt(at)]! : space;
        if (kind > lastOfWords) kind = kindInWord(text, at, kind);
      } while (kind !== space && kind <= lastOfWords);
      const id = ends[node]! || mistypedWord(mistyped, text, start, at);
      if (!take(id === 0 ? symbol.word : firstWord - 1 + id, start)) return;
    }
  }
  take(symbol.end, length);
}

/** An apostrophe within a word is nothing where the word goes on behind it. */
function kindInWord(text: string, at: number, found: number): number {
  const kind = found === unknown ? classifyUnit(text.charCodeAt(at)) : found;
  return kind === unit.apostrophe && isJoined(text, at) ? unit.nothing : kind;
}

/** The node after what stands in a word beside plain letters. */
function stepOther({ next }: WordTrie, node: number, kind: number, sign: string): number {
  if (kind === unit.foreign) return 0;
  if (kind !== unit.several) return node;
  let reached = node;
  for (const letter of foldLetters(sign))
    reached = next[reached * trieWidth + letterOf(letter.charCodeAt(0))]!;
  return reached;
}

const isJoined = (text: string, apostrophe: number): boolean =>
  joinedEnding.test(text.slice(apostrophe + 1, apostrophe + 4));

/** Whether what stands at a place has a capital as names have: the first letter only. */
export function isNameAt(text: string, start: number): boolean {
  const [first = '', second = ''] = text.slice(start, start + 2);
  return isUpper(first) && !isUpper(second);
}

const isUpper = (sign: string): boolean => sign !== sign.toLowerCase();
