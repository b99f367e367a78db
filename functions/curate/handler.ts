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
  /** Most days of one part, where a part of a hundred days is too long for a call. */
  part_days: z.int().min(1).max(100).optional(),
});

/** A part takes as long as the longest before it, or half as long again; Athena's queue is not ours alone. */
const hasTimeBefore = (context: Context) => (longest: number) =>
  context.getRemainingTimeInMillis() > 1.5 * longest + 60_000;

const { store, openEngine } = stageLake();

async function curate(event: unknown, context: Context): Promise<object> {
  const { task: _, part_days: partDays, ...only } = Task.parse(event);
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
    hasTime: hasTimeBefore(context),
    ...(partDays === undefined ? {} : { partDays }),
  };
  const result = await runCurate({ ...run, onProgress: (text) => logger.info(text) });
  if (result?.sequence !== null) count({ name: 'CurateRan', value: 1 });
  logger.info('curated', { ...result });
  return { ...result, isCurrent: result === undefined || (result.isComplete && !result.isResumed) };
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(curate);
