import { labelBefore, speaksAgainst } from '../numbers/context.ts';
import { type DottedMeaning, dottedMeaningOf, isNegation } from '../words/known-words.ts';

const ipv4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g;
const ipv6 = /(?<![\w:.])[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?::\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])/gi;
const mapped = /(?<![\w:.])(?:[\da-f]{1,4}:|:){2,7}\d{1,3}(?:\.\d{1,3}){3}(?![\w:.])/gi;
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
  const meaning = nearestMeaning(before, behind, couldBeVersion(parts));
  const label = labelBefore(text, at);
  if (meaning === undefined && label?.distance === 'adjacent' && speaksAgainst(label)) return false;
  if (meaning !== undefined) return meaning === 'address';
  if (isCorrected(text, match)) return false;
  return isPrivate.test(match) || parts.some((part) => part >= smallPart);
}

const wordBefore = /(\p{L}+)\s$/u;

/** `not 10.0.19.44 but 10.0.19.45`: one is said to be wrong, and both begin alike, as versions do. */
function isCorrected(text: string, match: string): boolean {
  const front = match.slice(0, match.indexOf('.', match.indexOf('.') + 1) + 1);
  const alike = [...text.matchAll(ipv4)].filter(({ 0: one }) => one.startsWith(front));
  return (
    alike.length > 1 &&
    alike.some(({ index }) =>
      isNegation(wordBefore.exec(text.slice(Math.max(0, index - 12), index))?.[1] ?? ''),
    )
  );
}

const word = /\p{L}+|§/gu;

/** The number of the version is small, and so is another part of it. */
const couldBeVersion = (parts: readonly number[]): boolean =>
  parts[0]! < smallPart && parts.filter((part) => part < smallPart).length > 1;

function nearestMeaning(before: string, behind: string, takesHints: boolean): DottedMeaning | undefined {
  const ahead = (before.match(word) ?? []).reverse().slice(0, 6);
  const next = (/^[^.!?]*/.exec(behind)?.[0].match(word) ?? []).slice(0, 2);
  for (const one of [...ahead, ...next]) {
    const meaning = dottedMeaningOf(one);
    if (meaning !== undefined && (takesHints || meaning !== 'hint of a version')) return meaning;
  }
  return undefined;
}

/** IPv6 addresses; times of day are none. */
export const redactIpv6 = (text: string): string =>
  text.replace(mapped, '[ip]').replace(ipv6, (match) => (isIpv6(match) ? '[ip]' : match));

/** RFC 4291 §2.2: eight groups, or fewer around one `::`. A digit is asked for, since `ad::de` is no address to people. */
function isIpv6(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.includes('')) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
