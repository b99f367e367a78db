import type { Chance } from '../plan/chance.ts';
import type { Intent, Language, Market } from '../plan/planted-truth.ts';
import { drawPersonalData } from './personal-data.ts';
import { german } from './phrases/de.ts';
import { english } from './phrases/en.ts';
import { spanish } from './phrases/es.ts';
import { dutch } from './phrases/nl.ts';
import type { Phrases } from './phrases/phrases.ts';
import { swedish } from './phrases/sv.ts';

const phrases: Record<Language, Phrases> = {
  de: german,
  en: english,
  es: spanish,
  nl: dutch,
  sv: swedish,
};
const currencies: Record<Market, string> = { DE: '€', SE: 'kr', US: '$', GB: '£', NL: '€' };
/** Share of the customers' texts in which something personal stands. */
const personalShare = 0.06;

/** What people and AI say about one purchase. */
export interface Wording {
  ask(intent: Intent, isComingBack: boolean): string;
  follow(): string;
  say(what: 'askForPerson' | 'aiReplies' | 'aiCloses' | 'humanReplies' | 'humanCloses'): string;
  comment(isHappy: boolean): string;
}

/** Finds words in a language; order number and amount stay the same within one wording. */
export function createWording(chance: Chance, market: Market, language: Language): Wording {
  const spoken = phrases[language];
  const order = `VP-${chance.between(100_000, 999_999)}`;
  const amount = `${chance.between(9, 480)},${chance.between(10, 99)} ${currencies[market]}`;
  const fill = (text: string) => text.replace('{order}', order).replace('{amount}', amount);
  const byCustomer = (text: string) =>
    chance.happens(personalShare)
      ? `${fill(text)} ${drawPersonalData(chance, market, spoken.reachMe)}`
      : fill(text);
  return {
    ask: (intent, isComingBack) =>
      byCustomer(chance.pick(isComingBack ? spoken.comesBack : spoken.asks[intent])),
    follow: () => byCustomer(chance.pick(spoken.follows)),
    say: (what) => fill(chance.pick(spoken[what])),
    comment: (isHappy) => chance.pick(isHappy ? spoken.happyComments : spoken.unhappyComments),
  };
}
