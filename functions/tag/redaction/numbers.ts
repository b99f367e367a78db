import { luhnChecksumValidate } from 'stdnum/lib/cjs/util/checksum.js';
import { isNationalNumber } from './national-ids.ts';
import { digitGroups, hasPlus, type NumberRun, separatorAfter, separatorBefore } from './number-run.ts';
import { findPhoneEnd } from './phone.ts';

const runPattern = /[+(]{0,2}\d[\d ()./-]*/g;
/** What reads back as one number is at most so many digits long. */
const longest = 19;

/** Card numbers, national ids made of digits, and phone numbers; dates, prices and order numbers stay. */
export function redactNumbers(text: string): string {
  return text.replace(runPattern, (match, at: number) =>
    match.length < 7 ? match : redactRun(match, text.slice(Math.max(0, at - 32), at)),
  );
}

function redactRun(text: string, before: string): string {
  const groups = digitGroups(text);
  const run: NumberRun = { text, groups, before };
  let result = '';
  let copied = 0;
  for (let first = 0; first < groups.length; first++) {
    const dateEnd = findDateEnd(run, first);
    const found = dateEnd === undefined ? findNumber(run, first) : undefined;
    if (found !== undefined) {
      result += text.slice(copied, startWithPrefix(run, first)) + found.token;
      copied = groups[found.last]?.end ?? text.length;
    }
    first = found?.last ?? dateEnd ?? first;
  }
  return result + text.slice(copied);
}

interface Found {
  readonly token: '[card]' | '[national_id]' | '[phone]';
  readonly last: number;
}

function findNumber(run: NumberRun, first: number): Found | undefined {
  if (!hasPlus(run, first)) {
    const card = findLast(run, first, isCard);
    if (card !== undefined) return { token: '[card]', last: card };
    const id = findLast(run, first, (digits) => isNationalNumber(digits, first === 0 ? run.before : ''));
    if (id !== undefined) return { token: '[national_id]', last: id };
    if (isSocialSecurityNumber(run, first)) return { token: '[national_id]', last: first + 2 };
  }
  const phone = findPhoneEnd(run, first);
  return phone === undefined ? undefined : { token: '[phone]', last: phone };
}

/** The last group of the longest span from `first` on, joined by one like separator, whose digits pass the test. */
function findLast(run: NumberRun, first: number, isMatch: (digits: string) => boolean): number | undefined {
  let digits = run.groups[first]?.digits ?? '';
  let last = isMatch(digits) ? first : undefined;
  const separator = separatorAfter(run, first);
  if (!/^[ .-]$/.test(separator)) return last;
  for (let i = first + 1; i < run.groups.length && separatorAfter(run, i - 1) === separator; i++) {
    digits += run.groups[i]?.digits ?? '';
    if (digits.length > longest) break;
    if (isMatch(digits)) last = i;
  }
  if (run.text.slice(run.groups[first]?.end).startsWith('.') && last === undefined)
    return findCpf(run, first, isMatch);
  return last;
}

/** Brazil writes 123.456.789-09: three groups with points, then a dash. */
function findCpf(run: NumberRun, first: number, isMatch: (digits: string) => boolean): number | undefined {
  const four = run.groups.slice(first, first + 4);
  const shape = four.map(({ digits }, i) => digits.length + separatorAfter(run, first + i)).slice(0, 3);
  if (shape.join('') !== '3.3.3-' || four[3]?.digits.length !== 2) return undefined;
  return isMatch(four.map(({ digits }) => digits).join('')) ? first + 3 : undefined;
}

/** Lengths and first digits of the card schemes in use (ISO/IEC 7812 ranges of their networks). */
const cardShape =
  /^(?:4\d{12}(?:\d{3}|\d{6})?|5[1-5]\d{14}|(?:5[0678]|6\d)\d{14,17}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14,17}|2[2-7]\d{14})$/;
const isCard = (digits: string): boolean => cardShape.test(digits) && luhnChecksumValidate(digits);

/** 123-45-6789: no checksum, but nothing else is written so. */
function isSocialSecurityNumber(run: NumberRun, first: number): boolean {
  const [area, group, serial] = run.groups.slice(first, first + 3).map(({ digits }) => digits);
  if (area?.length !== 3 || group?.length !== 2 || serial?.length !== 4) return false;
  if (separatorAfter(run, first) !== '-' || separatorAfter(run, first + 1) !== '-') return false;
  return !/^(?:000|666|9)/.test(area);
}

const dateStart = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?![-/.]?\d)/;

/** The last group of a date that begins at `first`. */
function findDateEnd(run: NumberRun, first: number): number | undefined {
  const start = run.groups[first]?.start ?? 0;
  return dateStart.test(run.text.slice(start, start + 11)) ? first + 2 : undefined;
}

/** Where the number begins, its `+` or opening bracket included. */
function startWithPrefix(run: NumberRun, index: number): number {
  const prefix = /[+(]{1,2}$/.exec(separatorBefore(run, index));
  return (run.groups[index]?.start ?? 0) - (prefix?.[0].length ?? 0);
}
