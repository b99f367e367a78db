import type { ObjectStore, QueryEngine } from '../platform/ports.ts';
import { publishModel, readableModel } from '../tag/models/stored-models.ts';
import { sentimentModels } from '../tag/sentiment/embedded/model-file.ts';
import { readScoredComments } from './read-comments.ts';
import { type ModelCard, mostComments, trainSentiment } from './sentiment/train-sentiment.ts';

export interface TrainingRun {
  readonly engine: Pick<QueryEngine, 'query'>;
  readonly store: Pick<ObjectStore, 'list' | 'read' | 'putIfAbsent'>;
  /** Of the deployment: of comments whose language cannot be told. */
  readonly defaultLanguage: string;
  readonly onProgress?: (text: string) => void;
}

export interface TrainingResult {
  /** Only `published` puts a model in use; it judges what is tagged from then on. */
  readonly status: 'published' | 'unchanged' | 'worse' | 'not_enough_data';
  readonly reason: string;
  /** Of the model that was fitted, published or not. */
  readonly version?: string;
  readonly card?: ModelCard;
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
}: TrainingRun): Promise<TrainingResult> {
  onProgress?.('reading scored comments');
  const comments = await readScoredComments(engine, defaultLanguage, mostComments);
  const inUse = await readableModel(store, sentimentModels);
  onProgress?.(`fitting a model to ${comments.length} comments`);
  const training = trainSentiment(comments, inUse);
  if (training.status === 'not_enough_data') return training;
  const { version, card, reason } = training;
  if (version === inUse?.version)
    return { status: 'unchanged', reason: `it is the model in use (${version})`, version, card };
  if (training.status === 'worse') return { status: 'worse', reason, version, card };
  await publishModel(store, sentimentModels, training.bytes);
  return { status: 'published', reason, version, card };
}
