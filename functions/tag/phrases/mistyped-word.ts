import { lettersInAll, units } from './fold.ts';
import { trieRoot, trieWidth, type WordTrie } from './word-trie.ts';

/** Shorter words are known as they are spelled alone: one letter makes them another word. */
export const shortestMistyped = 5;
/** Words of so many letters are known with a letter wrong, left out or too much; shorter ones with two in turned order. */
const shortestEdited = 6;
const longest = 24;
/** Digits are numbered behind the letters, and nobody types one for a letter. */
const lastLetter = 26;
/** So many letters have to lead on at the beginning, or a word is not looked at: most words end here. */
const shortestBeginning = 2;
/** And so many where the mistake is not that two letters are turned. */
const shortestCertain = 3;

const letters = new Uint8Array(longest);
const reached = new Uint16Array(longest + 1);

/**
 * The number of the word of a trie that a word of a text is but for one mistake of typing: two letters in each other's
 * place, one too much, left out, or another; 0 when there is none. The first letter is right in nearly all mistakes,
 * and is taken so.
 */
export function mistypedWord(words: WordTrie, text: string, start: number, end: number): number {
  if (end - start < shortestMistyped || end - start > longest) return 0;
  const { next } = words;
  let count = 0;
  let right = 0;
  reached[0] = trieRoot;
  for (let at = start; at < end; at++) {
    const letter = units[text.charCodeAt(at)]!;
    if (letter === 0 || letter > lettersInAll) return 0;
    letters[count++] = letter;
    if (right !== count - 1) continue;
    const node = next[reached[right]! * trieWidth + letter]!;
    if (node !== 0) reached[++right] = node;
    else if (right < shortestBeginning) return 0;
  }
  if (right < shortestBeginning) return 0;
  for (let place = right; place > 0; place--) {
    const found = withTwoTurned(words, place, count);
    if (found !== 0) return found;
  }
  if (right < shortestCertain) return 0;
  // Another mistake is seen where the way ends, or a letter later.
  for (let place = right; place >= right - 1; place--) {
    const found = withMistakeAt(words, place, count);
    if (found !== 0) return found;
  }
  return 0;
}

function withTwoTurned(words: WordTrie, place: number, count: number): number {
  if (place + 1 >= count) return 0;
  const { next } = words;
  const first = next[reached[place]! * trieWidth + letters[place + 1]!]!;
  if (first === 0) return 0;
  return follow(words, next[first * trieWidth + letters[place]!]!, place + 2, count);
}

function withMistakeAt(words: WordTrie, place: number, count: number): number {
  const { next } = words;
  // Another last letter, or one more, is another form of a word more often than a mistake.
  const isLast = place + 1 >= count;
  if (count > shortestEdited && !isLast) {
    const found = follow(words, reached[place]!, place + 1, count);
    if (found !== 0) return found;
  }
  if (count + 1 < shortestEdited) return 0;
  const here = reached[place]! * trieWidth;
  for (let letter = 1; letter <= lastLetter; letter++) {
    const node = next[here + letter]!;
    if (node === 0) continue;
    const leftOut = follow(words, node, place, count);
    if (leftOut !== 0) return leftOut;
    const another = count < shortestEdited || isLast ? 0 : follow(words, node, place + 1, count);
    if (another !== 0) return another;
  }
  return 0;
}

/** Where the letters from a place on lead to the end of a word. */
function follow({ next, ends }: WordTrie, from: number, place: number, count: number): number {
  let node = from;
  for (let at = place; at < count && node !== 0; at++) node = next[node * trieWidth + letters[at]!]!;
  return place > count ? 0 : ends[node]!;
}
