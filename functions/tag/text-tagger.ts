import type { SentimentService } from '../platform/ports.ts';
import { type TextLanguage, type TextTags, textTags, untagged } from './text-tags.ts';

/** A customer's text, redacted, and the language that its event declares. */
export interface CustomerText {
  readonly text: string;
  readonly declared: string | null;
}

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
  readonly languageOf: (text: string, declared: string | null) => TextLanguage;
  readonly version: number;
}

/** A tagger of these parts; texts that are alike are judged once. */
export const createTextTagger = ({ sentiment, languageOf, version }: TaggerParts): TextTagger => ({
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
    const languages = distinct.map(({ text, declared }) => languageOf(text, declared));
    const judged = await sentiment.judge(
      distinct.map(({ text }, i) => ({ text, language: languages[i]!.language })),
    );
    if (judged.length !== distinct.length)
      throw new Error(`tag: ${judged.length} judgements of ${distinct.length} texts`);
    const tags = judged.map((tag, i) => textTags(languages[i]!, tag));
    return placeOf.map((place) => tags[place]!);
  },
});
