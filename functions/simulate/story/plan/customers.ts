import type { Chance } from './chance.ts';
import { type Language, languages, type Market, marketShares, ticketsAYear } from './planted-truth.ts';

export interface Customer {
  readonly id: string;
  readonly language: Language;
}

const ticketsACustomer = 2.6;
/** Above 1: some customers write often, most seldom. */
const skew = 1.3;

/** Draws a customer of a market; the same people come back during the year. */
export function drawCustomer(chance: Chance, market: Market, scale: number): Customer {
  const count = Math.ceil((ticketsAYear * scale * marketShares[market]) / ticketsACustomer);
  const index = Math.floor(count * chance.uniform() ** skew);
  return { id: `${market}-${100_000 + index}`, language: languageOf(market, index) };
}

/** A customer keeps one language: golden-ratio hashing spreads the numbers evenly over the shares. */
function languageOf(market: Market, index: number): Language {
  const weights = languages[market];
  let rest = (index * 0.618_033_988_749_895) % 1;
  for (const language of Object.keys(weights) as Language[]) {
    rest -= weights[language] ?? 0;
    if (rest < 0) return language;
  }
  return 'en';
}
