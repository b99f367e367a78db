/**
 * Version of the rules that make tags of texts: the phrase lists and what finds them. It rises with each change of
 * what they find, so that of two rows of one event the newer tags count.
 */
export const tagVersion = 1;
