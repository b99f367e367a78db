import {
  isBefore,
  isCue,
  isDelivery,
  isDeterminer,
  isGlue,
  isHaving,
  isInforming,
  isLastVerb,
  isMail,
  isOf,
  isOwner,
  isPerson,
  isPlaceWord,
  isPreference,
  isPresence,
  isPronoun,
  isPurposeWord,
  isReachWord,
  isResult,
  isSending,
  isSignOff,
  isSuiting,
  isTowards,
  isUsing,
} from '../words/grammar.ts';
import { meaningOf } from '../words/known-words.ts';

const longestName = 4;
const withThing = /^(?:with|mit|med|met|avec|con|com|z|kanssa)$/i;
const wordsToPerson = 5;
/** A verb and whom one calls: `ring accounts on 911…`. */
const wordsToCalled = 3;
const wordsToPresence = 4;

/**
 * `the driver on 07700…`, `il corriere è 347…`, `ellers 911…`: a person and a word that says where, or a word that
 * says how else one is reached.
 */
export function isReachedThere(parts: readonly string[], i: number): boolean {
  const isCued = isCue(parts[i]!);
  if (!isCued && (!isPerson(parts[i]!) || (i === parts.length - 1 && isGlue(parts[i]!)))) return false;
  return parts.slice(i + 1).every((one) => isGlue(one) || isPlaceWord(one) || isPurposeWord(one));
}

/** `call before delivery on 07700…`: the delivery says when, not whose number it is. */
export function isTimeOfDelivery(parts: readonly string[], i: number): boolean {
  if (!isDelivery(parts[i]!)) return false;
  let at = i - 1;
  while (at > i - 3 && (isDeterminer(parts[at] ?? '') || isOf(parts[at] ?? ''))) at--;
  return isBefore(parts[at] ?? '');
}

/**
 * `put 07700… on the delivery note so the driver rings`: the thing behind the number is where it is written, for
 * somebody to call. Without such a purpose a number on a thing is the thing's.
 */
export function endsPurpose(parts: readonly string[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && isDeterminer(parts[at]!)) at--;
  if (!isPlaceWord(parts[at] ?? '') && !isTowards(parts[at] ?? '')) return false;
  const behind = parts.slice(i + 1);
  const result = behind.findIndex(isResult);
  return result >= 0 && behind.slice(result).some((one) => isPerson(one) || meaningOf(one) === 'phone');
}

/** `zur Bestätigung 0650… anrufen`, `op 06… te bereiken`: German and Dutch say at the end what is done with the number. */
export const isReachedBehind = (parts: readonly string[]): boolean =>
  isLastVerb(parts[0] ?? '') || (/^\p{L}/u.test(parts[0] ?? '') && isLastVerb(parts[1] ?? ''));

/** `Pakken er væk. Hilsen Jens Alm 29 44 71 60`: a name, and before it the end of a letter. */
export function isSigned(parts: readonly string[]): boolean {
  if (!/^[\p{Lu},\n]/u.test(parts.at(-1) ?? '')) return false;
  const at = parts.findLastIndex(isSignOff);
  const name = parts.slice(at + 1).filter((one) => !/^[,\n]$/.test(one));
  return at >= 0 && name.length > 0 && name.length <= longestName && name.every(isName);
}

const isName = (word: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}]*$/u.test(word) && meaningOf(word) === undefined && !isGlue(word);

/**
 * `send the code for my order to 07700…`, `they get hold of me on 07700…`: what is sent says nothing of where it goes,
 * and a person up to three words before says whose it is.
 */
export function isReachedAt(parts: readonly string[]): boolean {
  let at = parts.length - 1;
  while (at > 0 && isDeterminer(parts[at]!)) at--;
  const word = parts[at] ?? '';
  if (isTowards(word) && sameSentence(parts).some(isSending)) return true;
  if (isBesideMail(parts, isTowards(word) ? at - 1 : at)) return true;
  if (!isReachWord(word)) return false;
  if (meaningOf(word) !== 'number' && isWarning(parts, at)) return true;
  const before = parts.slice(Math.max(0, at - wordsToPerson), at);
  if (before.slice(-wordsToCalled).some((one) => meaningOf(one) === 'phone')) return true;
  const person = before.findLastIndex(isPronoun);
  return person >= 0 && before.slice(person + 1).every((one) => saysNothing(one) && /^\p{L}/u.test(one));
}

/** `give notice half an hour before on 911…`: nobody is named, but whoever is told is told there. */
const isWarning = (parts: readonly string[], at: number): boolean =>
  meaningOf(parts[at - 1] ?? '') === undefined &&
  sameSentence(parts).some((one) => isInforming(one) || meaningOf(one) === 'phone');

/** `gi meg en lyd på 911…`: in one language "en" is an article, in another "and". */
const saysNothing = (word: string): boolean => /^(?:undefined|conjunction)$/.test(String(meaningOf(word)));

/**
 * Of a number that ends its phrase: `he has 911…`, `the text went to the old one, use 911…`, and one that stands alone
 * behind what says that somebody is there, or wanted: `I am at home all day, 911…`, `let me know when it is done: 911…`.
 */
export function isOffered(parts: readonly string[], isBehindColon: boolean): boolean {
  let end = parts.length - 1;
  while (end > 0 && isDeterminer(parts[end]!)) end--;
  const word = parts[end] ?? '';
  if (isHaving(word)) return isOwner(parts[end - 1] ?? '');
  if (isUsing(word)) return sameSentence(parts).some((one) => meaningOf(one) === 'phone');
  if (isBehindColon) return meaningOf(word) === undefined && sameSentence(parts).some(isInforming);
  if (!/^[.,;!]$/.test(parts.at(-1) ?? '')) return false;
  if (isPersonNamed(parts.slice(0, -1))) return true;
  const said = parts.slice(0, -1);
  const at = said.findLastIndex((one) => isPresence(one));
  const behind = said.slice(at + 1);
  return at >= 0 && behind.length <= wordsToPresence && behind.every((one) => meaningOf(one) === undefined);
}

/** `to my colleague Nina, 911…` */
function isPersonNamed(parts: readonly string[]): boolean {
  const at = parts.findLastIndex((one) => !isName(one));
  return at >= 0 && at < parts.length - 1 && isPerson(parts[at]!);
}

/** `answer by mail or 07700…`: the other way to reach somebody. */
const isBesideMail = (parts: readonly string[], at: number): boolean =>
  meaningOf(parts[at] ?? '') === 'conjunction' && isMail(parts[at - 1] ?? '');

/** `07700… works best for me`: what is behind a number says that it suits. */
export function isPreferred(parts: readonly string[]): boolean {
  const verb = parts.slice(0, 2).findIndex(isSuiting);
  const around = [...parts.slice(0, verb), ...parts.slice(verb + 1, verb + 4)];
  return verb >= 0 && around.some(isPreference) && !around.some((one) => withThing.test(one));
}

/** `skriv 4142 4985 på mig`: where a number is to stand is somebody. */
export const isPutOn = (parts: readonly string[]): boolean =>
  (isReachWord(parts[0] ?? '') || isTowards(parts[0] ?? '')) && isPronoun(parts[1] ?? '');

const sameSentence = (parts: readonly string[]): readonly string[] =>
  parts.slice(parts.findLastIndex((one) => /^[.!?;\n]$/.test(one)) + 1);
