import type { SentimentService } from '../platform/ports.ts';
import type { IntentTags } from './intent/intent-tags.ts';
import type { OpeningText } from './intent/predict-intent.ts';
import type { TextLanguage } from './language/language-of.ts';
import type { DeclaredText } from './language/languages-of.ts';
import { type TextTags, textTags, untagged } from './text-tags.ts';

export interface CustomerText extends DeclaredText {
  /** True where the text belongs to a ticket and its event does not say what the customer wants. */
  readonly isIntentOpen?: boolean;
}

/** Tags of a text; those of its intent where that is open and a model of the lake's intents is in use. */
export type FoundTags = TextTags & Partial<IntentTags>;

/** Finds language, sentiment and intent of customers' texts, many at a time. */
export interface TextTagger {
  /** What rows tagged today say of their tags (tag-version.ts). */
  readonly version: number;
  /** Tags in the order of the texts. Never fails for a text. */
  tag(texts: readonly CustomerText[]): Promise<readonly FoundTags[]>;
}

/** Leaves texts untagged: for readings that write nothing. */
export const tagNothing: TextTagger = { version: 0, tag: async (texts) => texts.map(() => untagged) };

export interface TaggerParts {
  readonly sentiment: SentimentService;
  readonly languagesOf: (texts: readonly CustomerText[]) => Promise<readonly TextLanguage[]>;
  readonly version: number;
  /** What a text lets expect that the customer wants; absent where a lake has no such model. */
  readonly predictIntent?: (text: OpeningText) => IntentTags;
}

/** A tagger of these parts; texts that are alike are classified once. */
export const createTextTagger = ({
  sentiment,
  languagesOf,
  version,
  predictIntent,
}: TaggerParts): TextTagger => ({
  version,
  async tag(texts) {
    const places = new Map<string, number>();
    const distinct: CustomerText[] = [];
    const placeOf = texts.map((text) => {
      const name = `${text.isIntentOpen === true} ${text.declared ?? ''}\n${text.text}`;
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, distinct.length);
      return distinct.push(text) - 1;
    });
    const languages = await languagesOf(distinct);
    const classified = await sentiment.classify(
      distinct.map(({ text }, i) => ({ text, language: languages[i]!.language })),
    );
    if (classified.length !== distinct.length)
      throw new Error(`tag: ${classified.length} answers of ${distinct.length} texts`);
    const tags = classified.map((tag, i): FoundTags => {
      const found = textTags(languages[i]!, tag);
      const { text, isIntentOpen } = distinct[i]!;
      if (isIntentOpen !== true || predictIntent === undefined) return found;
      return { ...found, ...predictIntent({ text, language: languages[i]!.language }) };
    });
    return placeOf.map((place) => tags[place]!);
  },
});
