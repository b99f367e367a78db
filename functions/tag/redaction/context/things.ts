import { isArticle, isFate, isGlue, isNegation, isOf, isSuiting } from '../words/grammar.ts';
import { isGivenName, isNeutral, meaningOf } from '../words/known-words.ts';

const word = /^\p{L}{3}/u;
/** Words for a number that stand behind a thing. `Nummer` and `numret` stand behind names, since with a thing they are one word. */
const abbreviated = /^(?:n[or]s?|núms?|num|numbers?|num[eé]r[oy]s?|número)$/i;
const before =
  /(?:(\p{L}+)\s)?(?<![\p{L}\p{M}])(\p{L}[\p{L}\p{M}]*)(?:['"’”)]?\s?[:#=]|['"’”)]|\s?[("'“„])?\s{0,2}$/u;
/** Capitals within a word, or two to four alone; not `McCoy`, `DeVries`. */
const productName =
  /(?<![\p{L}\p{N}-])(\p{Lu}{2,4}(?:-\p{L}+)?|(?!(?:Ma?c|D[eia]|L[ae]|Van|O)\p{Lu})\p{L}?\p{Ll}+\p{Lu}\p{L}*)\s$/u;
/** `Jan de Wit`, `van den Berg`: behind such a word an article begins a name. */
const particle = /^(?:van|von|de)$/i;
const numberWordAtEnd = /n[or]/i;
const shortThing = /(\p{L}{2,})\.?-N[ro]s?\.?:?\s{0,2}$/iu;
const longestWords = 48;
const wordsToFate = 3;
const digitsOfSeries = 2;
const charactersOfSeries = 80;
const restOfSeries = /^\d\d(?!\d)/;

/** Whether a word says no more of a number than what it numbers: no list knows it, and it is no greeting or verb of saying. */
const isThing = (one: string): boolean =>
  word.test(one) && meaningOf(one) === undefined && !isGlue(one) && !isNeutral(one);

/**
 * Whether a word for a number numbers the thing before it: `survey #12`, `enquête n° 12`, `gearbox no 12`, `member id
 * 12`. A name before it is none ("for Anna no 12"), so it has to be in lower case or begin its sentence, unless the word
 * is an id or a sign.
 */
export function numbersThing(parts: readonly string[], i: number, numberWord: string): boolean {
  const thing = parts[i - 1];
  if (/^(?:ids?|nº?)$/i.test(numberWord)) return thing === undefined || isThing(thing);
  if (numberWord === '#') return i > 0 && (thing === undefined || isThing(thing));
  if (thing === undefined || !abbreviated.test(numberWord) || !isThing(thing)) return false;
  const isCapitalised = !/^\p{Ll}/u.test(thing);
  return !isCapitalised || beginsSentence(parts, i - 1) || /^N[or]/.test(numberWord);
}

/** Where a capital says nothing of a word. */
const beginsSentence = (parts: readonly string[], i: number): boolean =>
  i === 0 || /^[.!?\n]$/.test(parts[i - 1]!);

/** `numéro de moteur`, `número de chasis`: what follows the word for a number says what it numbers. */
export function isNumbered(parts: readonly string[], i: number): boolean {
  if (!/^\p{Ll}/u.test(parts[i]!) || !isThing(parts[i]!)) return false;
  let at = i - 1;
  while (at > i - 3 && isOf(parts[at] ?? '')) at--;
  return at < i - 1 && meaningOf(parts[at] ?? '') === 'number';
}

/** `Ser.-Nr.`, `Rg-Nr.`: a number of what is written short; `Tel.-Nr.` is known. */
export function isNumberOfAbbreviated(text: string): boolean {
  if (!numberWordAtEnd.test(text.slice(-8))) return false;
  if (/(?<!\p{L})[SP]\/N[or]s?\.?:?\s{0,2}$/iu.test(text)) return true;
  const thing = shortThing.exec(text)?.[1];
  return thing !== undefined && meaningOf(thing) === undefined && !isNeutral(thing);
}

/**
 * Whether right before a place an unknown noun stands, as a name or a greeting would not: `vale 912 441 822`. In
 * capitals it is one behind an article: `die Mahnung 0151 4482290`, but not `Grüße Anna 0151 4482290`, `Jan de Wit 06 …`.
 */
export function followsThing(text: string, start: number): boolean {
  const ahead = text.slice(Math.max(0, start - longestWords), start);
  const [match = '', article = '', found = ''] = before.exec(ahead) ?? [];
  // Behind a "not" an unknown word is a verb: `no aceptó 676…`.
  if (!isThing(found) || isNegation(article)) return false;
  if (/^\p{Ll}/u.test(found) || meaningOf(article) === 'possessive') return true;
  return isArticle(article) && !isOfName(ahead.slice(0, ahead.length - match.length));
}

function isOfName(ahead: string): boolean {
  const last = /(\p{L}+)\s$/u.exec(ahead)?.[1] ?? '';
  return isGivenName(last) || particle.test(last);
}

/** Whether right before a place a name of a product or a code stands: `ThinkPad`, `TP-Link`, `ERR`. */
export function followsName(text: string, start: number): boolean {
  const found = productName.exec(text.slice(Math.max(0, start - longestWords), start))?.[1];
  return found?.split('-').every((one) => meaningOf(one) === undefined && !isNeutral(one)) === true;
}

/** Whether what is said of the number before befell a thing: `22 84 49 10 arrived damaged`, `41 22 84 49 passer ikke`. */
export const isOfFate = (parts: readonly string[]): boolean =>
  parts
    .slice(0, wordsToFate)
    .some((one, i) => isFate(one) || (isSuiting(one) && isNegation(parts[i + 1] ?? '')));

/**
 * Whether a text holds a second number that differs in its last digits alone, as articles of one series do and people's
 * telephones seldom: `swap 22 84 49 10 for 22 84 49 12`.
 */
export function isOfSeries(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - charactersOfSeries);
  const around = text.slice(from, end + charactersOfSeries);
  const [stem, last] = [text.slice(start, end - digitsOfSeries), text.slice(end - digitsOfSeries, end)];
  for (let at = around.indexOf(stem); at !== -1; at = around.indexOf(stem, at + 1)) {
    const rest = restOfSeries.exec(around.slice(at + stem.length, at + stem.length + 3))?.[0];
    if (rest !== undefined && rest !== last && !/\d/.test(around.charAt(at - 1))) return true;
  }
  return false;
}

/** `nota fiscal`, `scontrino fiscale`: a bill or receipt, where the word alone speaks of who pays taxes. */
export const isOfTaxPaper = (parts: readonly string[], i: number): boolean =>
  /^fiscale?$/i.test(parts[i]!) &&
  /^(?:notas?|cupo[mn]|faturas?|facturas?|fattura|recibo|ricevuta|scontrino|tal[ãa]o|ticket)$/i.test(
    parts[i - 1] ?? '',
  );
