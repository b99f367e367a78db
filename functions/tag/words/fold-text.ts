/**
 * Each UTF-16 code unit in lower case and without accents, as one code unit (`É` and `e` are alike, `ß` is `s`), or
 * what kind of sign it is. Looked up for every character, so it is a table, filled as characters are met.
 */
export const sign = {
  /** Nothing was there: apostrophes, accents on their own, joiners. */
  nothing: 1,
  space: 2,
  /** Ends a clause. */
  stop: 3,
  exclamation: 4,
  question: 5,
  /** May begin a picture or an emoticon. */
  special: 6,
  hash: 7,
  at: 8,
  /** Codes above are letters and digits. */
  last: 31,
} as const;

const letters: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ł: 'l',
  ı: 'i',
};

const kinds: readonly (readonly [number, RegExp])[] = [
  [sign.nothing, /['’‘`´ʼ]|[\p{M}\p{Cf}]/u],
  [sign.exclamation, /[!！¡]/],
  [sign.question, /[?？¿]/],
  [sign.stop, /[.,;:()[\]{}"„“”«»…。，、；：|\n\u2028\u2029–—•]/],
  [sign.special, /[<=^\ud800-\udfff]|\p{Extended_Pictographic}/u],
  [sign.hash, /[#＃]/],
  [sign.at, /[@＠]/],
];

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (/\d/.test(char)) return 48;
  for (const [kind, pattern] of kinds) if (pattern.test(char)) return kind;
  const folded = char.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const first = letters[folded] ?? folded;
  return /^[\p{L}\p{N}]/u.test(first) ? first.charCodeAt(0) : sign.space;
}

const unknown = 0;
const table = new Uint16Array(0x10000);

/** The folded letter (digits are all `0`, code 48) or the kind of sign of a code unit. */
export function fold(code: number): number {
  const known = table[code]!;
  if (known !== unknown) return known;
  const found = classify(code);
  table[code] = found;
  return found;
}
