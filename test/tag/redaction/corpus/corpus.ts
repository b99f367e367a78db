import { type Chance, createChance } from '../../../../functions/simulate/story/plan/chance.ts';
import { cards, emails, ibans, machines, queries, type Spelling } from './addresses.ts';
import { carriers, type Family } from './carriers.ts';
import { idSpellings } from './national-ids.ts';
import { ordinaryKinds } from './ordinary/ordinary.ts';
import { ordinaryWords } from './ordinary/ordinary-words.ts';
import { phones } from './phones.ts';

/** A text with personal data in it. */
export interface PersonalText {
  readonly family: Family;
  readonly spelling: string;
  readonly language: string;
  readonly text: string;
  /** The personal data as they stand in the text. */
  readonly secret: string;
}

/** A text without any. */
export interface OrdinaryText {
  readonly kind: string;
  readonly language: string;
  readonly text: string;
}

const seed = 20_261_101;
/** Draws of each spelling in each language. */
const draws = 2;

const spellings: Readonly<Record<Family, readonly Spelling[]>> = {
  email: emails,
  phone: phones,
  card: cards,
  iban: ibans,
  national_id: idSpellings.map(({ country, spelling, isNamed, draw }) => ({
    spelling: `${country} ${spelling}`,
    isNamed: isNamed === true,
    draw,
  })),
  ip: machines,
  query: queries,
};

/** The texts with personal data: every spelling in every language, told by a word and, where it can be, untold. */
export function personalTexts(): PersonalText[] {
  const chance = createChance(seed);
  return Object.entries(carriers).flatMap(([language, { told, untold }]) =>
    Object.entries(spellings).flatMap(([family, all]) =>
      all.flatMap(({ spelling, isNamed, draw }) =>
        Array.from({ length: draws }, (_, i) => {
          const isUntold = i % 2 === 1 && isNamed !== true;
          const carrier = chance.pick(isUntold ? untold : told[family as Family]);
          const secret = draw(chance);
          return {
            family: family as Family,
            spelling,
            language,
            text: carrier.replace('{}', () => secret),
            secret,
          };
        }),
      ),
    ),
  );
}

/** The texts without personal data: every kind in every language. */
export function ordinaryTexts(): OrdinaryText[] {
  const chance: Chance = createChance(seed + 1);
  return Object.entries(ordinaryWords).flatMap(([language, words]) =>
    ordinaryKinds.flatMap(({ kind, draw }) =>
      Array.from({ length: draws }, () => ({ kind, language, text: draw(chance, words) })),
    ),
  );
}
