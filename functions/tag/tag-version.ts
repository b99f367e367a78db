/**
 * Version of the rules that make tags of texts: the phrase lists, what finds them, what of a text its author wrote, and
 * which tags there are. It rises with each change of what they find, so that of two rows of one event the newer tags count.
 */
export const tagRules = 3;

/** Most rounds of tagging again that a version of the rules can be distinguished by. */
const mostRounds = 1000;

/** What a row says of its tags: by which rules, and in which round of `tag --again` (0: as ingested). */
export const tagVersionOf = (round: number, rules: number = tagRules): number => rules * mostRounds + round;

/** The round in which a row got its tags; rows from before there were rounds say none. */
export const roundOf = (tagVersion: number): number =>
  tagVersion < mostRounds ? 0 : tagVersion % mostRounds;
