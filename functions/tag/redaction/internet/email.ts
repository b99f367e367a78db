import {
  atWords,
  digitWords,
  dotWords,
  fileEndings,
  joinWords,
  mailHouses,
  topLevels,
  topLevelsBehindADot,
  topLevelsThatAreWords,
  wordsBeforeAt,
} from '../words/at-and-dot.ts';
import { isGlue } from '../words/grammar.ts';
import { isGivenName } from '../words/known-words.ts';
import { redactAround } from './around-sign.ts';

const localCharacter = "[\\p{L}\\p{M}\\p{N}._+'~&!#$*^%-]";
const domainLabel = '[\\p{L}\\p{M}\\p{N}-]{1,63}';
const topLevel = '(?:xn--[a-z\\d-]{1,59}|\\p{L}[\\p{L}\\p{M}]{1,23})';
const numericDomain = '\\[?(?:ipv6:)?\\d{1,3}(?:\\.\\d{1,3}){3}\\]?';
const domain = `(?:(?:${domainLabel}(?:\\.|%2e)){1,8}${topLevel}|${numericDomain})`;

/** RFC 5321 §4.1.2, and what people paste: `"jo van dam"@x.org`, `jo%40x%2Eorg`, `jo\u0040x.org`. */
const sign = /@|%40|\\u0040/g;
/** Looks back from the end: from each place before it a pattern would begin anew. */
const localAtEnd = new RegExp(`(?<=("[^"\\n]{1,64}"|${localCharacter}{1,64}))$`, 'uy');
const domainAtStart = new RegExp(domain, 'iuy');
/** `jo@gmail`: a house of mail without its last part. */
const bareHouse = new RegExp(`(?:${mailHouses})(?![\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}])`, 'iuy');

const knownDomain = `(?:${domainLabel}[ \\t]?[.,][ \\t]?){1,8}?(?:${topLevels})(?![\\p{L}\\p{N}])`;
const spacedAddress = new RegExp(
  `${localCharacter}{0,63}[\\p{L}\\p{N}](?:[ \\t]{1,2}@\\s{0,2}|@[ \\t]{0,2}\\n?[ \\t]{0,2})${knownDomain}`,
  'giu',
);

const dot = `(?:\\.|\\s?[[({<]\\s?(?:${dotWords}|\\.)\\s?[\\])}>]\\s?|\\s(?:${dotWords})\\s)`;
const saidDot = `(?:\\s?[[({<]\\s?(?:${dotWords}|\\.)\\s?[\\])}>]\\s?|\\s(?:${dotWords})\\s)`;
const saidJoin = `\\s(?:${joinWords})\\s`;
const spelledDomain = (between: string) =>
  `${domainLabel}(?:(?:${dot}|${saidJoin})${domainLabel}){0,6}?${between}(?:${topLevels})(?![\\p{L}\\p{N}])`;

/** `(at)`, `[ät]`, `{arroba}`, `<at>`: brackets make any of the words clear. */
const bracketedAt = `\\s?[[({<]\\s{0,2}(?:${atWords.clear}|${atWords.plain}|a|@)\\s{0,2}[\\])}>]\\s?`;
const spelled = [
  new RegExp(`^${bracketedAt}${spelledDomain(dot)}`, 'iu'),
  new RegExp(`^\\s?(?:${atWords.clear})\\s${spelledDomain(dot)}`, 'iu'),
  new RegExp(
    `^\\s(?:${atWords.plain})\\s${spelledDomain(saidDot)}(?<!\\s(?:${topLevelsBehindADot}))(?<!(?<!\\sdot)\\s(?:${topLevelsThatAreWords}))`,
    'iu',
  ),
];
const spelledHint = new RegExp(
  `\\s?[[({<]\\s{0,2}(?:${atWords.clear}|${atWords.plain}|a|@)\\s{0,2}[\\])}>]|\\s(?:${atWords.clear}|${atWords.plain})\\s`,
  'giu',
);
/** `anna.berg at gmail.com`: what stands before must look like an address, be called one, be a first name or the first word. */
const atHouse = new RegExp(
  `^\\s(?:at|AT|ät|ÄT)\\s(?:${mailHouses})(?:\\.|${saidDot})(?:${topLevels})(?![\\p{L}\\p{N}])`,
  'iu',
);
const isOfAddress =
  /(?:^|\s)\p{L}{2,}[._\d][\p{L}\p{N}._-]*$|(?:(?:mail|address)(?: is|'s|:)|(?:write|mail|reply) to|(?:mail|write|reach|contact|message) (?:me|us):?)\s+\S+$/iu;
/** `rené dot b39`: nobody says the point of what is no address. */
const isSaidLocal = new RegExp(`${saidDot}[\\p{L}\\p{N}._-]+$`, 'iu');
const lastWord = /(?:^|[\s(:,;|=<>"'[])(\p{L}{3,})$/u;
const onlyWord = /(?:^|[.!?:;,(\n])\s*(\p{L}{3,})$/u;
const isOfSentence = new RegExp(`^(?:${wordsBeforeAt})$`, 'iu');
/** `tess.oneill at fastmail.com`, `tom+shop at x.fi`: two words joined, which are no file and no other site ("booking.com at …"). */
const atAnyDomain = new RegExp(
  `^\\s(?:at|AT)\\s${domainLabel}(?:\\.${domainLabel}){0,3}?\\.(?:${topLevels})(?![\\p{L}\\p{N}])`,
  'iu',
);
const isOfTwoWords = new RegExp(
  `(?:^|[\\s(:,;|=<>"'[])\\p{L}{2,}(?:\\+|[._](?!(?:${topLevels}|${fileEndings})$))\\p{L}{2,}\\d{0,4}$`,
  'iu',
);
const localBefore = new RegExp(
  `(?:${domainLabel}(?:${saidDot}|${saidJoin})){0,4}${localCharacter}{0,63}[\\p{L}\\p{N}](?<!\\s(?:${digitWords}))(?:\\s(?:${digitWords})){0,6}$`,
  'iu',
);
/** `one plus at amazon dot com`: a sign or digits that are said are no mailbox by themselves. */
const isSignOrDigit = new RegExp(`^(?:(?:${joinWords}|${digitWords})(?:\\s|$))+$`, 'iu');
const longestLocal = 100;
const longestDomain = 160;

/** E-mail addresses: plain, quoted, percent-encoded, of any script, and with blanks around the `@`. */
export function redactEmails(text: string): string {
  const whole = redactAround(text, { sign, domain: domainAtStart, localOf: localBeforeSign });
  const result = redactAround(whole, { sign, domain: bareHouse, localOf: localBeforeSign });
  return result.includes('@') ? result.replace(spacedAddress, '[email]') : result;
}

function localBeforeSign(before: string): string | undefined {
  localAtEnd.lastIndex = before.length;
  return localAtEnd.exec(before)?.[1];
}

/** E-mail addresses that are spelled out: `jo (at) x.org`, `jo at x dot org`, `jo snabel-a x.se`. */
export function redactSpelledEmails(text: string): string {
  let result = '';
  let copied = 0;
  for (const { index } of text.matchAll(spelledHint)) {
    if (index < copied) continue;
    const before = text.slice(Math.max(copied, index - longestLocal), index);
    const rest = text.slice(index, index + longestDomain);
    const found =
      spelled.map((pattern) => pattern.exec(rest)?.[0]).find((match) => match !== undefined) ??
      plainAddress(before, rest);
    if (found === undefined) continue;
    const local = localBefore.exec(before)?.[0];
    if (local === undefined || isSignOrDigit.test(local)) continue;
    result += `${text.slice(copied, index - local.length)}[email]`;
    copied = index + found.length;
  }
  return result + text.slice(copied);
}

/** "the page at gmail.com" is none; `sara at gmail.com` is, and what stands at the beginning: `mathilde at gmail.com`. */
function isBeforeHouse(before: string): boolean {
  if (isOfAddress.test(before) || isSaidLocal.test(before) || isGivenName(lastWord.exec(before)?.[1] ?? ''))
    return true;
  const word = onlyWord.exec(before)?.[1];
  return word !== undefined && !isOfSentence.test(word) && !isGlue(word);
}

/** Domain of an address of which nothing is spelled but "at"; what stands before it decides. */
function plainAddress(before: string, rest: string): string | undefined {
  return (
    (isBeforeHouse(before) ? atHouse.exec(rest)?.[0] : undefined) ??
    (isOfTwoWords.test(before) ? atAnyDomain.exec(rest)?.[0] : undefined)
  );
}
