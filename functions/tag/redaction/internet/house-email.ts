import {
  fileEndings,
  mailHouses,
  mailProgramWords,
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
  `^(?:${mailProgramWords})(?![\\p{L}])|\\.(?:${topLevels}|${fileEndings}|${namedHouses})$`,
  'iu',
);
const bareAt = new RegExp(
  `(^|[\\s(:,;])(${local}) (?:at|ät) (?:${mailHouses}) (?:${topLevels})(?<!\\s(?:${topLevelsThatAreWords}))(?=\\s*(?:$|[.,;!?)\\n]))`,
  'giu',
);
/** `hagen at online no`: "no" is a word too, and behind a house that has its last part in Norway it is that. */
const bareAtNorway = new RegExp(
  `(^|[\\s(:,;])(${local}) (?:at|ät) (?:online|hotmail|live) no(?=\\s*(?:$|[.,;!?)\\n]))`,
  'giu',
);
const isOfSentence = new RegExp(`^(?:${wordsBeforeAt})$`, 'iu');

/** Mailboxes beside the house they are at, without a sign: `mein Gmail: tobias.hauser83`, `lindqvist at hotmail se`. */
export const redactBesideHouses = (text: string): string =>
  text
    .replace(houseBefore, (all: string, house: string, mailbox: string) =>
      isMailbox.test(mailbox) && !isOther.test(mailbox) ? `${house}[email]` : all,
    )
    .replace(bareAt, withoutMailbox)
    .replace(bareAtNorway, withoutMailbox);

const withoutMailbox = (all: string, before: string, mailbox: string): string =>
  isSomebodys(mailbox) ? `${before}[email]` : all;

/** "nobody at gmail com" is a sentence; a name that no list of words knows is a mailbox. */
const isSomebodys = (mailbox: string): boolean =>
  isGivenName(mailbox) ||
  (mailbox.length > 2 &&
    !isOfSentence.test(mailbox) &&
    !isGlue(mailbox) &&
    !isNeutral(mailbox) &&
    meaningOf(mailbox) === undefined);
