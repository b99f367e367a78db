const foreignDigit = /(?![0-9])\p{Nd}/gu;
const exoticSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const exoticDash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const wideSigns = /[\uff01-\uff5e]/g;
const wideOffset = 0xfee0;
const entities: Readonly<Record<string, string>> = {
  commat: '@',
  nbsp: ' ',
  period: '.',
  plus: '+',
  shy: '',
};
const entity = /&(?:#(\d{2,4})|#x([\da-f]{2,4})|(commat|nbsp|period|plus|shy));/gi;

/**
 * Writes what looks alike alike: digits of other scripts as ASCII digits, exotic blanks and dashes plain, signs of
 * double width single; invisible characters go, and HTML's entities for such signs become the signs.
 */
export const foldCharacters = (text: string): string =>
  text
    .replace(entity, signOf)
    .replace(foreignDigit, digitValue)
    .replace(exoticSpace, ' ')
    .replace(exoticDash, '-')
    .replace(invisible, '')
    .replace(wideSigns, (sign) => String.fromCharCode(sign.charCodeAt(0) - wideOffset))
    .replaceAll('\ufe6b', '@');

/** Only entities of signs that numbers and addresses are made of: `&#64;`, but not `&#60;`. */
function signOf(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? all;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const sign = String.fromCharCode(code);
  return code === 0xa0 ? ' ' : /[\d@+.()\s-]/.test(sign) ? sign : all;
}

/** Unicode keeps the ten digits of a script together, from zero up, so the value is the distance to its zero. */
function digitValue(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && isForeignDigit(codePoint - value - 1)) value++;
  return String(value);
}

const isForeignDigit = (codePoint: number): boolean =>
  codePoint > 0x39 && /\p{Nd}/u.test(String.fromCodePoint(codePoint));
