/**
 * What words say about how a customer feels, in one language: made to be read and mended by somebody who speaks it.
 * Words and phrases are separated by commas; case and accents do not count, nor do apostrophes. `word*` is any word
 * that begins so; `a|b` in a phrase is either.
 */
export interface CueList {
  /** Amazon Comprehend's code. */
  readonly language: string;
  /** Turn what follows within three words: `not good`. */
  readonly negations: string;
  /** Whether a negation also turns the word before it: `es hilft nicht`. */
  readonly negatesBackwards: boolean;
  /** Make what follows stronger: `very`. */
  readonly stronger: string;
  /** Make what follows weaker: `a bit`. */
  readonly weaker: string;
  /** Stand between praise and blame: `but`. */
  readonly contrasts: string;
  /** A line for each strength from -5 to 5: `-3: awful, waste of time`. 0 takes a word out. */
  readonly cues: string;
}
