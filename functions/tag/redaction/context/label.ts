import {
  isCopula,
  isDeterminer,
  isGlue,
  isInscription,
  isNew,
  isOf,
  isPerson,
  isPlaceWord,
  isPronoun,
  isPurposeWord,
} from '../words/grammar.ts';
import { type Meaning, meaningOf } from '../words/known-words.ts';
import { isIdCard, isInNameOf, isSomebodysNumber } from './in-name-of.ts';
import { meaningInPlace } from './meaning-in-place.ts';
import {
  endsPurpose,
  isOffered,
  isPreferred,
  isPutOn,
  isReachedAt,
  isReachedBehind,
  isReachedThere,
  isSigned,
  isTimeOfDelivery,
} from './occasion.ts';
import { plainBefore, windowBefore } from './plain-before.ts';
import { headBefore, isPredicate, isSaidOfThing } from './predicate.ts';
import { isNumbered, isNumberOfAbbreviated, isOfFate, numbersThing } from './things.ts';
import { isAdjacent, isBreak, passNumber, type Walk } from './walk.ts';

/** What the nearest telling word says of a number, and how near it stands. */
export interface Label {
  readonly meaning: Exclude<Meaning, 'number' | 'possessive' | 'conjunction'>;
  /**
   * `adjacent`: nothing but words like "number", "is" or a colon lie between. `said`: the sentence says that the
   * number is the thing's or stands on it ("the order from Monday is"). `near`: up to three words of one phrase.
   * `far`: within eight words, not more than one sentence away.
   */
  readonly distance: 'adjacent' | 'said' | 'near' | 'far';
}

const windowAfter = 48;
const mostWords = 8;
const mostNumbers = 3;
/** A number with nothing behind it in its phrase. */
const endsPhrase = /^[+(]{0,2}\d[\d\s()./-]*(?:$|[,;!?\n]|\.(?!\d))/;
const nearWords = 3;

const part =
  /\[[a-z_]+\]|(?:\p{L}\.){2,5}|\p{L}\/\p{L}(?!\p{L})|\p{L}[\p{L}\p{M}]*|\d[\d.,:/-]*(?: \d[\d.,:/-]*)*|[#§€$£¥%‰°&Ø±=]|[.!?;](?=\s|$)|[,\n()<>|]/gu;
const partsOf = (text: string): string[] => text.match(part) ?? [];

/** Walks back from a number to the nearest word that tells what it is. */
export function labelBefore(text: string, start: number): Label | undefined {
  const before = plainBefore(text, start);
  if (isNumberOfAbbreviated(before)) return { meaning: 'customer', distance: 'adjacent' };
  const parts = partsOf(before);
  if (start > windowBefore) parts.shift();
  if (isSigned(parts) || isReachedAt(parts)) return { meaning: 'own', distance: 'near' };
  if (endsPhrase.test(text.slice(start, start + windowAfter)) && isOffered(parts, /:\s*$/.test(before)))
    return { meaning: 'own', distance: 'near' };
  const walk: Walk = { words: 0, isPhraseLeft: false, isSentenceLeft: false };
  let numbers = 0;
  for (let i = parts.length - 1; i >= 0 && walk.words <= mostWords; i--) {
    if (/^[\d[]/.test(parts[i]!)) {
      const passed = ++numbers > mostNumbers ? undefined : passNumber(parts, i, walk);
      if (passed === undefined) return undefined;
      i = passed;
      continue;
    }
    if (isBreak(parts, i, walk)) continue;
    if (isAdjacent(walk) && isReachedThere(parts, i)) return label('own', walk);
    walk.isSaid ||= isAdjacent(walk) && isPredicate(parts[i]!);
    const found = labelOf(parts, i, walk, -1);
    if (found === undefined) walk.isPersonPassed ||= isPerson(parts[i]!);
    else if (walk.isPersonPassed && found.meaning !== 'phone') return undefined;
    else if (!isTimeOfDelivery(parts, i))
      return isInNameOf(parts) && speaksAgainst(found) ? { ...found, distance: 'near' } : found;
  }
  return undefined;
}

/** Walks on from a number to the first word that tells what it is: "… is my mobile". */
export function labelAfter(text: string, end: number): Label | undefined {
  const parts = partsOf(text.slice(end, end + windowAfter));
  if (isSomebodysNumber(parts)) return { meaning: 'own', distance: 'near' };
  if (isPreferred(parts) || isPutOn(parts)) return { meaning: 'phone', distance: 'near' };
  if (isOfFate(parts)) return { meaning: 'reference', distance: 'near' };
  const walk: Walk = { words: 0, isPhraseLeft: false, isSentenceLeft: false };
  let isSaid = false;
  let isInscribed = false;
  for (let i = 0; i < parts.length && walk.words <= nearWords; i++) {
    const one = parts[i]!;
    if (/^[\d[.!?;\n<>|]/.test(one)) return saidNext(parts.slice(i + 1));
    isSaid ||= walk.words < 2 && isPredicate(one);
    isInscribed ||= walk.words < 2 && isInscription(one);
    if (/^[,()]$/.test(one)) continue;
    const label = labelOf(parts, i, walk, 1);
    if (label === undefined) continue;
    if (speaksAgainst(label) && endsPurpose(parts, i)) return { meaning: 'phone', distance: 'near' };
    if (isInscribed && label.distance === 'near') return { ...label, distance: 'said' };
    return isSaid || !speaksAgainst(label) ? label : undefined;
  }
  return undefined;
}

const endOfPhrase = (text: string, from: number): number => {
  const length = text.slice(from, from + windowAfter).search(/[,;()\n]/);
  return length === -1 ? text.length : from + length;
};

/** `40 12 33 87? Det är ordern`: what the next sentence says it is. */
function saidNext([subject, verb, ...rest]: readonly string[]): Label | undefined {
  if (!isDeterminer(subject ?? '') || !isCopula(verb ?? '')) return undefined;
  const meaning = meaningOf(rest.find((one) => !isDeterminer(one)) ?? '');
  return meaning === 'reference' ? { meaning, distance: 'said' } : undefined;
}

/** Whether the words say that the number is no person's. */
export const speaksAgainst = ({ meaning }: Label): boolean =>
  meaning === 'reference' || meaning === 'measure' || meaning === 'customer';

/**
 * The label that counts: the one before, unless it stands in another phrase and one behind is nearer. A word behind
 * may be the label of what follows it, so it counts only where it is close.
 */
export function nearerLabel(before: Label | undefined, text: string, end: number): Label | undefined {
  if (before === undefined || before.distance === 'far') return labelAfter(text, end) ?? before;
  if (isReachedBehind(partsOf(text.slice(end, end + windowAfter))))
    return { meaning: 'phone', distance: 'near' };
  if (before.distance !== 'near' || !speaksAgainst(before)) return before;
  const after = labelAfter(text.slice(0, endOfPhrase(text, end)), end);
  return after?.meaning === 'phone' ? after : before;
}

/** The label that a word is, alone or with its neighbours ("my number"). */
function labelOf(parts: readonly string[], i: number, walk: Walk, step: 1 | -1): Label | undefined {
  const word = /[./]/.test(parts[i]!) ? parts[i]!.replace(/[./]/g, '') : parts[i]!;
  const meaning = meaningInPlace(parts, i, word);
  if (meaning === 'number') return labelOfNumberWord(parts, i, walk, step);
  if (word === '#' && step === -1 && numbersThing(parts, i, word)) return label('customer', walk);
  if (meaning === undefined || meaning === 'possessive' || meaning === 'conjunction') {
    if (step === -1 && isAdjacent(walk) && isNumbered(parts, i)) return label('customer', walk);
    const saysNothing =
      isGlue(word) ||
      (step === 1 && (meaning === 'possessive' || isInscription(word))) ||
      isCodeOfLetters(parts, i);
    if (!saysNothing) walk.words++;
    return undefined;
  }
  if (walk.isSentenceLeft && step === -1 && meaning !== 'phone') return undefined;
  if (step === 1 || walk.isSaid !== true || walk.isPhraseLeft) return label(meaning, walk);
  return labelOfSubject(parts, i, meaning) ?? label(meaning, walk);
}

/** The label where a verb says of a clause's subject that the number is its: the subject decides. */
function labelOfSubject(parts: readonly string[], i: number, meaning: Label['meaning']): Label | undefined {
  if (isSaidOfThing(parts, i, meaning)) return { meaning, distance: 'said' };
  if (!speaksAgainst({ meaning, distance: 'adjacent' })) return undefined;
  const head = headBefore(parts, i);
  if (head === 'unknown') return { meaning, distance: 'far' };
  return head && { meaning: head, distance: 'adjacent' };
}

/** `the new number for the order`, not `nytt nummer til meg`. */
const leadsToThing = (parts: readonly string[], i: number): boolean =>
  [isOf, isPurposeWord, isPlaceWord].some((is) => is(parts[i] ?? '')) && !isPronoun(parts[i + 1] ?? '');

/** A word for a number is the writer's own ("my number"), one of a thing ("gearbox no"), or says nothing. */
function labelOfNumberWord(parts: readonly string[], i: number, walk: Walk, step: 1 | -1): Label | undefined {
  const isFresh = isNew(parts[i - 1] ?? '');
  const isOwn =
    (isFresh && !leadsToThing(parts, i + 1)) ||
    [parts[isFresh ? i - 2 : i - 1], parts[i + 1]].some(
      (one) => one !== undefined && meaningOf(one) === 'possessive',
    );
  if (!isOwn) {
    if (step === -1 && numbersThing(parts, i, parts[i]!)) return label('customer', walk);
    walk.isNumbered ||= isAdjacent(walk);
    return undefined;
  }
  const next = parts.slice(i + 1, i + 4).find((one) => !isGlue(one) && meaningOf(one) !== 'possessive');
  const thing = step === 1 && next !== undefined && !isIdCard(next) ? meaningOf(next) : undefined;
  return label(thing === 'reference' || thing === 'measure' || thing === 'customer' ? thing : 'own', walk);
}

/** The letters that a code begins with, in a text that is not all capitals: `Sendung JJFI 6544 0000`. */
const isCodeOfLetters = (parts: readonly string[], i: number): boolean =>
  /^[A-Z]{2,5}$/.test(parts[i]!) && !/^[A-Z]{2,}$/.test(parts[i - 1] ?? '');

/** `la commande porte le numéro 06 22 31 10 44`. */
const isNumberOf = ({ words, isPhraseLeft, isNumbered }: Walk): boolean =>
  isNumbered === true && words <= 2 && !isPhraseLeft;

function label(meaning: Label['meaning'], walk: Walk): Label {
  if (isAdjacent(walk) || isNumberOf(walk)) return { meaning, distance: 'adjacent' };
  const isNear = walk.words <= nearWords && !walk.isPhraseLeft && !walk.isSentenceLeft;
  return { meaning, distance: isNear ? 'near' : 'far' };
}
