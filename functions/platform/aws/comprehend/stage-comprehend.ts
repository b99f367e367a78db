import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { dollarsPerUnit } from '../../../contract/definitions/comprehend-price.ts';
import { variable } from '../../environment.ts';
import { count, logger } from '../../observability.ts';
import type { ObjectStore, SentimentService } from '../../ports.ts';
import { comprehendClient } from '../clients.ts';
import { createComprehendService, type StandInReason } from './comprehend-service.ts';
import { createMonthlySpend } from './monthly-spend.ts';
import { comprehendRegions } from './requests.ts';
import { createTokenBucket } from './token-bucket.ts';

/** The stage's settings of what classifies texts. */
const SentimentSettings = z.object({
  engine: z.enum(['embedded', 'comprehend']),
  region: z.string(),
  monthlyBudget: z.number(),
  callsPerSecond: z.number(),
});

export interface StageComprehendOptions {
  /** The lake's bucket, where the month's spending is written down. */
  readonly store: ObjectStore;
  readonly ownWords: (text: string) => string;
  /** True when no further call should be made. */
  readonly isTimeUp: () => boolean;
}

/**
 * What classifies texts in the deployment: Amazon Comprehend with the engine given to stand in, where the settings and the
 * Region have it; else that engine alone.
 * @throws MissingVariable
 */
export function stageSentiment(
  options: StageComprehendOptions,
): (standIn: SentimentService) => SentimentService {
  const { engine, region, monthlyBudget, callsPerSecond } = SentimentSettings.parse(
    JSON.parse(variable('SENTIMENT')),
  );
  if (engine === 'embedded') return (standIn) => standIn;
  if (!comprehendRegions.includes(region)) {
    logger.warn(`sentiment: Amazon Comprehend is not in ${region}; the embedded engine classifies`);
    return degraded;
  }
  const { store } = options;
  const parts = {
    client: comprehendClient(region),
    bucket: createTokenBucket(callsPerSecond, Date.now, (milliseconds) => sleep(milliseconds)),
    spend: createMonthlySpend(store, monthlyBudget / dollarsPerUnit, Date.now, randomUUID),
    clock: Date.now,
    ...options,
  };
  return (standIn) => createComprehendService({ ...parts, standIn, onStandIn: warn });
}

/** The engine given, whose every tag says that another one was asked for. */
const degraded = (standIn: SentimentService): SentimentService => ({
  classify: async (texts) => (await standIn.classify(texts)).map((tag) => ({ ...tag, isDegraded: true })),
});

/** Counts what alarms stand on; never says a text. */
function warn(reason: StandInReason, texts: number, error?: unknown): void {
  const name = error instanceof Error ? error.name : undefined;
  logger.warn('texts classified by the embedded engine', {
    reason,
    texts,
    ...(name !== undefined && { error: name }),
  });
  count({ name: reason === 'budget' ? 'TextsOverBudget' : 'TextsDegraded', value: texts });
}
