import { isGlue } from '../words/grammar.ts';
import { isNeutral, meaningOf } from '../words/known-words.ts';

/** Characters before a number in which the question stands. */
const window = 160;
const mostWords = 4;
/** A question, the end of its line, who speaks then, and the words before the number. */
const answer = /([^?\n]+)\?["'”)]?\s*(?:\n\s*(?:\d\d:\d\d\s)?[^\n:?]{1,30}:)?([^\n:?]*:?)$/u;
const word = /\p{L}[\p{L}\p{M}]*/gu;
const yes =
  /^(?:yes|yeah|yep|sure|ja|jo|jepp|japp|joo|kyllä|oui|sí|si|sì|sim|tak|natürlich|gerne|klart|selvfølgelig|selvom|certo|claro|certainement|natuurlijk|oczywiście)$/iu;

/**
 * Whether a number answers a question for a national id: `agent: can you confirm your BSN?`, `customer: sure 855465943`.
 */
export function answersForId(text: string, start: number): boolean {
  const [, question = '', before = ''] = answer.exec(text.slice(Math.max(0, start - window), start)) ?? [];
  const words = before.match(word) ?? [];
  if (words.length > mostWords || !words.every((one) => yes.test(one) || isNeutral(one) || isGlue(one)))
    return false;
  return (question.match(word) ?? []).some((one) => meaningOf(one) === 'identity');
}
