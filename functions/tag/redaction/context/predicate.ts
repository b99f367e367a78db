import { isCopula, isDeterminer, isInscription, isOf, isPlaceWord, isPurposeWord } from '../words/grammar.ts';
import { type Meaning, meaningOf } from '../words/known-words.ts';

/** Whether a word says of what stands before it that it is, or bears, what stands behind it: "is", "reads", "steht". */
export const isPredicate = (word: string): boolean => isCopula(word) || isInscription(word);

/**
 * Whether the clause that says a number is about the thing at a place: `the order from Monday is 0161…`, `auf dem
 * Etikett steht 0176…`. The thing begins its clause, so that it is what the number belongs to: `the number for the
 * order is`, `the mobile on my order is` are about somebody's number.
 */
export function isSaidOfThing(parts: readonly string[], i: number, meaning: Meaning): boolean {
  if (meaning !== 'reference' && meaning !== 'measure') return false;
  let at = beforeSubject(parts, i - 1);
  const verb = parts.slice(i + 1).findLast(isPredicate);
  if (verb !== undefined && isInscription(verb) && isPlaceWord(parts[at] ?? '')) at--;
  const left = parts[at];
  return left === undefined || /^[.!?;,\n(]$/.test(left) || meaningOf(left) === 'conjunction';
}

/** What the number is whose thing only says more of it. */
export type Head = 'phone' | 'own' | 'unknown';

/**
 * Of `the mobile on my order is 07700…` and `the number for the delivery is 07700…`: what the number is, where the
 * thing at a place only says where it is written or what it is for. Undefined where it is the thing's own.
 */
export function headBefore(parts: readonly string[], i: number): Head | undefined {
  const link = beforeSubject(parts, i - 1);
  const preposition = parts[link] ?? '';
  const isFor = isPurposeWord(preposition);
  if (!isFor && !isPlaceWord(preposition) && !isOf(preposition)) return undefined;
  const at = beforeSubject(parts, link - 1);
  const around = [parts[at - 1], parts[at]].map((one) => one && meaningOf(one));
  if (around[1] === 'phone') return 'phone';
  if (around[1] !== 'number') return undefined;
  if (around[0] === 'phone') return 'phone';
  return isFor ? (around[0] === 'possessive' ? 'own' : 'unknown') : undefined;
}

/** The first place to the left that holds no article or possessive. */
function beforeSubject(parts: readonly string[], from: number): number {
  let at = from;
  while (isPartOfSubject(parts[at])) at--;
  return at;
}

const isPartOfSubject = (word: string | undefined): boolean =>
  word !== undefined && (isDeterminer(word) || meaningOf(word) === 'possessive');
