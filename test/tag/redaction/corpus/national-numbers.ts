import type { Chance } from '../../../../functions/simulate/story/plan/chance.ts';
import { withLuhnDigit } from '../../../../functions/simulate/story/words/personal-data.ts';

/** Digits drawn at random. */
export const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('');

export const two = (value: number): string => String(value).padStart(2, '0');
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

export function swedish(chance: Chance): [string, string, string] {
  const { year, yy, mm, dd } = birth(chance);
  const all = withLuhnDigit(`${yy}${mm}${dd}${digits(chance, 3)}`);
  return [String(year).slice(0, 2), all.slice(0, 6), all.slice(6)];
}

export function norwegian(chance: Chance): string {
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

export function danish(chance: Chance): [string, string] {
  const { yy, mm, dd } = birth(chance);
  return [`${dd}${mm}${yy}`, digits(chance, 4)];
}

/** With the checksum that numbers had before 2007. */
export function oldDanish(chance: Chance): [string, string] {
  return until(() => {
    const [front] = danish(chance);
    const serial = digits(chance, 3);
    const rest = weighted(`${front}${serial}`, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return rest === 1 ? undefined : ([front, `${serial}${(11 - rest) % 11}`] as [string, string]);
  });
}

export function finnish(chance: Chance): string {
  const { year, yy, mm, dd } = birth(chance);
  const serial = String(chance.between(2, 899)).padStart(3, '0');
  const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${dd}${mm}${yy}${serial}`) % 31];
  return `${dd}${mm}${yy}${year < 2000 ? chance.pick(['-', '-', 'Y', 'X']) : 'A'}${serial}${check}`;
}

export function polish(chance: Chance): string {
  const { year, yy, mm, dd } = birth(chance);
  const front = `${yy}${two(Number(mm) + (year < 2000 ? 0 : 20))}${dd}${digits(chance, 4)}`;
  return `${front}${(10 - (weighted(front, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
}

export function belgian(chance: Chance): string {
  const { year, yy, mm, dd } = birth(chance);
  const front = `${yy}${mm}${dd}${String(chance.between(1, 997)).padStart(3, '0')}`;
  return `${front}${two(97 - (Number(`${year < 2000 ? '' : '2'}${front}`) % 97))}`;
}

export function dutch(chance: Chance): string {
  return until(() => {
    const front = `${chance.between(1, 9)}${digits(chance, 7)}`;
    const check = weighted(front, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return check === 10 ? undefined : `${front}${check}`;
  });
}

export function swiss(chance: Chance): string {
  const front = `756${digits(chance, 9)}`;
  return `${front}${(10 - (weighted(front, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10}`;
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
export function spanish(chance: Chance): [string, string] {
  const number = digits(chance, 8);
  return [number, spanishLetters[Number(number) % 23]!];
}
export function spanishForeigner(chance: Chance): [string, string, string] {
  const first = chance.between(0, 2);
  const number = digits(chance, 7);
  return ['XYZ'[first]!, number, spanishLetters[Number(`${first}${number}`) % 23]!];
}

export function italian(chance: Chance): string {
  const consonants = 'BCDFGLMNPRSTVZ';
  const letters = () => Array.from({ length: 6 }, () => chance.pick([...consonants])).join('');
  const { yy, dd } = birth(chance);
  const front = `${letters()}${yy}${chance.pick([...'ABCDEHLMPRST'])}${dd}${chance.pick([...'ABCDEFGHL'])}${String(chance.between(1, 999)).padStart(3, '0')}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...front].reduce((all, sign, i) => all + (i % 2 === 0 ? odd[value(sign)]! : value(sign)), 0);
  return `${front}${String.fromCharCode(65 + (sum % 26))}`;
}

export function french(chance: Chance): [string, string] {
  const { yy, mm } = birth(chance);
  const front = `${chance.between(1, 2)}${yy}${mm}${two(chance.between(1, 95))}${digits(chance, 6)}`;
  return [front, two(97 - Number(BigInt(front) % 97n))];
}

export function german(chance: Chance): string {
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

export function portuguese(chance: Chance): string {
  const front = `${chance.pick([1, 2, 3])}${digits(chance, 7)}`;
  const rest = weighted(front, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return `${front}${rest < 2 ? 0 : 11 - rest}`;
}

export function nhs(chance: Chance): string {
  return until(() => {
    const front = digits(chance, 9);
    const check = (11 - (weighted(front, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return check === 10 ? undefined : `${front}${check}`;
  });
}

export function brazilian(chance: Chance): string {
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
