/**
 * What a terminal would not show but do: control characters, line and paragraph separators, marks that turn the
 * direction of what follows, and halves of characters.
 */
const unprintable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text of customers or files as a terminal may show it: what is no character of a line becomes its escape. */
export const printable = (text: string): string => text.replace(unprintable, escapeOf);

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escapeOf = (character: string): string =>
  short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
