import type { SentimentService, SentimentTag, SentimentText } from '../../../platform/ports.ts';
import { negativeByLexicon, positiveByLexicon } from './by-lexicon.ts';
import { isMixed, labelOf, logistic, scoresOf, unscored } from './label-scores.ts';
import { lexiconVersion } from './lexicon-version.ts';
import { lexiconOf, pictures } from './lexicons.ts';
import { lastOwnWords } from './own-text.ts';
import { createWords, readWords } from './read-words.ts';
import { valenceOf } from './valence.ts';

export const engineName = 'embedded';

/** Judges texts in the process itself, by the lexicon of their language. Pure: the same text, the same tag. */
export function createEmbeddedSentiment(): SentimentService {
  const words = createWords();
  const modelVersion = lexiconVersion();
  const judge = ({ text, language }: SentimentText): SentimentTag => {
    const lexicon = language === undefined ? undefined : lexiconOf(language);
    readWords(lexicon === undefined ? '' : lastOwnWords(text), words);
    const isScored = lexicon !== undefined && words.count > 0;
    if (!isScored) return unscoredTag(modelVersion);
    const valence = valenceOf(words, lexicon, pictures);
    const scores = scoresOf(
      logistic(negativeByLexicon(valence)),
      positiveByLexicon(valence),
      isMixed(valence),
    );
    return { label: labelOf(scores), scores, engine: engineName, modelVersion, isDegraded: false, isScored };
  };
  return { judge: async (texts) => texts.map(judge) };
}

const unscoredTag = (modelVersion: string): SentimentTag => ({
  label: 'neutral',
  scores: unscored,
  engine: engineName,
  modelVersion,
  isDegraded: true,
  isScored: false,
});
