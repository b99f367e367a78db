import type { ObjectStore, SentimentService } from '../platform/ports.ts';
import { intentModels } from './intent/intent-file.ts';
import { intentPredictor } from './intent/predict-intent.ts';
import { languagesOf } from './language/languages-of.ts';
import { loadModel } from './models/stored-models.ts';
import { createEmbeddedSentiment } from './sentiment/embedded/create-embedded-sentiment.ts';
import { sentimentModels } from './sentiment/embedded/model-file.ts';
import { newestRound, readTagRounds } from './tag-rounds.ts';
import { tagVersionOf } from './tag-version.ts';
import { createTextTagger, type TextTagger } from './text-tagger.ts';

export interface TaggerSettings {
  /** Language of texts where none is declared and none can be told. */
  readonly defaultLanguage: string;
  /** Another engine, given the embedded one to stand in for it; that one alone when absent. */
  readonly engine?: (standIn: SentimentService) => SentimentService;
}

/**
 * What tags customers' texts of a lake: by the models that were fitted to it, where they are in use, and under the version that its newest round of
 * tagging anew has.
 * @throws UnreadableModel
 */
export async function openTextTagger(
  store: ObjectStore,
  { defaultLanguage, engine = (standIn) => standIn }: TaggerSettings,
): Promise<TextTagger> {
  const intents = await loadModel(store, intentModels);
  return createTextTagger({
    sentiment: engine(createEmbeddedSentiment(await loadModel(store, sentimentModels))),
    languagesOf: (texts) => languagesOf(texts, defaultLanguage),
    ...(intents === undefined ? {} : { predictIntent: intentPredictor(intents) }),
    version: tagVersionOf(newestRound(await readTagRounds(store))),
  });
}
