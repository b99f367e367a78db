import { randomUUID } from 'node:crypto';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { stageLake } from '../platform/aws/stage-lake.ts';
import { count, logger } from '../platform/observability.ts';
import { type CurateResult, runCurate } from './run-curate.ts';

const Task = z.strictObject({
  task: z.literal('curate'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

const { store, openEngine } = stageLake();

async function curate(event: unknown, context: Context): Promise<object> {
  const { task: _, ...only } = Task.parse(event);
  const settings = await readSettings(store);
  const days = only as Partial<Pick<CurateResult, 'from' | 'to'>>;
  // Not the request's id: a retry of the same request would add its rows to those of the run that died.
  const run = {
    engine: openEngine(context),
    store,
    settings,
    clock: Date.now,
    runId: randomUUID(),
    only: days,
  };
  const result = await runCurate({ ...run, onProgress: (text) => logger.info(text) });
  count({ name: 'CurateRan', value: 1 });
  logger.info('curated', { ...result });
  return result ?? {};
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(curate);
