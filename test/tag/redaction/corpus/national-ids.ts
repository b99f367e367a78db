import type { Chance } from '../../../../functions/simulate/story/chance.ts';
import { withLuhnDigit } from '../../../../functions/simulate/story/personal-data.ts';

/** Digits drawn at random. */
export const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('');

const two = (value: number): string => String(value).padStart(2, '0');
const weighted = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0);

/** A day of birth between 1935 and 2005. */
function birth(chance: Chance): { year: number; yy: string; mm: string; dd: string } {
  const year = chance.between(1935, 2005);
  return { year, yy: two(year % 100), mm: two(chance.between(1, 12)), dd: two(chance.between(1, 28)) };
}

/** Draws until the rule gives check digits. */
function until<T>(draw: () => T | undefined): T {
  for (;;) {
    const drawn = draw();
    if (drawn !== undefined) return drawn;
  }
}

function swedish(chance: Chance): [string, string, string] {
  const { year, yy, mm, dd } = birth(chance);
  const all = withLuhnDigit(`${yy}${mm}${dd}${digits(chance, 3)}`);
  return [String(year).slice(0, 2), all.slice(0, 6), all.slice(6)];
}

function norwegian(chance: Chance): string {
  return until(() => {
    const { yy, mm, dd } = birth(chance);
    const front = `${dd}${mm}${yy}${two(chance.between(0, 49))}${chance.between(0, 9)}`;
    if (Number(front.slice(6)) > 499 || Number(yy) < 35) return undefined;
    const first = (11 - (weighted(front, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    if (first === 10) return undefined;
    const second = (11 - (weighted(`${front}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return second === 10 ? undefined : `${front}${first}${second}`;
  });
}

function danish(chance: Chance): [string, string] {
  const { yy, mm, dd } = birth(chance);
  return [`${dd}${mm}${yy}`, digits(chance, 4)];
}

/** With the checksum that numbers had before 2007. */
function oldDanish(chance: Chance): [string, string] {
  return until(() => {
    const [front] = danish(chance);
    const serial = digits(chance, 3);
    const rest = weighted(`${front}${serial}`, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return rest === 1 ? undefined : ([front, `${serial}${(11 - rest) % 11}`] as [string, string]);
  });
}

function finnish(chance: Chance): string {
  const { year, yy, mm, dd } = birth(chance);
  const serial = String(chance.between(2, 899)).padStart(3, '0');
  const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${dd}${mm}${yy}${serial}`) % 31];
  return `${dd}${mm}${yy}${year < 2000 ? chance.pick(['-', '-', 'Y', 'X']) : 'A'}${serial}${check}`;
}

function polish(chance: Chance): string {
  const { year, yy, mm, dd } = birth(chance);
  const front = `${yy}${two(Number(mm) + (year < 2000 ? 0 : 20))}${dd}${digits(chance, 4)}`;
  return `${front}${(10 - (weighted(front, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
}

function belgian(chance: Chance): string {
  const { year, yy, mm, dd } = birth(chance);
  const front = `${yy}${mm}${dd}${String(chance.between(1, 997)).padStart(3, '0')}`;
  return `${front}${two(97 - (Number(`${year < 2000 ? '' : '2'}${front}`) % 97))}`;
}

function dutch(chance: Chance): string {
  return until(() => {
    const front = `${chance.between(1, 9)}${digits(chance, 7)}`;
    const check = weighted(front, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return check === 10 ? undefined : `${front}${check}`;
  });
}

function swiss(chance: Chance): string {
  const front = `756${digits(chance, 9)}`;
  return `${front}${(10 - (weighted(front, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10}`;
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
function spanish(chance: Chance): [string, string] {
  const number = digits(chance, 8);
  return [number, spanishLetters[Number(number) % 23]!];
}
function spanishForeigner(chance: Chance): [string, string, string] {
  const first = chance.between(0, 2);
  const number = digits(chance, 7);
  return ['XYZ'[first]!, number, spanishLetters[Number(`${first}${number}`) % 23]!];
}

function italian(chance: Chance): string {
  const consonants = 'BCDFGLMNPRSTVZ';
  const letters = () => Array.from({ length: 6 }, () => chance.pick([...consonants])).join('');
  const { yy, dd } = birth(chance);
  const front = `${letters()}${yy}${chance.pick([...'ABCDEHLMPRST'])}${dd}${chance.pick([...'ABCDEFGHL'])}${String(chance.between(1, 999)).padStart(3, '0')}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...front].reduce((all, sign, i) => all + (i % 2 === 0 ? odd[value(sign)]! : value(sign)), 0);
  return `${front}${String.fromCharCode(65 + (sum % 26))}`;
}

function french(chance: Chance): [string, string] {
  const { yy, mm } = birth(chance);
  const front = `${chance.between(1, 2)}${yy}${mm}${two(chance.between(1, 95))}${digits(chance, 6)}`;
  return [front, two(97 - Number(BigInt(front) % 97n))];
}

function german(chance: Chance): string {
  const order = [...'0123456789'].sort(() => chance.uniform() - 0.5);
  const body = order.slice(0, 9);
  body.splice(chance.between(1, 9), 0, body[chance.between(0, 8)]!);
  if (body[0] === '0') body.reverse();
  if (body[0] === '0') return german(chance);
  let product = 10;
  for (const digit of body) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return `${body.join('')}${(11 - product) % 10}`;
}

function portuguese(chance: Chance): string {
  const front = `${chance.pick([1, 2, 3])}${digits(chance, 7)}`;
  const rest = weighted(front, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return `${front}${rest < 2 ? 0 : 11 - rest}`;
}

function nhs(chance: Chance): string {
  return until(() => {
    const front = digits(chance, 9);
    const check = (11 - (weighted(front, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return check === 10 ? undefined : `${front}${check}`;
  });
}

function brazilian(chance: Chance): string {
  const front = digits(chance, 9);
  const check = (text: string, from: number) => {
    const rest =
      weighted(
        text,
        Array.from({ length: from - 1 }, (_, i) => from - i),
      ) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const first = check(front, 10);
  return `${front}${first}${check(`${front}${first}`, 11)}`;
}

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
