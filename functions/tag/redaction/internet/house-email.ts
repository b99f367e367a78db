import {
  fileEndings,
  mailHouses,
  topLevels,
  topLevelsThatAreWords,
  wordsBeforeAt,
} from '../words/at-and-dot.ts';
import { isGlue } from '../words/grammar.ts';
import { isGivenName, isNeutral, meaningOf } from '../words/known-words.ts';

/** Houses whose names are no other words: `live`, `web` and `orange` are left out. */
const namedHouses = 'gmail|googlemail|hotmail|yahoo|icloud|gmx|protonmail|ymail|aol';
const local = '[\\p{L}\\p{N}]+(?:[._+-][\\p{L}\\p{N}]+)*';
const houseBefore = new RegExp(
  `(?<![\\p{L}\\p{N}.@-])((?:${namedHouses})(?:[ -]?\\p{L}{3,8})?\\s?(?::|=|\\s(?:is|ist|lautet|är|er|on|est|es|è|é|to|jest)(?=\\s))\\s?["'<]?)(${local})(?=["'>]?\\s*(?:$|[,;!?)\\n]|\\.(?![\\p{L}\\p{N}])))`,
  'giu',
);
/** A mailbox has letters that a point, a line or digits follow: `tobias.hauser83`, `anna1985`. */
const isMailbox = /^\p{L}{2,}(?:[._]\p{L}|[._]?\d)/u;
const isOther = new RegExp(
  `^(?:smtp|imap|pop3?|mail|www|ios|android|windows|office|version|error|fehler|iphone|chrome)(?![\\p{L}])|\\.(?:${topLevels}|${fileEndings}|${namedHouses})$`,
  'iu',
);
const bareAt = new RegExp(
  `(^|[\\s(:,;])(${local}) (?:at|ät) (?:${mailHouses}) (?:${topLevels})(?<!\\s(?:${topLevelsThatAreWords}))(?=\\s*(?:$|[.,;!?)\\n]))`,
  'giu',
);
const isOfSentence = new RegExp(`^(?:${wordsBeforeAt})$`, 'iu');

/** Mailboxes beside the house they are at, without a sign: `mein Gmail: tobias.hauser83`, `lindqvist at hotmail se`. */
export const redactBesideHouses = (text: string): string =>
  text
    .replace(houseBefore, (all: string, house: string, mailbox: string) =>
      isMailbox.test(mailbox) && !isOther.test(mailbox) ? `${house}[email]` : all,
    )
    .replace(bareAt, (all: string, before: string, mailbox: string) =>
      isSomebodys(mailbox) ? `${before}[email]` : all,
    );

/** "nobody at gmail com" is a sentence; a name that no list of words knows is a mailbox. */
const isSomebodys = (mailbox: string): boolean =>
  isGivenName(mailbox) ||
  (mailbox.length > 2 &&
    !isOfSentence.test(mailbox) &&
    !isGlue(mailbox) &&
    !isNeutral(mailbox) &&
    meaningOf(mailbox) === undefined);
