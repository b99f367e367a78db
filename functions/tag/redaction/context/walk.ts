import { isGlue, isNegation } from '../words/grammar.ts';
import { meaningOf } from '../words/known-words.ts';

const longestAbbreviation = 5;

/** How far a walk from a number has come. */
export interface Walk {
  words: number;
  /** A word for a number stands right before it, so a thing one or two words away is what it numbers. */
  isNumbered?: boolean;
  /** A verb that says what the number is stands right before it. */
  isSaid?: boolean;
  /** A person stands between, who owns the number unless a word for telephones says more. */
  isPersonPassed?: boolean;
  isPhraseLeft: boolean;
  isSentenceLeft: boolean;
}

/** Takes note of a comma, a line end or the end of a sentence; a point behind a telling word is an abbreviation. */
export function isBreak(parts: readonly string[], i: number, walk: Walk): boolean {
  const sign = parts[i]!;
  if (sign.length > 1 || !/^[.!?;,\n()<>|]$/.test(sign)) return false;
  const before = parts[i - 1];
  const isAbbreviation =
    sign === '.' &&
    before !== undefined &&
    meaningOf(before) !== undefined &&
    !(before.length > longestAbbreviation && /^\p{Lu}/u.test(parts[i + 1] ?? ''));
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

/** From one number to another: `mit nummer er ændret fra 27 89 11 61 til 33 14 59 72`. */
const isTowardsNew = /^(?:to|till|til|zu|auf|naar|à|por|para)$/i;
const dayAndMonth = /^\d{1,2}[./]\d{1,2}[.,/]*(?:\d{2,4})?[.,]*$/;

/**
 * Goes past a number between label and number. A short one uses up the label right before it; at a longer one the
 * walk ends, unless both are members of one list.
 * @returns the index to go on from; undefined to stop
 */
export function passNumber(parts: readonly string[], i: number, walk: Walk): number | undefined {
  if (parts[i]!.endsWith(':')) return undefined;
  const between = parts.slice(i + 1).filter((one) => one !== ',' && !/^\d/.test(one));
  const isNegated = between.some(isNegation);
  if (between.every((one) => meaningOf(one) === 'conjunction' || isNegation(one) || isTowardsNew.test(one))) {
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

/** Whether nothing but glue lies between. */
export const isAdjacent = ({ words, isPhraseLeft }: Walk): boolean => words === 0 && !isPhraseLeft;
