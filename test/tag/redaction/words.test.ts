import { describe, expect, it } from 'vitest';
import { commonWords } from '../../../functions/tag/redaction/words/common-words.ts';
import * as contactWords from '../../../functions/tag/redaction/words/contact-words.ts';
import {
  articles,
  copulas,
  fromWords,
  glueWords,
  ofWords,
} from '../../../functions/tag/redaction/words/glue-words.ts';
import {
  cardWords,
  customerWords,
  identityWords,
} from '../../../functions/tag/redaction/words/identity-words.ts';
import { fold, meaningOf } from '../../../functions/tag/redaction/words/known-words.ts';
import {
  addressWords,
  measureWords,
  units,
  versionWords,
} from '../../../functions/tag/redaction/words/measure-words.ts';
import { neutralWords } from '../../../functions/tag/redaction/words/neutral-words.ts';
import {
  conjunctions,
  numberWords,
  ownWords,
  phoneWords,
  possessives,
} from '../../../functions/tag/redaction/words/phone-words.ts';
import { referenceWords } from '../../../functions/tag/redaction/words/reference-words.ts';
import { thingWords } from '../../../functions/tag/redaction/words/thing-words.ts';
import type { WordList } from '../../../functions/tag/redaction/words/word-list.ts';

const lists: Readonly<Record<string, WordList>> = {
  ...contactWords,
  ...{ phoneWords, cardWords, identityWords, customerWords, referenceWords, measureWords, versionWords },
  ...{
    addressWords,
    units,
    numberWords,
    possessives,
    ownWords,
    conjunctions,
    commonWords,
    copulas,
    glueWords,
    neutralWords,
    thingWords,
    articles,
    fromWords,
    ofWords,
  },
};
const wordsOf = (list: WordList): string[] => Object.values(list).flatMap((words) => words.split(' '));
const folded = (list: WordList): Set<string> => new Set(wordsOf(list).map(fold));

describe('the word lists', () => {
  it.each(Object.entries(lists))(
    '%s: lower case, one blank between words, each once a language',
    (_, list) => {
      for (const words of Object.values(list)) {
        const all = words.split(' ');
        expect(words).toBe(words.trim().toLowerCase());
        expect(all).not.toContain('');
        expect(new Set(all).size, words).toBe(all.length);
      }
    },
  );

  it('hold no word that speaks for a number and against it', () => {
    const against = [customerWords, referenceWords, thingWords, measureWords].map(folded);
    const both = [phoneWords, cardWords, identityWords]
      .flatMap(wordsOf)
      .filter((word) => against.some((list) => list.has(fold(word))));
    expect(both).toEqual([]);
  });

  it('have every language in the lists that decide', () => {
    for (const list of [
      phoneWords,
      cardWords,
      identityWords,
      referenceWords,
      thingWords,
      measureWords,
      neutralWords,
    ])
      expect(Object.keys(list).sort()).toEqual('any da de en es fi fr it nl no pl pt sv'.split(' '));
  });
});

describe('meaningOf', () => {
  it.each([
    ['Telefon', 'phone'],
    ['telephones', 'phone'],
    ['TELEFONO', 'phone'],
    ['Bestellnummer', 'reference'],
    ['Monatsrechnung', 'reference'],
    ['Schuhgröße', 'measure'],
    ['Teilenummer', 'reference'],
    ['Wagennummer', 'reference'],
    ['Zirkusnummer', 'customer'],
    ['Ersatzteilbestellung', 'reference'],
    ['Telefonvertrag', 'reference'],
    ['personnummer', 'identity'],
    ['kreditkortnummer', 'card'],
    ['nummer', 'number'],
    ['große', undefined],
    ['niño', undefined],
    ['about', undefined],
    ['hello', undefined],
  ])('%s: %s', (word, meaning) => expect(meaningOf(word)).toBe(meaning));
});
