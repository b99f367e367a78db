import type { WordList } from './word-list.ts';

/** "… is my order number" says what the number is; "… order it again" does not. */
export const copulas: WordList = {
  any: '= (',
  en: 'is was',
  de: 'ist war',
  sv: 'är var',
  no: 'er var',
  da: 'er var',
  fi: 'on oli',
  nl: 'is was',
  fr: 'est',
  es: 'es era',
  it: 'è era',
  pt: 'é era',
  pl: 'jest to',
};

/** Between a word and its number: they say nothing and part nothing. */
export const glueWords: WordList = {
  any: '°',
  en: 'is are was to the of for at under in via',
  de: 'ist sind lautet der die das auf an im unter via',
  sv: 'är var på av till',
  no: 'er var på av til',
  da: 'er var på af til',
  fi: 'on ovat',
  nl: 'is zijn de het op aan',
  fr: 'est sont le la les au du de sur',
  es: 'es son el la los al del de en',
  it: 'è sono il la lo al di',
  pt: 'é são o a ao do da de em',
  pl: 'to jest w i',
};
