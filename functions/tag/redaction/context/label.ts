import { isGlue, isInscription, isNegation, isNew, isPerson } from '../words/grammar.ts';
import { type Meaning, meaningOf } from '../words/known-words.ts';
import { plainBefore, windowBefore } from './plain-before.ts';
import { headBefore, isPredicate, isSaidOfThing } from './predicate.ts';
import { isNumbered, isNumberOfAbbreviated, numbersThing } from './things.ts';

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
const nearWords = 3;

const part =
  /\[[a-z_]+\]|(?:\p{L}\.){2,5}|\p{L}\/\p{L}(?!\p{L})|\p{L}[\p{L}\p{M}]*|\d[\d.,:/-]*(?: \d[\d.,:/-]*)*|[#§€$£¥%‰°&Ø±=]|[.!?;](?=\s|$)|[,\n()<>|]/gu;
/** Walks back from a number to the nearest word that tells what it is. */
export function labelBefore(text: string, start: number): Label | undefined {
  const before = plainBefore(text, start);
  if (isNumberOfAbbreviated(before)) return { meaning: 'customer', distance: 'adjacent' };
  const parts = partsOf(before);
  if (start > windowBefore) parts.shift();
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
    if (isPerson(parts[i]!)) return undefined;
    walk.isSaid ||= isAdjacent(walk) && isPredicate(parts[i]!);
    const label = labelOf(parts, i, walk, -1);
    if (label !== undefined) return label;
  }
  return undefined;
}

/** Walks on from a number to the first word that tells what it is: "… is my mobile". */
export function labelAfter(text: string, end: number): Label | undefined {
  const parts = partsOf(text.slice(end, end + windowAfter));
  const walk: Walk = { words: 0, isPhraseLeft: false, isSentenceLeft: false };
  let isSaid = false;
  let isInscribed = false;
  for (let i = 0; i < parts.length && walk.words <= nearWords; i++) {
    const one = parts[i]!;
    if (/^[\d[.!?;\n<>|]/.test(one)) return undefined;
    isSaid ||= isPredicate(one);
    isInscribed ||= isInscription(one);
    if (/^[,()]$/.test(one)) continue;
    const label = labelOf(parts, i, walk, 1);
    if (label === undefined) continue;
    if (isInscribed && label.distance === 'near') return { ...label, distance: 'said' };
    return isSaid || !speaksAgainst(label) ? label : undefined;
  }
  return undefined;
}

/** Whether the words say that the number is no person's. */
export const speaksAgainst = ({ meaning }: Label): boolean =>
  meaning === 'reference' || meaning === 'measure' || meaning === 'customer';

/**
 * The label that counts: the one before, unless it stands in another phrase and one behind is nearer. A word behind
 * may be the label of what follows it, so it counts only where it is close.
 */
export function nearerLabel(before: Label | undefined, text: string, end: number): Label | undefined {
  if (before !== undefined && before.distance !== 'far') return before;
  return labelAfter(text, end) ?? before;
}

interface Walk {
  words: number;
  /** A word for a number stands right before it, so a thing one or two words away is what it numbers. */
  isNumbered?: boolean;
  /** A verb that says what the number is stands right before it. */
  isSaid?: boolean;
  isPhraseLeft: boolean;
  isSentenceLeft: boolean;
}

const partsOf = (text: string): string[] => text.match(part) ?? [];

/** Takes note of a comma, a line end or the end of a sentence; a point behind a telling word is an abbreviation. */
function isBreak(parts: readonly string[], i: number, walk: Walk): boolean {
  const sign = parts[i]!;
  if (!/^[.!?;,\n()<>|]$/.test(sign)) return false;
  const before = parts[i - 1];
  const isAbbreviation = sign === '.' && before !== undefined && meaningOf(before) !== undefined;
  if (isAbbreviation || /^[()\n]$/.test(sign) || goesOn(parts, i)) return true;
  walk.isPhraseLeft = true;
  if (sign !== ',') walk.isSentenceLeft = true;
  return true;
}

/** `Mi pedido, el 622 311 044`, `Wrong OCR. Should be 07022 31104`: nothing but glue stands between sign and number. */
function goesOn(parts: readonly string[], i: number): boolean {
  const between = parts.slice(i + 1).filter((one) => !/^[.,\n]$/.test(one));
  return between.length > 0 && between.every((one) => isGlue(one) || meaningOf(one) === 'number');
}

const dayAndMonth = /^\d{1,2}[./]\d{1,2}[.,/]*(?:\d{2,4})?[.,]*$/;

/**
 * Goes past a number between label and number. A short one uses up the label right before it; at a longer one the
 * walk ends, unless both are members of one list.
 * @returns the index to go on from; undefined to stop
 */
function passNumber(parts: readonly string[], i: number, walk: Walk): number | undefined {
  const between = parts.slice(i + 1).filter((one) => one !== ',' && !/^\d/.test(one));
  const isNegated = between.some(isNegation);
  if (between.every((one) => meaningOf(one) === 'conjunction' || isNegation(one))) {
    if (isNegated) Object.assign(walk, { words: 0, isPhraseLeft: false });
    return i;
  }
  if (dayAndMonth.test(parts[i]!)) return i;
  if (parts[i]!.replace(/\D/g, '').length > 4 || parts[i]!.startsWith('[')) return undefined;
  walk.isPhraseLeft = true;
  let next = i - 1;
  while (
    next > i - 3 &&
    next >= 0 &&
    /^(?:number|possessive|undefined)$/.test(String(meaningOf(parts[next]!)))
  )
    next--;
  const used = parts[next];
  const isUsed =
    used !== undefined && next > i - 3 && /^(?:reference|measure|customer)$/.test(String(meaningOf(used)));
  return isUsed ? next : i;
}

/** The label that a word is, alone or with its neighbours ("my number"). */
function labelOf(parts: readonly string[], i: number, walk: Walk, step: 1 | -1): Label | undefined {
  const word = parts[i]!.replace(/[./]/g, '');
  const meaning = meaningOf(word);
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

/** A word for a number is the writer's own ("my number"), one of a thing ("gearbox no"), or says nothing. */
function labelOfNumberWord(parts: readonly string[], i: number, walk: Walk, step: 1 | -1): Label | undefined {
  const owner = isNew(parts[i - 1] ?? '') ? parts[i - 2] : parts[i - 1];
  const isOwn = [owner, parts[i + 1]].some((one) => one !== undefined && meaningOf(one) === 'possessive');
  if (!isOwn) {
    if (step === -1 && numbersThing(parts, i, parts[i]!)) return label('customer', walk);
    walk.isNumbered ||= isAdjacent(walk);
    return undefined;
  }
  const next = parts.slice(i + 1, i + 4).find((one) => !isGlue(one) && meaningOf(one) !== 'possessive');
  const thing = step === 1 && next !== undefined ? meaningOf(next) : undefined;
  return label(thing === 'reference' || thing === 'measure' || thing === 'customer' ? thing : 'own', walk);
}

/** The letters that a code begins with, in a text that is not all capitals: `Sendung JJFI 6544 0000`. */
const isCodeOfLetters = (parts: readonly string[], i: number): boolean =>
  /^[A-Z]{2,5}$/.test(parts[i]!) && !/^[A-Z]{2,}$/.test(parts[i - 1] ?? '');

const isAdjacent = ({ words, isPhraseLeft }: Walk): boolean => words === 0 && !isPhraseLeft;

/** `la commande porte le numéro 06 22 31 10 44`. */
const isNumberOf = ({ words, isPhraseLeft, isNumbered }: Walk): boolean =>
  isNumbered === true && words <= 2 && !isPhraseLeft;

function label(meaning: Label['meaning'], walk: Walk): Label {
  if (isAdjacent(walk) || isNumberOf(walk)) return { meaning, distance: 'adjacent' };
  const isNear = walk.words <= nearWords && !walk.isPhraseLeft && !walk.isSentenceLeft;
  return { meaning, distance: isNear ? 'near' : 'far' };
}
