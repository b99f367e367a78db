import { hasPlus, type NumberRun, separatorAfter, separatorBefore } from './number-run.ts';

const phoneWord =
  /\b(?:tel\w{0,8}|phone|phone number|mobile?|mob|m[oó]vil|celular|cell\w{0,5}|handy|rufnummer|whats?app|sms|fax|(?:call|ring|reach|text)(?: me)?(?: (?:at|on|back|under))?|num[ée]ro)[^\d\n]{0,12}$/iu;
const orderWord =
  /(?:\b(?:order|orders|invoice|ticket|case|ref\w{0,7}|tracking\w{0,7}|parcel|booking|reservation|account|serial|item|article|sku|id|no|nr|bestell\w{0,8}|rechnung\w{0,8}|auftrag\w{0,8}|commande|facture|pedido|factura|ordine|fattura)\b|#)[^\d\n]{0,12}$/i;

/**
 * The last group of a phone number that begins at group `first`, or undefined. Ways people write them: `+` or
 * `00` and up to 15 digits (ITU-T E.164), area code in brackets, 555-123-4567, a leading 0 with 9 to 11 digits,
 * groups as in 612 345 678 or 12 34 56 78, or any 7 to 15 digits after a word like "phone".
 */
export function findPhoneEnd(run: NumberRun, first: number): number | undefined {
  if (hasPlus(run, first)) return extend(run, first, { least: 7, most: 15 });
  const digits = run.groups[first]?.digits ?? '';
  if (first === 0 && phoneWord.test(run.before)) return extend(run, first, { least: 7, most: 15 });
  if (isInsideNumber(run, first)) return undefined;
  if (hasBrackets(run, first)) return extend(run, first, { least: 7, most: 12 });
  if (first === 0 && orderWord.test(run.before)) return undefined;
  if (/^00[1-9]/.test(digits)) return extend(run, first, { least: 11, most: 15 });
  if (/^0[1-9]\d?/.test(digits)) return extend(run, first, { least: 9, most: 11, smallestGroup: 2 });
  return findGroupedEnd(run, first);
}

interface Span {
  readonly least: number;
  readonly most: number;
  readonly smallestGroup?: number;
}

/** The furthest group with at most `most` digits in all; undefined when that makes fewer than `least`. */
function extend(run: NumberRun, first: number, span: Span): number | undefined {
  let count = 0;
  let last: number | undefined;
  for (let i = first; i < run.groups.length; i++) {
    const size = run.groups[i]?.digits.length ?? 0;
    if (size < (span.smallestGroup ?? 1) || count + size > span.most) break;
    if (i > first && !/^(?:[ ./-]{1,2}|[ -]?[()][ -]?|\) ?\(| [/-] )$/.test(separatorBefore(run, i))) break;
    count += size;
    last = i;
  }
  return count >= span.least ? last : undefined;
}

const hasBrackets = (run: NumberRun, first: number): boolean =>
  /\($/.test(separatorBefore(run, first)) &&
  /^\)[ -]?$/.test(separatorAfter(run, first)) &&
  (run.groups[first]?.digits.length ?? 0) >= 2;

/** A decimal, a number with thousands separators or an id with letters goes on here. */
const isInsideNumber = (run: NumberRun, first: number): boolean =>
  first === 0 ? /(?:\d[.,]|[\p{L}_])$/u.test(run.before) : separatorBefore(run, first) === '.';

const groupedShapes: readonly RegExp[] = [
  /^(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}(?!\d)/,
  /^\d{3}([ -])\d{3}\1\d{3}(?!\d)/,
  /^[6-9]\d{4}[ -]\d{5}(?!\d)/,
  /^(?!\d{2}([ -])\d{3}\1\d{3}\1)\d{2,3}([ -])\d{2,4}(?:\2\d{2,4}){2,4}(?!\d)/,
];

function findGroupedEnd(run: NumberRun, first: number): number | undefined {
  const start = run.groups[first]?.start ?? 0;
  const text = run.text.slice(start, start + 32);
  for (const shape of groupedShapes) {
    const match = shape.exec(text)?.[0];
    if (match === undefined) continue;
    const groups = match.match(/\d+/g) ?? [];
    const last = first + groups.length - 1;
    const count = groups.join('').length;
    if (count >= 8 && count <= 12 && standsAlone(run, first, last, match)) return last;
  }
  return undefined;
}

/** Further groups joined by the same separator would make it a list or a longer number. */
function standsAlone(run: NumberRun, first: number, last: number, match: string): boolean {
  const neighbours = [
    first > 0 ? separatorBefore(run, first) : '',
    last + 1 < run.groups.length ? separatorAfter(run, last) : '',
  ];
  return neighbours.every((one) => one.length !== 1 || (one === ' ' && !match.includes(' ')));
}
