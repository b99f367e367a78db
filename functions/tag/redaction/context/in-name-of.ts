import { isBearing, isNameWord, isOf, isReachWord, isTowards } from '../words/grammar.ts';
import { meaningOf } from '../words/known-words.ts';

const inWord = /^(?:of|von|au?|da|de|di|i|in)$/i;
const asWord = /^(?:som|als|as|comme|como|come)$/i;

/**
 * `the account is in the name of 850709-9805`, `kontot står på`, `intestato a`: a thing before it says whose it is, so
 * the number is the person's. Right before the number stand a word for being somebody's and one that says whose.
 */
export function isInNameOf(parts: readonly string[]): boolean {
  const [word = '', link = ''] = parts.slice(-2);
  if (isNameWord(link)) return inWord.test(word);
  const leads = isReachWord(link) || isTowards(link) || isOf(link) || inWord.test(link);
  return leads && (isBearing(word) || isNameWord(word));
}

/** `my wife has 2080 1153 as her number`: somebody has it as theirs. */
export function isSomebodysNumber(parts: readonly string[]): boolean {
  const said = parts.slice(1).find((one) => meaningOf(one) !== 'possessive') ?? '';
  return asWord.test(parts[0] ?? '') && meaningOf(said) === 'number';
}

/** "My number of the eID" is a Belgian's; before a number an EID is an eSIM's. */
export const isIdCard = (word: string): boolean => /^eid$/i.test(word);
