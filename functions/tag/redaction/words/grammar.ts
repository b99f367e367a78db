import {
  beforeWords,
  cueWords,
  deliveryWords,
  lastVerbs,
  pronouns,
  reachWords,
  resultWords,
  sendingWords,
  signOffWords,
  speakWords,
  towardsWords,
} from './contact-words.ts';
import {
  articles,
  copulas,
  determiners,
  fromWords,
  glueWords,
  inscriptions,
  ofWords,
  paymentWays,
  placeWords,
  purposeWords,
} from './glue-words.ts';
import { wordsOfPersons, wordsOfStates } from './identity-words.ts';
import { personWords } from './neutral-words.ts';
import {
  bearingWords,
  havingWords,
  informWords,
  mailWords,
  nameWords,
  ownerWords,
  preferences,
  presenceWords,
  suitingWords,
  usingWords,
} from './owner-words.ts';
import { negations, newWords } from './phone-words.ts';
import { fateWords } from './thing-words.ts';
import type { WordList } from './word-list.ts';

const setOf = (list: WordList): ReadonlySet<string> =>
  new Set(Object.values(list).flatMap((words) => words.split(' ')));

/** Whether a word, in upper or lower case, stands in a list of any language. */
function isAmong(list: WordList): (word: string) => boolean {
  const words = setOf(list);
  return (word) => words.has(word.toLowerCase());
}

const sending = new RegExp(
  `^(?:${[...setOf(sendingWords)].map((word) => word.replace('*', '\\p{L}*')).join('|')})$`,
  'u',
);

/** Whether a word or sign says that something is something. */
export const isCopula = isAmong(copulas);

/** Whether a word says that the number behind it is not what the one before it is. */
export const isNegation = isAmong(negations);

/** Whether a word beside one for a number says that it is somebody's new or old one. */
export const isNew = isAmong(newWords);

/** Whether a word between another and a number parts them no more than a blank does. */
export const isGlue = isAmong(glueWords);

/** Whether a word stands between a word for a number and what it numbers. */
export const isOf = isAmong(ofWords);

/** Whether a word stands between a payment and the card that it goes to or comes from. */
export const isPaymentWay = isAmong(paymentWays);

/** Whether a word stands before things, and seldom before names. */
export const isArticle = isAmong(articles);

/** Whether a word stands before the address that somebody came from. */
export const isFrom = isAmong(fromWords);

/** Whether a word says that a number is written somewhere. */
export const isInscription = isAmong(inscriptions);

/** Whether a word stands before the place where something is written. */
export const isPlaceWord = isAmong(placeWords);

/** Whether a word may stand between the beginning of a clause and its thing. */
export const isDeterminer = isAmong(determiners);

/** Whether a word stands before what a number is meant for. */
export const isPurposeWord = isAmong(purposeWords);

/** Whether a word names a person by what they are. */
export const isPerson = isAmong(personWords);

/** Whether a word says that something comes before what follows it. */
export const isBefore = isAmong(beforeWords);

/** Whether a word is a delivery or a collection, before which one rings. */
export const isDelivery = isAmong(deliveryWords);

/** Whether a word begins why something is to be done. */
export const isResult = isAmong(resultWords);

/** Whether a word says that something is sent or told. */
export const isSending = (word: string): boolean => sending.test(word.toLowerCase());

/** Whether a word right before a number says that somebody is reached there. */
export const isCue = isAmong(cueWords);

/** Whether a word ends a letter. */
export const isSignOff = isAmong(signOffWords);

/** Whether a word stands between what is sent and where it goes. */
export const isTowards = isAmong(towardsWords);

/** Whether a word is a person whom one reaches. */
export const isPronoun = isAmong(pronouns);

/** Whether a word stands between a person and where one reaches them. */
export const isReachWord = isAmong(reachWords);

/** Whether a word ends a clause that tells to call a number. */
export const isLastVerb = isAmong(lastVerbs);

/** Whether a word is somebody who may have a number. */
export const isOwner = isAmong(ownerWords);

/** Whether a word says that somebody has what follows it. */
export const isHaving = isAmong(havingWords);

/** Whether a word names mail, beside which a telephone is the other way to reach somebody. */
export const isMail = isAmong(mailWords);

/** Whether a word tells to use the number behind it. */
export const isUsing = isAmong(usingWords);

/** Whether a word says of the number before it that it suits. */
export const isSuiting = isAmong(suitingWords);

/** Whether a word says how well, or whom, something suits. */
export const isPreference = isAmong(preferences);

/** Whether a word says that somebody is there, or that somebody is wanted. */
export const isPresence = isAmong(presenceWords);

/** Whether a word tells to let somebody know. */
export const isInforming = isAmong(informWords);

/** Whether a word says what befell a thing. */
export const isFate = isAmong(fateWords);

/** Whether a word says that somebody talks, or is to come back to somebody. */
export const isSpeaking = isAmong(speakWords);

/** Whether a word says that a thing is somebody's, before a word that says whose. */
export const isBearing = isAmong(bearingWords);

/** Whether a word is that in which something is somebody's. */
export const isNameWord = isAmong(nameWords);

/** Whether a number behind the word is a person's: "birth number". */
export const isOfPersons = isAmong(wordsOfPersons);

/** Whether an id behind the word is one that a state gave: "Danish id". */
export const isOfStates = isAmong(wordsOfStates);
