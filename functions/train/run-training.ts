import type { ObjectStore, QueryEngine } from '../platform/ports.ts';
import { readableModel } from '../tag/models/stored-models.ts';
import { sentimentModels } from '../tag/sentiment/embedded/model-file.ts';
import { putInUse, type TrainingResult } from './put-in-use.ts';
import { readScoredComments } from './read-comments.ts';
import { type ModelCard, mostComments, trainSentiment } from './sentiment/train-sentiment.ts';

export interface TrainingRun {
  readonly engine: Pick<QueryEngine, 'query'>;
  readonly store: Pick<ObjectStore, 'list' | 'read' | 'putIfAbsent'>;
  /** Of the deployment: of texts whose language cannot be detected. */
  readonly defaultLanguage: string;
  readonly onProgress?: (text: string) => void;
}

/**
 * Fits the embedded sentiment model to a lake's own scored comments and puts it in use, unless it is worse than what
 * is in use: the model before it, or the lexicons. The same lake gives the same model.
 */
export async function runTraining({
  engine,
  store,
  defaultLanguage,
  onProgress,
}: TrainingRun): Promise<TrainingResult<ModelCard>> {
  onProgress?.('reading scored comments');
  const comments = await readScoredComments(engine, defaultLanguage, mostComments);
  const inUse = await readableModel(store, sentimentModels);
  onProgress?.(`fitting a model to ${comments.length} comments`);
  return putInUse(store, sentimentModels, inUse, trainSentiment(comments, inUse));
}
