import type { SentimentService } from '../../functions/platform/ports.ts';
import { tagVersionOf } from '../../functions/tag/tag-version.ts';
import { createTextTagger, type TextTagger } from '../../functions/tag/text-tagger.ts';

/** An engine that a test can do in its head: "bad" is negative, "good" positive; it has no model of `xx`. */
export const standIn: SentimentService = {
  classify: async (texts) =>
    texts.map(({ text, language }) => {
      const isScored = language !== 'xx';
      const label = !isScored
        ? 'neutral'
        : /bad/i.test(text)
          ? 'negative'
          : /good/i.test(text)
            ? 'positive'
            : 'neutral';
      const scores = { positive: 0.125, negative: 0.125, neutral: 0.125, mixed: 0.125, [label]: 0.625 };
      return { label, scores, engine: 'stand-in', modelVersion: '1', isDegraded: !isScored, isScored };
    }),
};

/** What it makes of a text's row. */
export const standInTags = (label: 'positive' | 'negative' | 'neutral', more: object = {}) => ({
  text_language: 'en',
  text_language_by: 'default',
  sentiment: label,
  ...Object.fromEntries(
    ['positive', 'negative', 'neutral', 'mixed'].map((each) => [
      `sentiment_${each}`,
      each === label ? 0.625 : 0.125,
    ]),
  ),
  sentiment_engine: 'stand-in',
  sentiment_model: '1',
  is_degraded: false,
  is_scored: true,
  ...more,
});

/** Tags by that engine; a language is what the event declares. */
export const standInTagger = (round = 0, sentiment: SentimentService = standIn): TextTagger =>
  createTextTagger({
    sentiment,
    languagesOf: async (texts) =>
      texts.map(({ declared }) =>
        declared === null ? { language: 'en', by: 'default' } : { language: declared, by: 'declared' },
      ),
    version: tagVersionOf(round),
  });
