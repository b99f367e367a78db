import type { ObjectStore } from '../platform/ports.ts';
import { type ModelKind, publishModel } from '../tag/models/stored-models.ts';

export interface TrainingResult<Card> {
  /** Only `published` puts a model in use; it classifies what is tagged from then on. */
  readonly status: 'published' | 'unchanged' | 'worse' | 'not_enough_data';
  readonly reason: string;
  /** Of the model that was fitted, published or not. */
  readonly version?: string;
  readonly card?: Card;
}

/** What a training made. */
export type Trained<Card> =
  | { readonly status: 'not_enough_data'; readonly reason: string }
  | {
      readonly status: 'better' | 'worse';
      readonly reason: string;
      readonly card: Card;
      readonly bytes: Uint8Array;
      readonly version: string;
    };

/** Puts a model in use unless it is that in use, or worse than what is. */
export async function putInUse<Model extends { readonly version: string }, Card>(
  store: Pick<ObjectStore, 'list' | 'putIfAbsent'>,
  kind: ModelKind<Model>,
  inUse: Model | undefined,
  training: Trained<Card>,
): Promise<TrainingResult<Card>> {
  if (training.status === 'not_enough_data') return training;
  const { version, card, reason } = training;
  if (version === inUse?.version)
    return { status: 'unchanged', reason: `it is the model in use (${version})`, version, card };
  if (training.status === 'worse') return { status: 'worse', reason, version, card };
  await publishModel(store, kind, training.bytes);
  return { status: 'published', reason, version, card };
}
