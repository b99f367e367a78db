import { isOfPersons, isOfStates } from '../words/grammar.ts';
import { type Meaning, meaningOf } from '../words/known-words.ts';
import { isOfTaxPaper } from './things.ts';

/** What a word, cleared of points and slashes, says of a number where its neighbours may say more. */
export function meaningInPlace(parts: readonly string[], i: number, word: string): Meaning | undefined {
  const meaning = meaningOf(word);
  if (meaning === 'identity' && isOfTaxPaper(parts, i)) return 'reference';
  if (meaning === 'number' && isPersonsNumber(parts, i)) return 'identity';
  if (meaning === 'number' && isIdNumber(parts, i)) return undefined;
  if (meaning === 'reference' && isCodeOfPerson(parts, i)) return 'number';
  return meaning;
}

/** `birth number`, `Danish id`, `personal id`. */
const isPersonsNumber = (parts: readonly string[], i: number): boolean =>
  isOfPersons(parts[i - 1] ?? '') || (/^ids?$/i.test(parts[i]!) && isOfStates(parts[i - 1] ?? ''));

/** `ID-nummer`, which may be a person's or a thing's. */
const isIdNumber = (parts: readonly string[], i: number): boolean =>
  /^id$/i.test(parts[i]!) && /^(?:nummer|numret|nummeret|nr)$/i.test(parts[i + 1] ?? '');

/** `id code`, `personal identity code`: what English calls the numbers of Finland and Estonia. */
const isCodeOfPerson = (parts: readonly string[], i: number): boolean =>
  /^code$/i.test(parts[i]!) && /^(?:id|identity|personal)$/i.test(parts[i - 1] ?? '');
