import { commonWords } from './common-words.ts';
import { givenNames } from './given-names.ts';
import { isGlue } from './grammar.ts';
import { cardWords, customerPersons, customerWords, identityWords } from './identity-words.ts';
import { addressWords, measureWords, units, versionWords } from './measure-words.ts';
import { neutralWords, personWords } from './neutral-words.ts';
import { conjunctions, numberWords, ownWords, phoneWords, possessives } from './phone-words.ts';
import { referenceWords } from './reference-words.ts';
import { thingWords } from './thing-words.ts';
import type { Language, WordList } from './word-list.ts';

/** What a word says of a number beside it. */
export type Meaning =
  | 'phone'
  | 'card'
  | 'identity'
  | 'customer'
  | 'reference'
  | 'measure'
  | 'own'
  | 'number'
  | 'possessive'
  | 'conjunction';

/** Words of some lists, found whole, or by how they begin or end. */
interface KnownWords<M> {
  readonly whole: Map<string, M>;
  readonly beginnings: Map<string, M>;
  readonly ends: Map<string, M>;
}

const shortestPart = 3;
const longestPart = 20;
/** Languages that write compounds as one word, whose last part says what the thing is. */
const compounding: ReadonlySet<string> = new Set<Language>(['de', 'sv', 'no', 'da', 'fi', 'nl']);
const shortestLastPart = 5;
/** Words of these meanings say what a thing is as the last part of a compound too: `Ersatzteilbestellung`. */
const lastParts: ReadonlySet<unknown> = new Set(['reference', 'version']);

/** A word as it is looked up: lower case, without accents. */
export const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');

/** Earlier lists win where a word stands in several. */
function knownWords<M>(lists: readonly (readonly [M, WordList])[]): KnownWords<M> {
  const known: KnownWords<M> = { whole: new Map(), beginnings: new Map(), ends: new Map() };
  for (const [meaning, list] of lists) {
    for (const [language, words] of Object.entries(list)) {
      const hasLastParts = compounding.has(language) && lastParts.has(meaning);
      for (const word of words.split(' ')) {
        const [kind, text] = placed(word);
        const folded = fold(text);
        if (!known[kind].has(folded)) known[kind].set(folded, meaning);
        if (
          hasLastParts &&
          kind === 'beginnings' &&
          folded.length >= shortestLastPart &&
          !known.ends.has(folded)
        )
          known.ends.set(folded, meaning);
      }
    }
  }
  return known;
}

/** Which map a word of a list belongs to, and as what. */
function placed(word: string): readonly ['whole' | 'beginnings' | 'ends', string] {
  if (word.endsWith('*')) return ['beginnings', word.slice(0, -1)];
  return word.startsWith('*') ? ['ends', word.slice(1)] : ['whole', word];
}

function lookUp<M>({ whole, beginnings, ends }: KnownWords<M>, word: string): M | undefined {
  const folded = fold(word);
  const found = whole.get(folded);
  if (found !== undefined) return found;
  for (let length = Math.min(folded.length, longestPart); length >= shortestPart; length--) {
    const meaning = ends.get(folded.slice(-length)) ?? beginnings.get(folded.slice(0, length));
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/**
 * A word made of another and "number" numbers something, unless the lists know better: `Teilenummer`. What it is stays
 * open, so it speaks against telephones only, as a customer's number does. A code is no card either.
 */
const numberOf = /^.{3,}(?:nummer|nummern|nummeret|numret|nr|nro|numero|numeron|number|tunnus)$/;
const codeOf = /^.{3,}(?:code|kod|kode|koden|koodi)$/;

const common = new Set(Object.values(commonWords).flatMap((words) => words.split(' ')));
const meanings = knownWords<Meaning>([
  ['own', ownWords],
  ['number', numberWords],
  ['identity', identityWords],
  ['phone', phoneWords],
  ['card', cardWords],
  ['customer', customerWords],
  ['reference', referenceWords],
  ['reference', thingWords],
  ['measure', measureWords],
  ['possessive', possessives],
  ['conjunction', conjunctions],
]);
const dotted = knownWords<'version' | 'address'>([
  ['address', addressWords],
  ['version', versionWords],
]);
const neutral = knownWords<'neutral'>([
  ['neutral', neutralWords],
  ['neutral', givenNames],
  ['neutral', personWords],
]);
const unitWords = knownWords<'unit'>([['unit', units]]);

function meaningIn(word: string): Meaning | undefined {
  const folded = fold(word);
  const compound = codeOf.test(folded) ? 'reference' : numberOf.test(folded) ? 'customer' : undefined;
  return lookUp(meanings, word) ?? compound;
}

/** A greeting, a name or glue begins as the word for a thing does: `kontor`, `Viktor`. Words for telephones stay. */
const isNobodysThing = (word: string): boolean =>
  (neutral.whole.has(fold(word)) || isGlue(word)) &&
  /^(?:reference|measure|customer)$/.test(meaningIn(word) ?? '');

/** Words looked up lately: the same few stand beside most numbers. */
const remembered = new Map<string, Meaning | undefined>();
const mostRemembered = 5_000;

/** What a word or sign says of a number beside it; undefined when nothing. */
export function meaningOf(word: string): Meaning | undefined {
  if (remembered.has(word)) return remembered.get(word);
  const meaning = common.has(word.toLowerCase()) || isNobodysThing(word) ? undefined : meaningIn(word);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, meaning);
  return meaning;
}

/** Whether four numbers with points beside the word are a version or the address of a machine. */
export const dottedMeaningOf = (word: string): 'version' | 'address' | undefined => lookUp(dotted, word);

/** Whether a number right before the word counts something. */
export const isUnit = (word: string): boolean => lookUp(unitWords, word) !== undefined;

/** Whether a word may stand before anybody's number and names no thing: a greeting, a word of saying, a person. */
export const isNeutral = (word: string): boolean => lookUp(neutral, word) !== undefined;

const firstNames = new Set(Object.values(givenNames).flatMap((names) => names.split(' ').map(fold)));

/** Whether many people have the word as their first name. */
export const isGivenName = (word: string): boolean => firstNames.has(fold(word));

const persons = new Set(Object.values(customerPersons).flatMap((words) => words.split(' ').map(fold)));

/** Whether a word is what a firm calls its customers. */
export const isCustomerPerson = (word: string): boolean => persons.has(fold(word));
