import type { SentimentService } from '../platform/ports.ts';
import type { TextLanguage } from './language/language-of.ts';
import type { DeclaredText } from './language/languages-of.ts';
import { type TextTags, textTags, untagged } from './text-tags.ts';

export type CustomerText = DeclaredText;

/** Finds language and sentiment of customers' texts, many at a time. */
export interface TextTagger {
  /** What rows tagged today say of their tags (tag-version.ts). */
  readonly version: number;
  /** Tags in the order of the texts. Never fails for a text. */
  tag(texts: readonly CustomerText[]): Promise<readonly TextTags[]>;
}

/** Leaves texts untagged: for readings that write nothing. */
export const tagNothing: TextTagger = { version: 0, tag: async (texts) => texts.map(() => untagged) };

export interface TaggerParts {
  readonly sentiment: SentimentService;
  readonly languagesOf: (texts: readonly CustomerText[]) => Promise<readonly TextLanguage[]>;
  readonly version: number;
}

/** A tagger of these parts; texts that are alike are judged once. */
export const createTextTagger = ({ sentiment, languagesOf, version }: TaggerParts): TextTagger => ({
  version,
  async tag(texts) {
    const places = new Map<string, number>();
    const distinct: CustomerText[] = [];
    const placeOf = texts.map((text) => {
      const name = `${text.declared ?? ''}\n${text.text}`;
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, distinct.length);
      return distinct.push(text) - 1;
    });
    const languages = await languagesOf(distinct);
    const judged = await sentiment.judge(
      distinct.map(({ text }, i) => ({ text, language: languages[i]!.language })),
    );
    if (judged.length !== distinct.length)
      throw new Error(`tag: ${judged.length} judgements of ${distinct.length} texts`);
    const tags = judged.map((tag, i) => textTags(languages[i]!, tag));
    return placeOf.map((place) => tags[place]!);
  },
});
