/**
 * What each UTF-16 code unit is to the phrase lists: a letter without case and accents, or a kind of sign. Looked up
 * for every character that is ingested, so it is a table; filled as characters are met.
 */

/** Kinds of code units beside letters and digits, which are 1 to 36. */
export const unit = {
  space: 0,
  /** A letter outside a–z even without accents: a word with it is in no list. */
  foreign: 37,
  /** Accents on their own, joiners, selectors: as if they were not there. */
  nothing: 38,
  /** One sign that folds to several letters, as ß does. */
  several: 39,
  /** Words are of units up to this one. */
  lastOfWords: 39,
  stop: 40,
  question: 41,
  comma: 42,
  newline: 43,
  apostrophe: 44,
  hyphen: 45,
  /** May begin a tag of HTML, an emoticon, an entity or a picture. */
  special: 46,
  unknown: 255,
} as const;

/** What decomposition leaves whole. */
const replacements: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** Letters in lower case without accents: `Größe` is `grosse`. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-\x7f]/g, (sign) => replacements[sign] ?? sign);
}

/** A folded letter or digit as 1 to 36; 0 for anything else. */
export function letterOf(sign: number): number {
  if (sign >= 97 && sign <= 122) return sign - 96;
  return sign >= 48 && sign <= 57 ? sign - 21 : 0;
}

export const lettersInAll = 36;

const signs: readonly (readonly [number, RegExp])[] = [
  [unit.newline, /[\n\u2028\u2029]/],
  [unit.stop, /[.!;…。！¡¿|•]/],
  [unit.question, /[?？]/],
  [unit.special, /[<&:=^\ud800-\udfff]|\p{Extended_Pictographic}/u],
  [unit.comma, /[,()[\]{}"„“”«»–—、]/],
  [unit.apostrophe, /['’‘`´ʼ]/],
  [unit.hyphen, /[-‐‑−]/],
  [unit.nothing, /[\p{M}\p{Cf}]/u],
];

function classify(sign: string): number {
  for (const [kind, pattern] of signs) if (pattern.test(sign)) return kind;
  const folded = foldLetters(sign);
  if (/^[a-z0-9]+$/.test(folded)) return folded.length > 1 ? unit.several : letterOf(folded.charCodeAt(0));
  return /\p{L}/u.test(sign) ? unit.foreign : unit.space;
}

/** By code unit: 1 to 36 a letter or digit, else one of `unit`; `unit.unknown` until `classifyUnit` has seen it. */
export const units = new Uint8Array(0x10000).fill(unit.unknown);

export function classifyUnit(code: number): number {
  const found = classify(String.fromCharCode(code));
  units[code] = found;
  return found;
}
