import { foldCharacters } from '../../../../functions/tag/redaction/fold-characters.ts';
import type { OrdinaryText, PersonalText } from './corpus.ts';

/** A share of texts: found of personal ones, changed of ordinary ones. */
export interface Share {
  readonly name: string;
  readonly texts: number;
  readonly hits: number;
}

const lettersAndDigits = (text: string): string =>
  foldCharacters(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
/** So many letters or digits of a secret in a row are too many. */
const tellingLength = 5;

/** What must not be left of a personal text: not `mailto:`, a port, or the part of a page's address before the `?`. */
export function secretPart({ family, secret }: PersonalText): string {
  if (family === 'query') return secret.slice(secret.search(/[?#]/) + 1);
  return secret.replace(/^mailto:|^IBAN|(?<=\.\d{1,3}|\]):\d{1,5}$| (?:\d\d\/\d\d|\d{4})$/g, '');
}

/** Whether anything of the secret is left that tells. */
export function isLeft(secret: string, redacted: string): boolean {
  const left = lettersAndDigits(
    redacted.replace(/\[(?:email|phone|card|iban|ip|national_id|query|blanked)\]/g, '§'),
  );
  const hidden = lettersAndDigits(secret);
  for (let at = 0; at + tellingLength <= Math.max(hidden.length, tellingLength); at++) {
    if (left.includes(hidden.slice(at, at + tellingLength))) return true;
  }
  return false;
}

/** By family, or by any other name. */
export function recall(
  texts: readonly PersonalText[],
  isFound: (text: PersonalText) => boolean,
  nameOf: (text: PersonalText) => string = ({ family }) => family,
): Share[] {
  return shares(texts, nameOf, isFound);
}

export const falseRedactions = (
  texts: readonly OrdinaryText[],
  isChanged: (text: OrdinaryText) => boolean,
): Share[] => shares(texts, ({ kind }) => kind, isChanged);

function shares<T>(texts: readonly T[], nameOf: (text: T) => string, isHit: (text: T) => boolean): Share[] {
  const found = new Map<string, { texts: number; hits: number }>();
  for (const text of texts) {
    const share = found.get(nameOf(text)) ?? { texts: 0, hits: 0 };
    share.texts++;
    if (isHit(text)) share.hits++;
    found.set(nameOf(text), share);
  }
  return [...found].map(([name, share]) => ({ name, ...share }));
}
