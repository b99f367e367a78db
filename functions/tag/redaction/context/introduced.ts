import { isGlue, isPerson } from '../words/grammar.ts';
import { isCustomerPerson, isGivenName, isNeutral, meaningOf } from '../words/known-words.ts';

/** Characters before a number in which its sentence begins. */
const window = 80;
const mostWords = 8;
const endsClause = /[,;:(\n–—-]\s*$/;
const beginsClause = /^\s*(?:$|[.!?;,)\n–—](?!\d)|-\s)/;
/** Who speaks, in a transcript: what they answer may be any number. */
const isSpeaker = /^\s*\p{L}+\s?:\s*$/u;
const word = /\p{L}[\p{L}\p{M}]*/gu;
const capitalised = /^\p{Lu}\p{Ll}/u;

/**
 * Whether a number is a clause of its own behind who gives it, and nothing else is said: `Hi, Joan Reed, 791 716 9693`,
 * `klant Sara (728 289 210)`. No order or thing has been named, so it is the person's.
 */
export function isIntroduced(text: string, start: number, end: number): boolean {
  const ahead = text.slice(Math.max(0, start - window), start);
  if (!endsClause.test(ahead) || !beginsClause.test(text.slice(end, end + 4))) return false;
  const sentence = ahead.slice(ahead.search(/[^.!?\n]*$/));
  if (/\d/.test(sentence) || (isSpeaker.test(sentence) && sentence.length < ahead.trimStart().length))
    return false;
  const words = sentence.match(word) ?? [];
  return words.length <= mostWords && words.every(isOfIntroduction) && namesSomebody(words);
}

const isName = (one: string): boolean =>
  capitalised.test(one) && meaningOf(one) === undefined && !isGlue(one) && !isNeutral(one);

const isOfIntroduction = (one: string): boolean =>
  isNeutral(one) || isGlue(one) || isCustomerPerson(one) || isPerson(one) || isName(one);

/** A first name, a word for a customer, or two names in a row. */
const namesSomebody = (words: readonly string[]): boolean =>
  words.some(
    (one, i) => isGivenName(one) || isCustomerPerson(one) || (isName(one) && isName(words[i + 1] ?? '')),
  );
