import { isDate } from './dates.ts';

/** How sure the way of writing makes a telephone number. */
export type Certainty =
  /** `+` or `00` and a country: nothing else is written so. */
  | 'certain'
  /** An area code that shows itself, a mobile prefix, brackets: only a word right beside it speaks against it. */
  | 'strong'
  /** Groups as telephones have them, which other numbers may have too. */
  | 'plain'
  /** Four pairs and the like: many lists look the same. */
  | 'weak';

interface PhoneShape {
  readonly shape: RegExp;
  readonly digits: RegExp;
  readonly certainty: Certainty;
}

/** Mobile prefixes behind the 0, where they differ from all other numbers: SE, FI, DE, GB, FR, NL, CH, AT, BE, PL. */
const mobile = /^0(?:7\d{8,9}|4\d{7,9}|50\d{6,8}|1[567]\d{8,10}|6\d{8}|6\d{9,11})$/;
const trunk = /^0[1-9]\d{7,10}$/;

const shapes: readonly PhoneShape[] = [
  // A 0 and an area code: 070-486 73 68, 030/123456, 0161 496 0000, 06.12.34.56.78.
  { shape: /^[2-5][-/]\d(?:[ -]\d){0,3}$/, digits: trunk, certainty: 'strong' },
  { shape: /^[2-5] \d(?:[ -]\d){1,3}$/, digits: trunk, certainty: 'strong' },
  { shape: /^2([./-])2(?:\1(?:2)){3}$/, digits: trunk, certainty: 'strong' },
  { shape: /^[34]\.[3-8](?:\.\d){0,2}$/, digits: mobile, certainty: 'strong' },
  { shape: /^(?:\d|1[0-2]|[2-5] \d)$/, digits: mobile, certainty: 'strong' },
  { shape: /^(?:9|1[01]|\d(?: \d){1,4})$/, digits: trunk, certainty: 'plain' },
  { shape: /^[23][- ][23] [23](?: 2)?$/, digits: /^0[1-9]\d{6}$/, certainty: 'plain' },
  // North America: 555-123-4567, 1-800-555-0199, 555.123.4567.
  { shape: /^(?:1[-.])?3(?:([-.])3\1|\/3-)4$/, digits: /^1?[2-9]\d{9}$/, certainty: 'strong' },
  { shape: /^(?:1[ -])?3 3[- ]4$/, digits: /^1?[2-9]\d{9}$/, certainty: 'plain' },
  // Spain, Poland, Portugal, Italy: 612 345 678, 91 123 45 67, 612 34 56 78, 347 123 4567.
  { shape: /^3([ /-])3\1(?:3)$/, digits: /^[5-9]\d{5}(?!000)\d{3}$/, certainty: 'plain' },
  { shape: /^(?:2([ -])3\1(?:2)\1(?:2)|2-3 2 2|3 2 2 2)$/, digits: /^[2-9]\d{8}$/, certainty: 'plain' },
  // Italy's mobiles: 347 1234567, 347/1234567.
  { shape: /^3[ ./-][67]$/, digits: /^3[2-9]\d{7,8}$/, certainty: 'plain' },
  // Norway and Denmark: 911 31 415, 24 92 80 94.
  { shape: /^3 2 3$/, digits: /^[2-9]\d{7}$/, certainty: 'plain' },
  { shape: /^2([ -])2\1(?:2)\1(?:2)$/, digits: /^[2-9]\d{7}$/, certainty: 'weak' },
  // India: 98765 43210.
  { shape: /^5[ -]5$/, digits: /^[6-9]\d{9}$/, certainty: 'weak' },
  // A country's code without its plus: 46 70 486 73 68.
  {
    shape: /^(?:2|3)(?:[ -][2-4]){3,4}$/,
    digits: /^(?:46[1-9]\d{7,8}|4[57]\d{8}|358[1-9]\d{6,9}|49[1-9]\d{8,10}|44[1-9]\d{9}|3[134]\d{9})$/,
    certainty: 'plain',
  },
];

/** `205 55 16 91`: width, height, rim. */
const tyre = /^(?:1[2-9]|2\d|3[0-5])5[2-8][05](?:1[2-9]|2[0-4])/;

/** How sure groups and digits make a telephone number, its `+` and brackets aside; undefined when not at all. */
export function certaintyOf(shape: string, digits: string): Certainty | undefined {
  const found = shapes.find((one) => one.shape.test(shape) && one.digits.test(digits));
  if (found === undefined) return undefined;
  if (tyre.test(digits) && shape.startsWith('3 2 2')) return undefined;
  const isListed = found.certainty !== 'strong' && isListLike(shape) && isSequence(shape, digits);
  return isListed ? undefined : found.certainty;
}

/** Pairs or threes, by blanks or dashes: `24 92 80 94`, `100-200-300`. */
const isListLike = (shape: string): boolean => /^(?:2(?:[ -]2)+|3(?:[ -]3)+)$/.test(shape);

/** `24 92 80 94`: many lists are written so. */
export const isOfPairs = (shape: string): boolean => /^2(?: 2)+$/.test(shape);

/**
 * `38 39 40 41`, `20 30 40 50`, `88 77 66 55`, `22 22 22 22`: sizes and steps rise, stay or fall by steps; telephone
 * numbers seldom do. `09 00 17 30` is from nine to half past five.
 */
function isSequence(shape: string, digits: string): boolean {
  const isPairs = shape.startsWith('2');
  const groups = (digits.match(isPairs ? /\d{2}/g : /\d{3}/g) ?? []).map(Number);
  const steps = groups.slice(1).map((group, i) => group - groups[i]!);
  if (steps.every((step) => step === steps[0])) return true;
  if (groups.every((group) => group % 10 === 0)) return true;
  return isPairs && (steps.every((step) => step >= 0) || areHours(groups));
}

/** Quarters of hours, the later behind the earlier. */
const areHours = (groups: readonly number[]): boolean =>
  groups.length === 4 &&
  groups[0]! < groups[2]! &&
  groups.every((group, i) => (i % 2 === 0 ? group <= 24 : group < 60 && group % 15 === 0));

/** The mobiles and subscribers of countries without a trunk 0, without blanks: NO and DK; ES, PT and PL; IT. */
const bare = /^(?:[2-9]\d{7}|[6-9]\d{8}|3[2-9]\d{8})$/;

/** Whether digits in one group, or in two of four, may be a telephone where the text leaves nothing else for them. */
export const mayBeBare = (shape: string, digits: string): boolean =>
  /^(?:8|9|10|4 4)$/.test(shape) && bare.test(digits) && !isRepetition.test(digits) && !isDate(digits);

/** `99999999`, `12345678` are nobody's. */
const isRepetition = /^(\d)\1+$|^2345678/;

/** Most digits behind the country's code (national numbering plans); 12 for others. ITU-T E.164 allows 15 in all. */
const longest: Readonly<Record<string, number>> = {
  ...{
    1: 10,
    7: 10,
    31: 9,
    32: 9,
    33: 9,
    34: 9,
    39: 11,
    41: 9,
    44: 10,
    45: 8,
    46: 9,
    47: 8,
    48: 9,
    49: 12,
    351: 9,
    353: 9,
    358: 11,
  },
};

/** Most digits of an international number, its country's code included. */
export function mostInternational(digits: string): number {
  for (const length of [1, 2, 3]) {
    const national = longest[digits.slice(0, length)];
    if (national !== undefined) return length + national;
  }
  return 15;
}
