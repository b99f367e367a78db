import type { Chance } from '../../../../../functions/simulate/story/plan/chance.ts';
import { digits } from '../national-numbers.ts';
import type { OrdinaryWords } from './ordinary-words.ts';

/** A kind of text that holds numbers or signs and no personal data. */
export interface OrdinaryKind {
  readonly kind: string;
  readonly draw: (chance: Chance, words: OrdinaryWords) => string;
}

export const two = (value: number): string => String(value).padStart(2, '0');
export const day = (c: Chance): string => two(c.between(1, 28));
export const month = (c: Chance): string => two(c.between(1, 12));
export const year = (c: Chance): number => c.between(2019, 2026);
export const groups = (c: Chance, sizes: readonly number[], sign = ' '): string =>
  sizes.map((size) => `${c.between(1, 9)}${digits(c, size - 1)}`).join(sign);
export const ean = (c: Chance): string => {
  const front = `${c.pick(['73', '40', '50', '87', '30', '84', '80', '57', '70', '64'])}${digits(c, 10)}`;
  const sum = [...front].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${front}${(10 - (sum % 10)) % 10}`;
};
export const letters = (c: Chance, count: number): string =>
  Array.from({ length: count }, () => c.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])).join('');
export const hex = (c: Chance, count: number): string =>
  Array.from({ length: count }, () => c.pick([...'0123456789abcdef'])).join('');
export const ascending = (c: Chance, from: number, count: number, step: number): string => {
  const first = from + c.between(0, 3);
  return Array.from({ length: count }, (_, i) => first + i * step).join(' ');
};
export const kind = (name: string, draw: OrdinaryKind['draw']): OrdinaryKind => ({ kind: name, draw });
