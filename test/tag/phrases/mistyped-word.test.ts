import { expect, test } from 'vitest';
import { mistypedWord } from '../../../functions/tag/phrases/mistyped-word.ts';
import { createWordTrie } from '../../../functions/tag/phrases/word-trie.ts';

const words = createWordTrie(['representative', 'employee somebody', 'human']);
const found = (word: string): number => mistypedWord(words, `a ${word} b`, 2, 2 + word.length);

test.each([
  ['two letters turned', 'representaitve', 1],
  ['a letter left out', 'represntative', 1],
  ['a letter too much', 'represeentative', 1],
  ['another letter', 'emplojee', 2],
  ['in upper case', 'EMPOLYEE', 2],
  ['turned in a word of five letters', 'huamn', 3],
])('%s is one mistake', (_, word, symbol) => {
  expect(found(word)).toBe(symbol);
});

test.each([
  ['two mistakes', 'reprsentatve'],
  ['another first letter', 'umployee'],
  ['one more letter at the end, as forms have it', 'employees'],
  ['another letter in a word of five', 'huran'],
  ['a sign within', 'emp-loyee'],
  ['another word', 'employment'],
  ['a short one', 'hum'],
  ['a long one', 'representativerepresentative'],
])('%s is none', (_, word) => {
  expect(found(word)).toBe(0);
});
