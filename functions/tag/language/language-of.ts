import { lastOwnWords } from '../words/own-text.ts';
import { isTraditionalChinese } from './chinese-script.ts';
import { comprehendCode } from './comprehend-code.ts';
import type { DetectLanguage } from './language-detector.ts';

/** The language of a text, as Amazon Comprehend writes it, and how it is known. */
export interface TextLanguage {
  readonly language: string;
  readonly by: 'declared' | 'detected' | 'default';
}

/** Longest part of a text that is looked at, in characters. */
const mostRead = 1000;
/** What redaction put in the place of something: `[email]`. */
const blanked = /\[[a-z_ ]{2,20}\]/g;

/**
 * The language of a customer's text: the one its record declares; else the one that is detected, where that is sure;
 * else the deployment's default. Pure.
 * @param text redacted; what it quotes does not count
 * @param declared as the source writes it: a code, a tag or a name
 * @param detect absent where only what is declared counts
 */
export function languageOf(
  text: string,
  declared: string | null,
  defaultLanguage: string,
  detect?: DetectLanguage,
): TextLanguage {
  const known = declared === null ? undefined : comprehendCode(declared, text);
  if (known !== undefined) return { language: known, by: 'declared' };
  const fallback = comprehendCode(defaultLanguage, text) ?? defaultLanguage;
  if (detect === undefined) return { language: fallback, by: 'default' };
  const own = lastOwnWords(text).trimStart().slice(0, mostRead).replace(blanked, ' ');
  const found = detect(own);
  if (found === undefined) return { language: fallback, by: 'default' };
  const isTraditional = found === 'zh' && isTraditionalChinese(own);
  return { language: isTraditional ? 'zh-TW' : found, by: 'detected' };
}
