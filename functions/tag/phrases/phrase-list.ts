/** The phrases of one language, as `lists/<language>.yaml` has them; each line is a template (parse-template.ts). */
export interface PhraseList {
  readonly language: string;
  /** Named lists of words, separated by commas. The lines below name them as `<name>`. */
  readonly words: Readonly<Record<string, string>> & {
    /** May stand before a request, and begin its sentence: `please`, `hello`. */
    readonly opening: string;
    /** May stand behind a request: `please`, `now`. */
    readonly closing: string;
    /** Turns a request into its opposite: `don't`. */
    readonly not: string;
    /** May stand between a negation and what it negates: `really`. */
    readonly between: string;
    /** No `_`: a second person is one of a booking's. */
    readonly counted: string;
    /** Words that are known with one letter wrong, left out, too much, or in the place of the next. */
    readonly mistyped: string;
  };
  readonly asks_for_person: {
    /** Found wherever they stand, unless negated. */
    readonly anywhere: readonly string[];
    /** Found wherever they stand; they hold their own negation: `no more bots`. */
    readonly never_negated: readonly string[];
    /** Found where they begin a sentence. */
    readonly beginning: readonly string[];
    /** Found where they are all of a sentence. */
    readonly sentence: readonly string[];
    /** Found where they are all of a message. */
    readonly message: readonly string[];
  };
  readonly is_thanks: {
    /** A message of these, and nothing else, is just thanks. */
    readonly thanks: readonly string[];
    /** May stand beside them, and are no thanks alone: `hello`. */
    readonly beside: readonly string[];
  };
  /** Lines that begin a signature: what follows is not read. */
  readonly sign_off: readonly string[];
  /** Words of a program at the end of a text: nothing from there on is read. */
  readonly sent_from: readonly string[];
}
