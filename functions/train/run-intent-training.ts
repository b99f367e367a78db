import { intentModels } from '../tag/intent/intent-file.ts';
import { readableModel } from '../tag/models/stored-models.ts';
import { mostTickets } from './intent/choose-intents.ts';
import { type IntentCard, trainIntent } from './intent/train-intent.ts';
import { putInUse, type TrainingResult } from './put-in-use.ts';
import { readLabelledTickets } from './read-tickets.ts';
import type { TrainingRun } from './run-training.ts';

export interface IntentTrainingRun extends TrainingRun {
  /** Minutes from the opening within which a first text counts (setting intake_minutes). */
  readonly intakeMinutes: number;
}

/**
 * Fits the classifier of intents to a lake's own tickets whose intent is known and puts it in use, unless it is worse than
 * the one before it, or nothing shows that it is right. The same lake gives the same model.
 */
export async function runIntentTraining({
  engine,
  store,
  defaultLanguage,
  intakeMinutes,
  onProgress,
}: IntentTrainingRun): Promise<TrainingResult<IntentCard>> {
  onProgress?.('reading tickets whose intent is known');
  const tickets = await readLabelledTickets(engine, { defaultLanguage, intakeMinutes, most: mostTickets });
  const inUse = await readableModel(store, intentModels);
  onProgress?.(`fitting a model to ${tickets.length} tickets`);
  return putInUse(store, intentModels, inUse, trainIntent(tickets, inUse));
}
