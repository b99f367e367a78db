import { labelBefore, speaksAgainst } from '../context/label.ts';
import { isArticle, isFrom, isNegation } from '../words/grammar.ts';
import { dottedMeaningOf } from '../words/known-words.ts';

const ipv4 = /(?=\d)(?<!\d|(?<!\.)\.)\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g;
const ipv6 =
  /(?=[\da-f:])(?<!\w|(?<!\.)\.|(?<![a-z]):)[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?::\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])/gi;
const mapped =
  /(?=[\da-f:])(?<!\w|(?<!\.)\.|(?<![a-z]):)(?:[\da-f]{1,4}:|:){2,7}\d{1,3}(?:\.\d{1,3}){3}(?![\w:.])/gi;
const isPrivate = /^(?:10|127|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./;
/** Numbers of versions and sections are small; four small ones in an address are rare. */
const smallPart = 32;

/** IPv4 addresses. A version number is none, nor is the number of a section: the words beside it tell. */
export const redactIpv4 = (text: string): string =>
  text.replace(ipv4, (match, at: number) => (isIpv4(text, match, at) ? '[ip]' : match));

function isIpv4(text: string, match: string, at: number): boolean {
  const parts = match.split('.').map(Number);
  if (parts.some((part) => part > 255) || /(?:^|\.)0\d/.test(match)) return false;
  const before = text.slice(Math.max(0, at - 48), at);
  if (/(?:^|[^\p{L}])v\.?$|[\p{L}\d_]$|[$€£]\s?$/iu.test(before)) return false;
  const behind = text.slice(at + match.length, at + match.length + 24);
  const meaning = nearestMeaning(before, behind);
  if (meaning !== undefined) return meaning === 'address';
  const isInner = isPrivate.test(match);
  if (!couldBeVersion(parts)) {
    const label = labelBefore(text, at);
    return isInner || !(label?.distance === 'adjacent' && speaksAgainst(label));
  }
  return isInner
    ? !isNoAddress(text, match, at)
    : isFrom(wordAhead(text, at)) && wordsBeforeAlike(text, match, at).length < 2;
}

/**
 * Whether the number of a version, and another part of it, are small. Few addresses are such, and of those few are
 * written without a word for addresses, so without one it is a version: `I am on 6.71.20.4`.
 */
const couldBeVersion = (parts: readonly number[]): boolean =>
  parts[0]! < smallPart && parts.filter((part) => part < smallPart).length > 1;

/**
 * Addresses of private networks (RFC 1918) begin as versions do; `not 10.0.19.44 but 10.0.19.45`, `the 10.0.19.44`,
 * `order 10.0.19.44` and a heading are none.
 */
function isNoAddress(text: string, match: string, at: number): boolean {
  const label = labelBefore(text, at);
  if (label?.distance === 'adjacent' && speaksAgainst(label)) return true;
  if (
    isArticle(wordAhead(text, at)) ||
    (isLineStart.test(text.slice(Math.max(0, at - 8), at)) &&
      heading.test(text.slice(at + match.length, at + match.length + 8)) &&
      !/\.0\b/.test(match))
  )
    return true;
  const alike = wordsBeforeAlike(text, match, at);
  return alike.length > 1 && alike.some(isNegation);
}

/** What stands before each of the numbers around a place that begin with the same two parts. */
function wordsBeforeAlike(text: string, match: string, at: number): string[] {
  const front = match.slice(0, match.indexOf('.', match.indexOf('.') + 1) + 1);
  const around = text.slice(Math.max(0, at - widely), at + widely);
  return [...around.matchAll(ipv4)]
    .filter(({ 0: one }) => one.startsWith(front))
    .map(({ index }) => wordAhead(around, index));
}

const widely = 120;
/** `10.8.7.29 Introduction`. */
const isLineStart = /(?:^|\n)[ \t]*$/;
const heading = /^\s\p{Lu}\p{Ll}{2}/u;
const wordAhead = (text: string, end: number): string =>
  /(\p{L}+)\s$/u.exec(text.slice(Math.max(0, end - 12), end))?.[1] ?? '';

const word = /\p{L}+|§/gu;

function nearestMeaning(before: string, behind: string): 'version' | 'address' | undefined {
  const ahead = (before.match(word) ?? []).reverse().slice(0, 6);
  const next = (/^[^.!?]*/.exec(behind)?.[0].match(word) ?? []).slice(0, 2);
  for (const one of [...ahead, ...next]) {
    const meaning = dottedMeaningOf(one);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/** IPv6 addresses; times of day are none. */
export const redactIpv6 = (text: string): string => {
  if (!hasGroups.test(text)) return text;
  return text.replace(mapped, '[ip]').replace(ipv6, (match) => (isIpv6(match) ? '[ip]' : match));
};

/** Every such address has this, and few texts do. */
const hasGroups = /:[\da-f]{0,4}:/i;

/** RFC 4291 §2.2: eight groups, or fewer around one `::`. A digit is asked for, since `ad::de` is no address to people. */
function isIpv6(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.includes('')) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
