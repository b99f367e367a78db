import type { SentimentTag } from '../platform/ports.ts';
import type { TextLanguage } from './language/language-of.ts';

/** The columns of an event that are tags of its text: language and sentiment. All null: untagged, or without text. */
export interface TextTags {
  readonly text_language: string | null;
  readonly text_language_by: string | null;
  readonly sentiment: string | null;
  readonly sentiment_positive: number | null;
  readonly sentiment_negative: number | null;
  readonly sentiment_neutral: number | null;
  readonly sentiment_mixed: number | null;
  readonly sentiment_engine: string | null;
  readonly sentiment_model: string | null;
  readonly is_degraded: boolean | null;
  readonly is_scored: boolean | null;
}

export const untagged: TextTags = {
  text_language: null,
  text_language_by: null,
  sentiment: null,
  sentiment_positive: null,
  sentiment_negative: null,
  sentiment_neutral: null,
  sentiment_mixed: null,
  sentiment_engine: null,
  sentiment_model: null,
  is_degraded: null,
  is_scored: null,
};

export const textTagNames = Object.keys(untagged) as (keyof TextTags)[];

/** What was found out about a text, as its row says it. */
export const textTags = ({ language, by }: TextLanguage, tag: SentimentTag): TextTags => ({
  text_language: language,
  text_language_by: by,
  sentiment: tag.label,
  sentiment_positive: tag.scores.positive,
  sentiment_negative: tag.scores.negative,
  sentiment_neutral: tag.scores.neutral,
  sentiment_mixed: tag.scores.mixed,
  sentiment_engine: tag.engine,
  sentiment_model: tag.modelVersion,
  is_degraded: tag.isDegraded,
  is_scored: tag.isScored,
});
