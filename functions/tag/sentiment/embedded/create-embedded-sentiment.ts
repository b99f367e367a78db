import type { SentimentService, SentimentTag, SentimentText } from '../../../platform/ports.ts';
import { negativeByLexicon, positiveByLexicon } from './by-lexicon.ts';
import { isMixed, labelOf, logistic, scoresOf, unscored } from './label-scores.ts';
import { lexiconVersion } from './lexicon-version.ts';
import { lexiconOf } from './lexicons.ts';
import { createReading, type Reading, readByLexicon, readByModel } from './read-example.ts';
import { headScore, type SentimentModel } from './sentiment-model.ts';
import type { Valence } from './valence.ts';

/** Tags one text. */
export type ClassifyText = (text: SentimentText) => SentimentTag;

/** Classifies texts in the process itself: by the model where it knows the language, else by the language's lexicon. */
export function createEmbeddedSentiment(model?: SentimentModel): SentimentService {
  const classify = embeddedClassifier(model);
  return { classify: async (texts) => texts.map(classify) };
}

/** What the service does for each text. Pure: the same text, the same tag. */
export function embeddedClassifier(model?: SentimentModel): ClassifyText {
  const reading = createReading();
  const modelVersion = model?.version ?? lexiconVersion();
  const classified = { engine: 'embedded', modelVersion } as const;
  const nothing: SentimentTag = {
    ...classified,
    label: 'neutral',
    scores: unscored,
    isDegraded: true,
    isScored: false,
  };
  return ({ text, language = '' }) => {
    const hasModel = model?.languages.includes(language) === true;
    if (!hasModel && lexiconOf(language) === undefined) return nothing;
    const odds = hasModel ? byModel(text, language, model, reading) : byLexicon(text, language, reading);
    if (reading.words.count === 0) return nothing;
    const scores = scoresOf(logistic(odds.negative), odds.positive, odds.isMixed);
    // Beside a model, what only a lexicon says is the lesser answer.
    const isDegraded = !hasModel && model !== undefined;
    return { ...classified, label: labelOf(scores), scores, isDegraded, isScored: true };
  };
}

interface Odds {
  /** Log-odds. */
  readonly negative: number;
  /** P(positive) of what is not negative. */
  readonly positive: number;
  readonly isMixed: boolean;
}

const silent: Valence = { positive: 0, negative: 0, cues: 0, isContrasted: false };

function byLexicon(text: string, language: string, reading: Reading): Odds {
  const valence = readByLexicon(text, language, reading) ?? silent;
  return {
    negative: negativeByLexicon(valence),
    positive: positiveByLexicon(valence),
    isMixed: isMixed(valence),
  };
}

/** Log-odds beyond which the model is sure enough that a rule does not overrule it. */
const sure = 2;

function byModel(text: string, language: string, model: SentimentModel, reading: Reading): Odds {
  const valence = readByModel(text, language, reading) ?? silent;
  const negative = headScore(model.negative, reading.features, reading.numbers);
  const positive =
    model.positive === undefined
      ? // Scores without a middle: what is surely not negative is positive.
        Math.max(positiveByLexicon(valence), logistic(-negative))
      : logistic(headScore(model.positive, reading.features, reading.numbers));
  return { negative, positive, isMixed: isMixed(valence) && Math.abs(negative) < sure };
}
