import type { WordList } from './word-list.ts';

/** Words that would be taken for others, once their accents are gone or by how they begin. Spelled so they say nothing. */
export const commonWords: WordList = {
  en: 'belt callous matter',
  de: 'große großen großer großes grosse grossen mal lange länger nie sitzt sitzen',
  sv: 'matt kunde',
  no: 'tall kunde',
  da: 'tal kunde',
  es: 'niño niña calle calles tal mal sera será seria sería matar',
  fr: 'mal personne personnes vers',
  pl: 'nie nas',
};
