/**
 * The phrase lists of all languages in the form in which texts are held against them: words as numbered symbols,
 * phrases as nodes. `npm run generate` makes it of `lists/*.yaml` (compile-lists.ts).
 */
export interface PhraseProgram {
  /** By symbol, from `firstWord` on: the words that are that symbol, parted by spaces; `*` where any ending may follow. */
  readonly words: readonly string[];
  /** By symbol, from `firstWord` on: the labels that it bears. */
  readonly labels: readonly (readonly number[])[];
  readonly nodes: readonly PhraseNode[];
  /** Words of the lists, parted by spaces, that are known with one letter wrong. */
  readonly mistyped: string;
  readonly languages: readonly LanguageProgram[];
}

/** A label: one symbol that bears it; or one of the kinds of `nodeKind` with the numbers of other nodes. */
export type PhraseNode = number | readonly number[];

export const nodeKind = { anyWord: 0, sequence: 1, choice: 2, optional: 3 } as const;

/** By language: the numbers of nodes. */
export interface LanguageProgram {
  readonly opening: number;
  readonly closing: number;
  readonly not: number;
  readonly between: number;
  readonly anywhere: readonly number[];
  readonly neverNegated: readonly number[];
  readonly beginning: readonly number[];
  readonly sentence: readonly number[];
  readonly message: readonly number[];
  readonly thanks: readonly number[];
  readonly beside: readonly number[];
  readonly signOff: readonly number[];
  readonly sentFrom: readonly number[];
}

/** What a text is a row of: these, and from `firstWord` on the words of the lists. */
export const symbol = {
  /** A word of no list. */
  word: 0,
  stop: 1,
  question: 2,
  comma: 3,
  newline: 4,
  /** A picture or emoticon that says yes or thanks. */
  happy: 5,
  otherSign: 6,
  end: 7,
} as const;
export const firstWord = 8;

/** Labels of what is no word of a list; words have those from `firstWordLabel` on. */
export const label = {
  name: 0,
  /** Ends a part of a sentence: comma, stop, line, sign or the end. */
  clauseEnd: 1,
  sentenceEnd: 2,
  textEnd: 3,
  lineEnd: 4,
  happy: 5,
  /** May stand between thanks. */
  thanksGap: 6,
  /** May stand between parts of a message that is one request. */
  requestGap: 7,
  /** Words that negate or count, in any language: they are no `_`. */
  noFiller: 8,
} as const;
export const firstWordLabel = 9;
