import {
  BatchDetectSentimentCommand,
  type BatchDetectSentimentItemResult,
  type ComprehendClient,
} from '@aws-sdk/client-comprehend';
import type { SentimentTag } from '../../ports.ts';
import type { ComprehendRequest } from './requests.ts';

/** The version of the service's interface; which model answers, it does not say. */
const modelVersion = '2017-11-27';

/**
 * One call of BatchDetectSentiment.
 * @returns the tag of each document; undefined where the service says that it failed, or says nothing
 * @throws what the service or the way to it throws, after the client's retries
 */
export async function callService(
  client: ComprehendClient,
  { language, documents }: ComprehendRequest,
): Promise<(SentimentTag | undefined)[]> {
  const { ResultList = [] } = await client.send(
    new BatchDetectSentimentCommand({
      LanguageCode: language,
      TextList: documents.map(({ text }) => text),
    }),
  );
  const byPlace = new Map(ResultList.map((result) => [result.Index, result]));
  return documents.map((_, at) => tagOf(byPlace.get(at)));
}

/** @returns undefined for a result without scores, or with others than there can be */
function tagOf(result: BatchDetectSentimentItemResult | undefined): SentimentTag | undefined {
  const { Positive, Negative, Neutral, Mixed } = result?.SentimentScore ?? {};
  const given = [Positive, Negative, Neutral, Mixed];
  if (!given.every((part) => Number.isFinite(part) && part! >= 0)) return undefined;
  const sum = given.reduce<number>((total, part) => total + part!, 0);
  if (sum === 0) return undefined;
  const [positive = 0, negative = 0, neutral = 0, mixed = 0] = given.map((part) => (part ?? 0) / sum);
  const scores = { positive, negative, neutral, mixed };
  const labels = ['neutral', 'positive', 'negative', 'mixed'] as const;
  const label = labels.reduce((best, each) => (scores[each] > scores[best] ? each : best));
  return { label, scores, engine: 'comprehend', modelVersion, isDegraded: false, isScored: true };
}

const refusals: readonly string[] = [
  'BatchSizeLimitExceededException',
  'InvalidRequestException',
  'TextSizeLimitExceededException',
  'UnsupportedLanguageException',
];

/** True for errors that say something about the texts of one call, and nothing about the next. */
export const isRefusal = (error: unknown): boolean => error instanceof Error && refusals.includes(error.name);
