import type { Chance } from '../plan/chance.ts';
import type { Market } from '../plan/planted-truth.ts';
import type { Phrases } from './phrases/phrases.ts';

const names = ['anna', 'jonas', 'maria', 'peter', 'lena', 'oscar', 'emma', 'pablo', 'fatima', 'tom'];
const surnames = ['berg', 'fischer', 'jansen', 'smith', 'garcia', 'lund', 'weber', 'dekker', 'brown'];
const kinds = { email: 4, phone: 3, card: 2, iban: 1 } as const;
/** Country, length of the account part. */
const accounts: Record<Market, readonly [string, number]> = {
  DE: ['DE', 18],
  SE: ['SE', 20],
  NL: ['DE', 18],
  US: ['DE', 18],
  GB: ['SE', 20],
};

/** A made-up mail address, telephone, card or account number with right check digits, and the words before it. */
export function drawPersonalData(chance: Chance, market: Market, words: Phrases['reachMe']): string {
  const kind = chance.weighted(kinds);
  const value = {
    email: () => `${chance.pick(names)}.${chance.pick(surnames)}${chance.between(1, 99)}@example.com`,
    phone: () => `+49 30 ${chance.between(100, 999)} ${chance.between(1000, 9999)}`,
    card: () => withLuhnDigit(`4${digits(chance, 14)}`).replace(/(\d{4})(?=\d)/g, '$1 '),
    iban: () => withIbanCheck(accounts[market][0], digits(chance, accounts[market][1])),
  }[kind]();
  return `${words[kind]} ${value}`;
}

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('');

/** Appends the check digit of ISO/IEC 7812-1 (Luhn). */
export function withLuhnDigit(payload: string): string {
  let sum = 0;
  for (let i = 0; i < payload.length; i++) {
    const digit = Number(payload[payload.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return `${payload}${(10 - (sum % 10)) % 10}`;
}

/** Puts country and the check digits of ISO 13616 (modulus 97) before an account number of digits. */
export function withIbanCheck(country: string, account: string): string {
  const letters = [...country].map((letter) => letter.charCodeAt(0) - 55).join('');
  const check = 98n - (BigInt(`${account}${letters}00`) % 97n);
  return `${country}${String(check).padStart(2, '0')}${account}`;
}
