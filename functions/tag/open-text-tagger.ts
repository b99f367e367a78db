import type { ObjectStore, SentimentService } from '../platform/ports.ts';
import { intentModels } from './intent/intent-file.ts';
import { intentPredictor } from './intent/predict-intent.ts';
import { languagesOf } from './language/languages-of.ts';
import { loadModel, type ModelKind } from './models/stored-models.ts';
import { UnreadableModel } from './models/unreadable-model.ts';
import { degradedSentiment } from './sentiment/degraded-sentiment.ts';
import { createEmbeddedSentiment } from './sentiment/embedded/create-embedded-sentiment.ts';
import { sentimentModels } from './sentiment/embedded/model-file.ts';
import { newestRound, readTagRounds } from './tag-rounds.ts';
import { tagVersionOf } from './tag-version.ts';
import { createTextTagger, type TextTagger } from './text-tagger.ts';

export interface TaggerSettings {
  /** Language of texts where none is declared and none can be detected. */
  readonly defaultLanguage: string;
  /** Another engine, given the embedded one to stand in for it; that one alone when absent. */
  readonly engine?: (standIn: SentimentService) => SentimentService;
  /** Goes on without a model that cannot be read, and calls this; when absent that is an error. */
  readonly withoutModel?: WithoutModel;
}

/** Called when texts are classified without a model of the lake. */
export interface WithoutModel {
  /** Once for each model that cannot be read: of sentiment, or of intent. */
  readonly onUnreadable: (error: UnreadableModel, kind: string) => void;
  /** For each batch of texts whose sentiment only the lexicons said. */
  readonly onTexts?: (texts: number) => void;
}

/**
 * What tags customers' texts of a lake: by the models that were fitted to it, where they are in use, and under the version that its newest round of
 * tagging again has. A record never waits for a model: where one cannot be read, the lexicons classify as `is_degraded`, and
 * no intent is predicted.
 * @throws UnreadableModel where no callback is given
 */
export async function openTextTagger(
  store: ObjectStore,
  { defaultLanguage, engine = (standIn) => standIn, withoutModel }: TaggerSettings,
): Promise<TextTagger> {
  const intents = await loaded(store, intentModels, withoutModel);
  const sentiment = await loaded(store, sentimentModels, withoutModel);
  const embedded =
    sentiment === 'unreadable'
      ? degradedSentiment(createEmbeddedSentiment(), withoutModel?.onTexts)
      : createEmbeddedSentiment(sentiment);
  return createTextTagger({
    sentiment: engine(embedded),
    languagesOf: (texts) => languagesOf(texts, defaultLanguage),
    ...(typeof intents === 'object' ? { predictIntent: intentPredictor(intents) } : {}),
    version: tagVersionOf(newestRound(await readTagRounds(store))),
  });
}

async function loaded<Model>(
  store: ObjectStore,
  kind: ModelKind<Model>,
  withoutModel: WithoutModel | undefined,
): Promise<Model | 'unreadable' | undefined> {
  try {
    return await loadModel(store, kind);
  } catch (error) {
    if (!(error instanceof UnreadableModel) || withoutModel === undefined) throw error;
    withoutModel.onUnreadable(error, kind.name);
    return 'unreadable';
  }
}
