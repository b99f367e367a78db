import { mostClassified } from '../../contract/definitions/comprehend-price.ts';
import { ownWords } from '../phrases/own-words.ts';

/**
 * The customer's last own words: without what is quoted or forwarded, and of a long text the end. An answer written
 * below its quotation counts too. Linear in the length of the text.
 */
export function lastOwnWords(text: string): string {
  const own = allOwnWords(text);
  if (own.length <= mostClassified) return own;
  const end = own.slice(-mostClassified);
  return end.slice(end.search(/\s/) + 1);
}

/** The customer's first own words: the same of a long text's beginning. */
export function firstOwnWords(text: string): string {
  const own = allOwnWords(text);
  if (own.length <= mostClassified) return own;
  const start = own.slice(0, mostClassified);
  const lastSpace = start.search(/\s\S*$/);
  return lastSpace === -1 ? start : start.slice(0, lastSpace);
}

function allOwnWords(text: string): string {
  const above = ownWords(text);
  return hasWords.test(above) ? above : belowQuotation(text);
}

const hasWords = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** What stands behind the last quoted line, where somebody answers below. */
function belowQuotation(text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.trimStart().startsWith('>'));
  return last === -1 ? '' : ownWords(lines.slice(last + 1).join('\n'));
}
