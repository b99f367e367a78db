import { asksOn } from './asks-on.ts';
import { deadState, stepTo } from './automaton.ts';
import { phraseProgram } from './generated/phrase-program.ts';
import { loadProgram, mark, type Phrases } from './load-program.ts';
import { ownWords } from './own-words.ts';
import { symbol } from './phrase-program.ts';
import { isNameAt, scanWords } from './scan-words.ts';

/** What a customer's text says about the conversation itself. */
export interface TextTags {
  /** Nothing but thanks, ok, goodbye, or that it works. */
  readonly isThanks: boolean;
  /** Wants to speak to a person, now. */
  readonly asksForPerson: boolean;
}

let phrases: Phrases | undefined;

/**
 * Tags a redacted text by the phrase lists of all languages, whatever the ticket's language: what its author wrote,
 * not what is quoted below, nor a signature. Pure; linear in the length of the text.
 */
export function tagText(text: string): TextTags {
  phrases ??= loadProgram(phraseProgram);
  const { words, mistyped, requests, thanks, names } = phrases;
  const own = ownWords(text);
  let asked = requests.start;
  let thanked = thanks.start;
  scanWords(own, words, mistyped, (found, start) => {
    asked = stepTo(requests, asked, found);
    if (thanked !== deadState && found !== symbol.end)
      thanked = stepTo(thanks, thanked, isNameAt(own, start) ? names + found : found);
    return requests.marks[asked] === 0;
  });
  const asksForPerson = (requests.marks[asked]! & mark.asks) !== 0;
  const isThanks = !asksForPerson && (thanks.marks[thanked]! & mark.thanks) !== 0 && !asksOn(own);
  return { asksForPerson, isThanks };
}
