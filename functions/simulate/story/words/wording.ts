import type { Chance } from '../plan/chance.ts';
import type { Intent, Language, Market } from '../plan/planted-truth.ts';
import type { Moods, Occasion } from './moods.ts';
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

/** What a story is drawn from: its course, and how customers feel about it. */
export interface Draws {
  readonly chance: Chance;
  readonly moods: Moods;
}

/** What people and AI say about one purchase. */
export interface Wording {
  ask(intent: Intent, isComingBack: boolean): string;
  follow(isHelped: boolean): string;
  say(what: 'askForPerson' | 'aiReplies' | 'aiCloses' | 'humanReplies' | 'humanCloses'): string;
  comment(isHappy: boolean): string;
}

/** Finds words in a language; order number and amount stay the same within one wording. */
export function createWording({ chance, moods }: Draws, market: Market, language: Language): Wording {
  const spoken = phrases[language];
  const order = `VP-${chance.between(100_000, 999_999)}`;
  const amount = `${chance.between(9, 480)},${chance.between(10, 99)} ${currencies[market]}`;
  const fill = (text: string) => text.replace('{order}', order).replace('{amount}', amount);
  const byCustomer = (matter: string, occasion: Occasion) => {
    const mood = moods.draw(occasion);
    const text = mood === 'plain' ? matter : `${matter} ${moods.pick(spoken.feelings[mood])}`;
    moods.note({ text, language, mood });
    return chance.happens(personalShare)
      ? `${fill(text)} ${drawPersonalData(chance, market, spoken.reachMe)}`
      : fill(text);
  };
  return {
    ask: (intent, isComingBack) =>
      isComingBack
        ? byCustomer(chance.pick(spoken.comesBack), 'coming_back')
        : byCustomer(chance.pick(spoken.asks[intent]), 'asking'),
    follow: (isHelped) => byCustomer(chance.pick(spoken.follows), isHelped ? 'helped' : 'not_helped'),
    say: (what) => fill(chance.pick(spoken[what])),
    comment: (isHappy) =>
      chance.pick(spoken.comments[moods.draw(isHappy ? 'commenting_happy' : 'commenting_unhappy')]),
  };
}
