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
  placeWords,
  purposeWords,
} from './glue-words.ts';
import { personWords } from './neutral-words.ts';
import {
  havingWords,
  informWords,
  mailWords,
  ownerWords,
  preferences,
  presenceWords,
  suitingWords,
  usingWords,
} from './owner-words.ts';
import { negations, newWords } from './phone-words.ts';
import type { WordList } from './word-list.ts';

const setOf = (list: WordList): ReadonlySet<string> =>
  new Set(Object.values(list).flatMap((words) => words.split(' ')));
const copulaWords = setOf(copulas);
const glue = setOf(glueWords);
const negationWords = setOf(negations);
const fresh = setOf(newWords);
const linking = setOf(ofWords);
const articleWords = setOf(articles);
const origins = setOf(fromWords);
const inscriptionWords = setOf(inscriptions);
const places = setOf(placeWords);
const purposes = setOf(purposeWords);
const persons = setOf(personWords);
const determinerWords = setOf(determiners);
const befores = setOf(beforeWords);
const deliveries = setOf(deliveryWords);
const results = setOf(resultWords);
const cues = setOf(cueWords);
const pronounWords = setOf(pronouns);
const reaching = setOf(reachWords);
const lastVerbWords = setOf(lastVerbs);
const signOffs = setOf(signOffWords);
const owners = setOf(ownerWords);
const having = setOf(havingWords);
const mails = setOf(mailWords);
const using = setOf(usingWords);
const suiting = setOf(suitingWords);
const present = setOf(presenceWords);
const informing = setOf(informWords);
const preferring = setOf(preferences);
const sending = new RegExp(
  `^(?:${[...setOf(sendingWords)].map((word) => word.replace('*', '\\p{L}*')).join('|')})$`,
  'u',
);
const towards = setOf(towardsWords);

/** Whether a word or sign says that something is something. */
export const isCopula = (word: string): boolean => copulaWords.has(word.toLowerCase());

/** Whether a word says that the number behind it is not what the one before it is. */
export const isNegation = (word: string): boolean => negationWords.has(word.toLowerCase());

/** Whether a word beside one for a number says that it is somebody's new or old one. */
export const isNew = (word: string): boolean => fresh.has(word.toLowerCase());

/** Whether a word between another and a number parts them no more than a blank does. */
export const isGlue = (word: string): boolean => glue.has(word.toLowerCase());

/** Whether a word stands between a word for a number and what it numbers. */
export const isOf = (word: string): boolean => linking.has(word.toLowerCase());

/** Whether a word stands before things, and seldom before names. */
export const isArticle = (word: string): boolean => articleWords.has(word.toLowerCase());

/** Whether a word stands before the address that somebody came from. */
export const isFrom = (word: string): boolean => origins.has(word.toLowerCase());

/** Whether a word says that a number is written somewhere. */
export const isInscription = (word: string): boolean => inscriptionWords.has(word.toLowerCase());

/** Whether a word stands before the place where something is written. */
export const isPlaceWord = (word: string): boolean => places.has(word.toLowerCase());

/** Whether a word may stand between the beginning of a clause and its thing. */
export const isDeterminer = (word: string): boolean => determinerWords.has(word.toLowerCase());

/** Whether a word stands before what a number is meant for. */
export const isPurposeWord = (word: string): boolean => purposes.has(word.toLowerCase());

/** Whether a word names a person by what they are. */
export const isPerson = (word: string): boolean => persons.has(word.toLowerCase());

/** Whether a word says that something comes before what follows it. */
export const isBefore = (word: string): boolean => befores.has(word.toLowerCase());

/** Whether a word is a delivery or a collection, before which one rings. */
export const isDelivery = (word: string): boolean => deliveries.has(word.toLowerCase());

/** Whether a word begins why something is to be done. */
export const isResult = (word: string): boolean => results.has(word.toLowerCase());

/** Whether a word says that something is sent or told. */
export const isSending = (word: string): boolean => sending.test(word.toLowerCase());

/** Whether a word right before a number says that somebody is reached there. */
export const isCue = (word: string): boolean => cues.has(word.toLowerCase());

/** Whether a word ends a letter. */
export const isSignOff = (word: string): boolean => signOffs.has(word.toLowerCase());

/** Whether a word stands between what is sent and where it goes. */
export const isTowards = (word: string): boolean => towards.has(word.toLowerCase());

/** Whether a word is a person whom one reaches. */
export const isPronoun = (word: string): boolean => pronounWords.has(word.toLowerCase());

/** Whether a word stands between a person and where one reaches them. */
export const isReachWord = (word: string): boolean => reaching.has(word.toLowerCase());

/** Whether a word ends a clause that tells to call a number. */
export const isLastVerb = (word: string): boolean => lastVerbWords.has(word.toLowerCase());

/** Whether a word is somebody who may have a number. */
export const isOwner = (word: string): boolean => owners.has(word.toLowerCase());

/** Whether a word says that somebody has what follows it. */
export const isHaving = (word: string): boolean => having.has(word.toLowerCase());

/** Whether a word names mail, beside which a telephone is the other way to reach somebody. */
export const isMail = (word: string): boolean => mails.has(word.toLowerCase());

/** Whether a word tells to use the number behind it. */
export const isUsing = (word: string): boolean => using.has(word.toLowerCase());

/** Whether a word says of the number before it that it suits. */
export const isSuiting = (word: string): boolean => suiting.has(word.toLowerCase());

/** Whether a word says how well, or whom, something suits. */
export const isPreference = (word: string): boolean => preferring.has(word.toLowerCase());

/** Whether a word says that somebody is there, or that somebody is wanted. */
export const isPresence = (word: string): boolean => present.has(word.toLowerCase());

/** Whether a word tells to let somebody know. */
export const isInforming = (word: string): boolean => informing.has(word.toLowerCase());
