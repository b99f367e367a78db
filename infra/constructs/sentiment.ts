import { Stack } from 'aws-cdk-lib';
import { sentimentSpendPrefix } from '../../functions/contract/lake/lake-keys.ts';
import type { StageSettings } from '../config.ts';
import type { Lake } from './lake.ts';
import type { NodeFunction } from './node-function.ts';

/** Lets a function classify texts as the stage's settings say: by Amazon Comprehend within its budget, or by itself. */
export function grantSentiment(unit: NodeFunction, lake: Lake, { sentiment }: StageSettings): void {
  const region = sentiment.region === '' ? Stack.of(unit).region : sentiment.region;
  unit.function.addEnvironment('SENTIMENT', Stack.of(unit).toJsonString({ ...sentiment, region }));
  if (sentiment.engine === 'embedded') return;
  unit.allow(
    ['comprehend:BatchDetectSentiment'],
    ['*'],
    'Classifying texts cannot be limited to a resource.',
  );
  unit.allow(
    ['s3:PutObject'],
    [lake.bucket.arnForObjects(`${sentimentSpendPrefix}*`)],
    'What the month has cost so far, by reservations.',
  );
}
