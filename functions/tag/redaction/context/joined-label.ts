import { meaningOf } from '../words/known-words.ts';

/** Without the letters of Unicode, which cost: most texts have no such sign. */
const mayJoin = /[a-zåäöæø][-_]\w?\d|SS ?#/i;
const joinedLabel = /(?<![\p{L}\p{M}\d_-])(\p{L}{2,})[-_](?=\p{L}{0,2}[ -]?\d|\p{L}{3} ?\p{L}{3} ?\d)/gu;
const usLabel = /(?<!\p{L})SS ?#(:?)\s{0,2}(?=\d)/gu;

/**
 * The text with a blank between a label and the number that a dash joins to it, which is then no part of a code:
 * `BSN-773507346`, `CPR_170149 0068`, `KORT-4539…`; and `SS#` as the label that it is.
 */
export function withLabelsApart(text: string): string {
  if (!mayJoin.test(text)) return text;
  return text
    .replace(joinedLabel, (all, word: string) =>
      /^(?:identity|card)$/.test(meaningOf(word) ?? '') ? `${word} ` : all,
    )
    .replace(usLabel, 'SSN$1 ');
}
