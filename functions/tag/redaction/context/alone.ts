import {
  isCopula,
  isDeterminer,
  isFate,
  isInforming,
  isPresence,
  isSending,
  isSpeaking,
} from '../words/grammar.ts';
import { type Meaning, meaningOf } from '../words/known-words.ts';

/** Characters on either side that are looked at. */
const window = 160;
const endsClause = /(?:[.!?,;:–—)\n]|\s-)\s*$/;
const beginsClause = /^\s*(?:$|[.!?;,)\n–—](?!\d)|-\s)/;
const lastWord = /(\p{L}+)\s$/u;
/** The number of a thing: `2024-88395`, `AB-28310`, `#38099`, `611982`. */
const otherNumber = /#\d{3}|[A-Z]{2,}-?\d{3}|\d{4}-\d{4}|(?<![\d.,:/-])\d{5,}(?!\d|[.,:/-]\d)/;
const word = /\p{L}[\p{L}\p{M}]*/gu;
const ofThings: ReadonlySet<Meaning | undefined> = new Set<Meaning>([
  'reference',
  'measure',
  'customer',
  'card',
]);

/**
 * Whether a number is a clause of its own, in a text that leaves nothing else for it to be: the text gives the thing's
 * number elsewhere (`Parcel 611982 never came. 684901969`), or names no thing and is about talking (`Who do I speak to?
 * 722188033`) or says that a number is this one (`nummeret er 9812 4470`). A thing without another number has this one.
 */
export function isLeftForPerson(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - window), start);
  const behind = text.slice(end, end + window);
  if (!beginsClause.test(behind)) return false;
  const isClause = before.trim() === '' || endsClause.test(before);
  if (otherNumber.test(before) || otherNumber.test(behind)) return isClause || isObject(before);
  const words = `${before} ${behind}`.match(word) ?? [];
  if (words.some((one) => ofThings.has(meaningOf(one)) || isFate(one))) return false;
  return isClause ? words.some(isOfPeople) : isObject(before) && words.some(isNumberWord);
}

/** `hans er 4212 2452`, `il suo è 349…`: what a verb or an article leads to. */
function isObject(before: string): boolean {
  const last = lastWord.exec(before)?.[1] ?? '';
  return isCopula(last) || isDeterminer(last);
}

const isNumberWord = (word: string): boolean => meaningOf(word) === 'number';

const isOfPeople = (word: string): boolean =>
  isSpeaking(word) || isInforming(word) || isPresence(word) || isSending(word);
