import { isLeftForPerson } from '../context/alone.ts';
import type { Label } from '../context/label.ts';
import { followsName, followsThing, isOfSeries } from '../context/things.ts';
import { meaningOf } from '../words/known-words.ts';
import {
  extentOf,
  hasPlus,
  type NumberRun,
  type Span,
  separatorAfter,
  separatorBefore,
  spansFrom,
} from './number-run.ts';
import { type Certainty, certaintyOf, isOfPairs, mayBeBare, mostInternational } from './phone-shapes.ts';
import { type Found, isCountedSpan, isVetoed, type Place } from './place.ts';

/** A telephone number as its way of writing shows it. */
export interface Phone {
  readonly last: number;
  readonly certainty: Certainty;
}

const fewestDigits = 7;
const mostDigits = 15;
const between = /^(?:[\s./()_-]|\s?[()./-]\s?|\) ?\(|\s\(0?|\)-|-\(|\n ?| \n)$/;
/** `10.12.7.30` and `31.0.15.5176`: behind the first group, no telephone has one digit between points. */
const addressOrVersion = /^\d{1,3}(?:(?:\.\d{1,3}){3}$|(?:\.\d{1,3})?\.\d\.\d)/;
/** Behind a `+` and a country, blanks part no list. */
const blanks = /^\s{2,3}$/;

/** The telephone number that begins at a place: announced by a word, or recognised by how it is written. */
export function findTelephone({ run, first, spans, label, isOwned }: Place): Found | undefined {
  const phone = findPhone(run, first);
  const said = label(phone?.last ?? spans.at(-1)!.last);
  const isAnnounced = said?.meaning === 'phone' || said?.meaning === 'own';
  const named = isAnnounced && phone?.certainty !== 'certain' ? findNamedPhone(run, first, said) : undefined;
  if (named !== undefined && !isCountedSpan(run, first, named)) return { token: '[phone]', last: named };
  if (phone === undefined) return findBarePhone(run, spans, said);
  if (isVetoed(asThing(said), phone.certainty)) return undefined;
  if (!isAnnounced && isThings(run, first, phone)) return undefined;
  if (isCountedSpan(run, first, phone.last)) return undefined;
  if (isOwned(phone.last) && phone.certainty !== 'strong' && !hasPlus(run, first)) return undefined;
  return { token: '[phone]', last: phone.last };
}

/** Digits without signs, where no word tells what they are and the text leaves nothing but somebody's telephone. */
function findBarePhone(run: NumberRun, spans: readonly Span[], said: Label | undefined): Found | undefined {
  const span = spans.at(-1)!;
  if (run.groups.length > span.last + 1 || span.first > 0 || !mayBeBare(span.shape, span.digits))
    return undefined;
  if (said !== undefined && said.distance !== 'far') return undefined;
  const [start, end] = extentOf(run, span);
  if (isInside(run, span.first) || !isLeftForPerson(run.whole, start, end)) return undefined;
  return { token: '[phone]', last: span.last };
}

/** The number of a card is no telephone: `membership card 07700 551 903`. */
const asThing = (label: Label | undefined): Label | undefined =>
  label?.meaning === 'card' ? { ...label, meaning: 'reference' } : label;

/**
 * Whether a number that only looks like a telephone stands behind an unknown noun, or is one of a series of things. Dashes,
 * slashes, points and brackets between the digits of a sure one outweigh the noun.
 */
function isThings(run: NumberRun, first: number, { certainty, last }: Phone): boolean {
  if (certainty === 'certain') return false;
  const [start, end] = extentOf(run, { first, last });
  if (certainty !== 'strong' && (followsName(run.whole, start) || isOfSeries(run.whole, start, end)))
    return true;
  const hasBlanksOnly = /^[\d\s]+$/.test(run.whole.slice(start, end));
  return (certainty !== 'strong' || hasBlanksOnly) && followsThing(run.whole, start);
}

/**
 * The telephone number at a group as its writing shows it: `+` or `00` and a country (ITU-T E.164), an area code in
 * brackets, and the shapes of phone-shapes.ts.
 */
export function findPhone(run: NumberRun, first: number): Phone | undefined {
  const spans = phoneSpans(run, first);
  if (hasPlus(run, first)) return isSum(run, first) ? undefined : international(run, spans, '');
  if (isInside(run, first)) return undefined;
  if (/^00(?:[17]|[2-9]\d|$)/.test(run.groups[first]!.digits)) {
    return !isSum(run, first) && (spans.at(-1)?.digits.length ?? 0) >= 11
      ? international(run, spans, '00')
      : undefined;
  }
  if (hasBrackets(run, first)) return bracketed(run, spans);
  for (const span of spans.toReversed()) {
    const certainty = certaintyOf(span.shape, span.digits);
    if (certainty !== undefined && standsAlone(run, span, certainty)) return { last: span.last, certainty };
  }
  return undefined;
}

/** The number that a word announces: 7 to 12 digits in any groups; seven without any only near the word. */
function findNamedPhone(run: NumberRun, first: number, { distance }: Label): number | undefined {
  if (isInside(run, first) && distance !== 'adjacent') return undefined;
  const most = run.groups[first]!.digits.startsWith('00') ? mostDigits : 12;
  if (addressOrVersion.test(run.text.slice(run.groups[first]!.start))) return undefined;
  const spans = phoneSpans(run, first).filter(
    ({ digits, shape }) =>
      digits.length >= fewestDigits && digits.length <= most && (distance !== 'far' || shape !== '7'),
  );
  const known = spans.findLast((span) => certaintyOf(span.shape, span.digits) !== undefined);
  return (known ?? spans.at(-1))?.last;
}

/** Spans whose groups are parted as those of telephone numbers are. */
function phoneSpans(run: NumberRun, first: number): Span[] {
  const spans = spansFrom(run, first, mostDigits + 2);
  const isOne = (sign: string): boolean => between.test(sign) || (blanks.test(sign) && hasPlus(run, first));
  const end = spans.findIndex(({ last }) => last > first && !isOne(separatorBefore(run, last)));
  return end === -1 ? spans : spans.slice(0, end);
}

function international(run: NumberRun, spans: readonly Span[], prefix: string): Phone | undefined {
  const fits = spans.filter(({ digits }) => {
    const number = digits.slice(prefix.length);
    const trunkZero = /^\d{1,3}0/.test(number) ? 1 : 0;
    return number.length >= fewestDigits + 1 && number.length <= mostInternational(number) + trunkZero;
  });
  const last = fits.at(-1)?.last;
  if (last === undefined) return undefined;
  const groups = run.groups.slice(spans[0]!.first + 1, last + 1);
  const isAmount = groups.length > 1 && groups.every(({ digits }) => /^0+$/.test(digits));
  if (isAmount || (prefix !== '' && !standsAlone(run, fits.at(-1)!, 'plain'))) return undefined;
  return { last, certainty: prefix === '' ? 'certain' : groups.length > 0 ? 'strong' : 'plain' };
}

/** `12+45678901`, `+84512345<`, as on payment slips. */
const isSum = (run: NumberRun, first: number): boolean =>
  /[\d<]$/.test(run.whole.slice(0, extentOf(run, { first, last: first })[0])) ||
  /^<(?![\w/])/.test(run.whole.slice(run.at + run.text.length, run.at + run.text.length + 2));

/** `(030) 123456`, `(555) 123-4567`; a year in brackets is none. */
function bracketed(run: NumberRun, spans: readonly Span[]): Phone | undefined {
  const fits = spans.filter(({ digits }) => digits.length >= 8 && digits.length <= 12);
  if (fits.length === 0 || /^(?:19|20)\d\d$/.test(run.groups[spans[0]!.first]!.digits)) return undefined;
  return { last: fits.at(-1)!.last, certainty: 'strong' };
}

const hasBrackets = (run: NumberRun, first: number): boolean =>
  /\(\s?$/.test(separatorBefore(run, first)) &&
  /^\s?\)[\s-]?$/.test(separatorAfter(run, first)) &&
  /^\d{2,5}$/.test(run.groups[first]!.digits);

/** Further groups joined by the same sign would make it a list or a longer number. */
function standsAlone(run: NumberRun, { first, last, shape }: Span, certainty: Certainty): boolean {
  const isLast = last + 1 >= run.groups.length;
  const next = isLast ? '' : separatorAfter(run, last);
  const previous = first === 0 ? '' : separatorBefore(run, first);
  if (/^[-./_]$/.test(next) || /^[-._]$/.test(previous)) return false;
  const end = run.at + run.groups[last]!.end;
  if (isLast && /^(?:\p{Script=Latin}|[_\d]|[-.,:]\d)/u.test(run.whole.slice(end, end + 2))) return false;
  if (certainty === 'strong' && !isOfPairs(shape)) return !goesOn(run, first, previous);
  const isListed = shape.includes(' ') && (next === ' ' || previous === ' ');
  return !isListed && previous !== '/' && next !== '/';
}

/** The group before is one of the same kind: `373 070 486 736`. */
function goesOn(run: NumberRun, first: number, sign: string): boolean {
  if (sign === '/') return !run.groups[first]!.digits.startsWith('0');
  const before = run.groups[first - 1]?.digits.length;
  return sign === ' ' && before === run.groups[first]!.digits.length;
}

/** `1Z 999 AA1 01 2345`: the run goes on a code of capitals and digits. */
const isInCode = (run: NumberRun): boolean =>
  /(?:^|\s)(?=[A-Z]*\d)[A-Z\d]+\s[A-Z]{1,4}$/.test(run.whole.slice(Math.max(0, run.at - 24), run.at));

/** A decimal, an id with letters, or a longer number goes on here. */
function isInside(run: NumberRun, first: number): boolean {
  if (first > 0) return /^[-._]$/.test(separatorBefore(run, first)) || isInCode(run);
  const before = run.whole.slice(Math.max(0, run.at - 24), run.at);
  const joined = /(\p{L}+|\d)(-|_|\/|\.|:|#)?$/u.exec(before);
  if (joined === null) return /[_@]$|(?:^|\s)(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{2,}\s$/.test(before);
  const [, word = '', sign] = joined;
  if (/\d/.test(word)) return sign !== undefined && sign !== '#';
  if (meaningOf(word) === 'phone' || meaningOf(word) === 'number') return false;
  if (sign === undefined) return /\p{Script=Latin}$/u.test(word);
  return sign === '-' || sign === '_' || sign === '/';
}
