import { loadLanguageDetector } from './language-detector.ts';
import { languageOf, type TextLanguage } from './language-of.ts';

/** A customer's text, redacted, and the language that its record declares. */
export interface DeclaredText {
  readonly text: string;
  readonly declared: string | null;
}

/**
 * The languages of texts, in their order. The detector is loaded when a text first comes whose language is not
 * declared.
 * @param defaultLanguage of the deployment: that of texts of which nothing better is known
 */
export async function languagesOf(
  texts: readonly DeclaredText[],
  defaultLanguage: string,
): Promise<readonly TextLanguage[]> {
  const known = texts.map(({ text, declared }) => languageOf(text, declared, defaultLanguage));
  if (known.every(({ by }) => by === 'declared')) return known;
  const detect = await loadLanguageDetector();
  return texts.map(({ text, declared }, i) =>
    known[i]!.by === 'declared' ? known[i]! : languageOf(text, declared, defaultLanguage, detect),
  );
}
