import { validate as validateBis } from 'stdnum/lib/cjs/be/bis.js';
import { validate as validateNn } from 'stdnum/lib/cjs/be/nn.js';
import { validate as validateCpf } from 'stdnum/lib/cjs/br/cpf.js';
import { validate as validateAhv } from 'stdnum/lib/cjs/ch/ssn.js';
import { validate as validateIdNr } from 'stdnum/lib/cjs/de/idnr.js';
import { validate as validateNir } from 'stdnum/lib/cjs/fr/nir.js';
import { validate as validateBsn } from 'stdnum/lib/cjs/nl/bsn.js';
import { validate as validateFodselsnummer } from 'stdnum/lib/cjs/no/fodselsnummer.js';
import { validate as validatePesel } from 'stdnum/lib/cjs/pl/pesel.js';
import { validate as validateNif } from 'stdnum/lib/cjs/pt/nif.js';
import { luhnChecksumValidate } from 'stdnum/lib/cjs/util/checksum.js';
import { isDayOfYear, isMinute } from './dates.ts';

/** One country's number for its people, of digits alone. */
export interface NationalNumber {
  readonly country: string;
  readonly digits: number;
  /** How it is written: sizes of its groups and what parts them. */
  readonly shape: RegExp;
  /**
   * What has to stand beside it. Nothing when checksum, date and form say enough. So many other numbers pass the rest
   * (one in eleven passes the test of the Dutch BSN) that a person or, without a checksum, a word has to name it.
   */
  readonly needs: 'nothing' | 'person' | 'word';
  readonly isValid: (digits: string) => boolean;
}

const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2));

/** YYMMDD and four digits of which the last is a Luhn digit; a coordination number has 60 added to the day. */
const isSwedish = (digits: string): boolean =>
  isDayOfYear(two(digits, 2), two(digits, 4) % 60) && luhnChecksumValidate(digits);

const isSwedishOfTwelve = (digits: string): boolean =>
  /^(?:18|19|20)/.test(digits) && !isMinute(digits) && isSwedish(digits.slice(2));

/** DDMMYY and four digits. Numbers given since 2007 have no checksum. */
const isDanish = (digits: string): boolean => isDayOfYear(two(digits, 2), two(digits, 0));

/** The checksum that Danish numbers had before 2007. */
const isOldDanish = (digits: string): boolean =>
  isDanish(digits) && weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

/** NHS number: weights 10 to 2, modulus 11, the last digit makes the sum whole. */
const isNhs = (digits: string): boolean => weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);

/**
 * Check digits by weights, ahead of the library: it makes an error, with its stack, of each number that fails, and most
 * numbers fail.
 */
const isWhole =
  (modulus: number, weights: readonly number[]) =>
  (digits: string): boolean =>
    weighted(digits, weights) % modulus === 0;

/** Of Portugal and Brazil: what is missing to a multiple of 11, and 0 for ten and eleven. */
function hasRest(digits: string, weights: readonly number[]): boolean {
  const rest = weighted(digits, weights) % 11;
  return Number(digits[weights.length]) === (rest < 2 ? 0 : 11 - rest);
}

const norwegianDigit = isWhole(11, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
const polishDigit = isWhole(10, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
const dutchDigit = isWhole(11, [9, 8, 7, 6, 5, 4, 3, 2, -1]);
const isBsn = (digits: string): boolean => dutchDigit(digits.padStart(9, '0')) && validateBsn(digits).isValid;
const isBelgian = (digits: string): boolean =>
  ['', '2'].some((century) => 97 - (Number(century + digits.slice(0, 9)) % 97) === two(digits, 9)) &&
  (validateNn(digits).isValid || validateBis(digits).isValid);
const isCpf = (digits: string): boolean =>
  hasRest(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) && validateCpf(digits).isValid;
const isNif = (digits: string): boolean =>
  hasRest(digits, [9, 8, 7, 6, 5, 4, 3, 2]) && validateNif(digits).isValid;
const isNir = (digits: string): boolean =>
  /^[12378]/.test(digits) &&
  97 - (Number(digits.slice(0, 13)) % 97) === two(digits, 13) &&
  validateNir(digits).isValid;

/** Of the first ten digits exactly one occurs twice or three times; the library does not look at that. */
function isGermanTaxId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3 && validateIdNr(digits).isValid;
}

/** Born 1900 to 2039: months up to 12, or with 20 added. */
const isPesel = (digits: string): boolean =>
  (two(digits, 2) <= 12 || (/^[0-3]/.test(digits) && two(digits, 2) <= 32)) &&
  polishDigit(digits) &&
  validatePesel(digits).isValid;

/** Rules of the Social Security Administration; numbers that became known from advertisements count. */
const isSocialSecurity = (digits: string): boolean => !/^(?:000|666|9)|^\d{3}00|0000$/.test(digits);

/** All numbers recognised by their digits, those first that are sure. */
export const nationalNumbers: readonly NationalNumber[] = [
  of(
    'CH',
    13,
    /^(?:13|3([. -])4\1(?:4)[. -]2)$/,
    'nothing',
    (digits) => digits.startsWith('756') && validateAhv(digits).isValid,
  ),
  of('FR', 15, /^(?:15|13[ /-]2|1([ .-])2\1[\d ./-]*\d)$/, 'nothing', isNir),
  of('SE', 12, /^(?:12|8[- ]4|4([-. ])2\1(?:2[- ]4|6)|6 ?6)$/, 'nothing', isSwedishOfTwelve),
  of('SE', 10, /^(?:10|6[- ]4|2([-. ])2\1(?:2[- ]4|6))$/, 'nothing', isSwedish),
  of('DK', 10, /^(?:6-4|2([-. ])2\1(?:2-4|6))$/, 'nothing', isDanish),
  of('DK', 10, /^(?:10|6 4|2 2 2 4)$/, 'nothing', isOldDanish),
  of(
    'NO',
    11,
    /^(?:11|6[ -]5|6 3 2|6 2 3|2([. ])2\1(?:2[ -]5|7)|2 2 2 3 2)$/,
    'nothing',
    (digits) => norwegianDigit(digits) && validateFodselsnummer(digits).isValid,
  ),
  of('BE', 11, /^(?:11|6[ -]3[ .-]2|6[ -]5|2([. -])2\1(?:2[ .-]3[ .-]2|2[ .-]5|7))$/, 'nothing', isBelgian),
  of('DE', 11, /^(?:11|2([ /.-])3\1(?:3\1)3)$/, 'nothing', isGermanTaxId),
  of('BR', 11, /^(?:11|3\.3\.3-2|9-2|3 3 3[ -]2)$/, 'nothing', isCpf),
  of('PL', 11, /^(?:11|6[ -]5|2 2 2 5|3([ -])3\1(?:3)\1(?:2))$/, 'nothing', isPesel),
  of('US', 9, /^3-2-4$/, 'nothing', isSocialSecurity),
  of('US', 9, /^3([ .])2\1(?:4)$/, 'person', isSocialSecurity),
  of('US', 9, /^9$/, 'word', isSocialSecurity),
  of('NL', 9, /^(?:9|4([. ])2\1(?:3)|3([. -])3\2(?:3)|2([ .])3\3(?:2)\3(?:2)|4 5|5 4)$/, 'person', isBsn),
  of('NL', 8, /^(?:8|4 4)$/, 'word', isBsn),
  of('PT', 9, /^(?:9|3([. -])3\1(?:3))$/, 'person', isNif),
  of('GB', 10, /^(?:10|3([ -])3\1(?:4))$/, 'person', isNhs),
  of('DK', 10, /^(?:6 4|2 2 2 4)$/, 'person', isDanish),
  of('DK', 10, /^10$/, 'word', isDanish),
];

function of(
  country: string,
  digits: number,
  shape: RegExp,
  needs: NationalNumber['needs'],
  isValid: (digits: string) => boolean,
): NationalNumber {
  return { country, digits, shape, needs, isValid };
}
