import type { Chance } from '../../../../functions/simulate/story/plan/chance.ts';
import {
  belgian,
  brazilian,
  danish,
  digits,
  dutch,
  finnish,
  french,
  german,
  italian,
  nhs,
  norwegian,
  oldDanish,
  polish,
  portuguese,
  spanish,
  spanishForeigner,
  swedish,
  swiss,
  two,
} from './national-numbers.ts';

const cut = (text: string, sizes: readonly number[], sign: string): string => {
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  return sizes.map((size, i) => text.slice(starts[i], starts[i]! + size)).join(sign);
};

/** A way to write a number of a country; `named` where only a word beside it can tell it. */
export interface IdSpelling {
  readonly country: string;
  readonly spelling: string;
  readonly isNamed?: boolean;
  readonly draw: (chance: Chance) => string;
}

/** All ways that the corpus writes national ids. */
export const idSpellings: readonly IdSpelling[] = [
  { country: 'SE', spelling: 'YYMMDD-NNNN', draw: (c) => swedish(c).slice(1).join('-') },
  { country: 'SE', spelling: 'YYMMDD NNNN', draw: (c) => swedish(c).slice(1).join(' ') },
  { country: 'SE', spelling: 'YYMMDDNNNN', draw: (c) => swedish(c).slice(1).join('') },
  {
    country: 'SE',
    spelling: 'YYYYMMDD-NNNN',
    draw: (c) =>
      swedish(c)
        .join('')
        .replace(/(\d{4})$/, '-$1'),
  },
  {
    country: 'SE',
    spelling: 'YYYYMMDD NNNN',
    draw: (c) =>
      swedish(c)
        .join('')
        .replace(/(\d{4})$/, ' $1'),
  },
  { country: 'SE', spelling: 'YYYYMMDDNNNN', draw: (c) => swedish(c).join('') },
  { country: 'SE', spelling: 'YYMMDD+NNNN', draw: (c) => swedish(c).slice(1).join('+') },
  { country: 'NO', spelling: 'DDMMYYNNNNN', draw: norwegian },
  { country: 'NO', spelling: 'DDMMYY NNNNN', draw: (c) => cut(norwegian(c), [6, 5], ' ') },
  { country: 'DK', spelling: 'DDMMYY-NNNN', draw: (c) => danish(c).join('-') },
  { country: 'DK', spelling: 'DDMMYYNNNN', draw: (c) => oldDanish(c).join('') },
  { country: 'DK', spelling: 'DDMMYY NNNN', isNamed: true, draw: (c) => danish(c).join(' ') },
  { country: 'FI', spelling: 'DDMMYY-NNNX', draw: finnish },
  { country: 'FI', spelling: 'lower case', draw: (c) => finnish(c).toLowerCase() },
  { country: 'PL', spelling: 'PESEL', draw: polish },
  {
    country: 'BE',
    spelling: 'YY.MM.DD-NNN.CC',
    draw: (c) => belgian(c).replace(/(..)(..)(..)(...)(..)/, '$1.$2.$3-$4.$5'),
  },
  { country: 'BE', spelling: 'together', draw: belgian },
  {
    country: 'BE',
    spelling: 'blanks',
    draw: (c) => belgian(c).replace(/(..)(..)(..)(...)(..)/, '$1 $2 $3 $4 $5'),
  },
  { country: 'NL', spelling: 'BSN', isNamed: true, draw: dutch },
  { country: 'NL', spelling: 'NNNN.NN.NNN', isNamed: true, draw: (c) => cut(dutch(c), [4, 2, 3], '.') },
  { country: 'CH', spelling: '756.NNNN.NNNN.NN', draw: (c) => cut(swiss(c), [3, 4, 4, 2], '.') },
  { country: 'CH', spelling: 'together', draw: swiss },
  { country: 'ES', spelling: 'DNI', draw: (c) => spanish(c).join('') },
  { country: 'ES', spelling: 'DNI with dash', draw: (c) => spanish(c).join('-') },
  {
    country: 'ES',
    spelling: 'DNI with points',
    draw: (c) =>
      spanish(c)
        .join('-')
        .replace(/^(..)(...)(...)/, '$1.$2.$3'),
  },
  { country: 'ES', spelling: 'NIE', draw: (c) => spanishForeigner(c).join('') },
  { country: 'ES', spelling: 'NIE with dashes', draw: (c) => spanishForeigner(c).join('-') },
  { country: 'IT', spelling: 'codice fiscale', draw: italian },
  { country: 'IT', spelling: 'lower case', draw: (c) => italian(c).toLowerCase() },
  {
    country: 'FR',
    spelling: 'blanks',
    draw: (c) =>
      french(c)
        .join('')
        .replace(/(.)(..)(..)(..)(...)(...)(..)/, '$1 $2 $3 $4 $5 $6 $7'),
  },
  { country: 'FR', spelling: 'together', draw: (c) => french(c).join('') },
  { country: 'FR', spelling: 'key apart', draw: (c) => french(c).join(' ') },
  { country: 'DE', spelling: 'together', draw: german },
  { country: 'DE', spelling: 'blanks', draw: (c) => cut(german(c), [2, 3, 3, 3], ' ') },
  { country: 'PT', spelling: 'NIF', isNamed: true, draw: portuguese },
  { country: 'PT', spelling: 'blanks', isNamed: true, draw: (c) => cut(portuguese(c), [3, 3, 3], ' ') },
  { country: 'GB', spelling: 'NHS number', isNamed: true, draw: (c) => cut(nhs(c), [3, 3, 4], ' ') },
  { country: 'GB', spelling: 'NHS together', isNamed: true, draw: nhs },
  {
    country: 'GB',
    spelling: 'NINO',
    draw: (c) => `${c.pick(['AB', 'CE', 'JK', 'SP', 'QQ'])}${digits(c, 6)}${c.pick([...'ABCD'])}`,
  },
  {
    country: 'GB',
    spelling: 'NINO with blanks',
    draw: (c) =>
      `${c.pick(['AB', 'CE', 'JK', 'SP'])} ${cut(digits(c, 6), [2, 2, 2], ' ')} ${c.pick([...'ABCD'])}`,
  },
  {
    country: 'US',
    spelling: 'SSN',
    draw: (c) => `${c.between(100, 665)}-${two(c.between(1, 99))}-${c.between(1000, 9999)}`,
  },
  {
    country: 'US',
    spelling: 'SSN with blanks',
    isNamed: true,
    draw: (c) => `${c.between(100, 665)} ${two(c.between(1, 99))} ${c.between(1000, 9999)}`,
  },
  { country: 'BR', spelling: 'CPF', draw: (c) => brazilian(c).replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4') },
  { country: 'BR', spelling: 'together', draw: brazilian },
];
