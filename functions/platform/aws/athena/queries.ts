import type { QueryExecution } from '@aws-sdk/client-athena';
import {
  EngineBusy,
  type PollOptions,
  type QueryRunner,
  QueryTooLarge,
  type StatementRunner,
} from '../../ports.ts';
import { readAnswer } from './answer.ts';
import { type AthenaOptions, describeQuery, startQuery } from './engine.ts';
import { errorOfExecution, QueryScanLimitExceeded, QueryThrottled } from './errors.ts';

const pollMilliseconds = 250;

export interface AthenaQueriesOptions extends AthenaOptions {
  /** Whether there is time to read an answer of more than a page. */
  readonly hasTimeToRead?: () => boolean;
}

/** Queries on Athena that callers come back for: the same text with the same key joins the query that runs. */
export function createAthenaQueries(options: AthenaQueriesOptions): QueryRunner {
  const { hasTimeToRead: hasTime = () => true } = options;
  return {
    async poll(sql, asked) {
      const execution = await untilEnd(options, sql, asked);
      const { limits } = asked;
      return (
        execution && readAnswer(options, execution, { hasTime, ...(limits === undefined ? {} : { limits }) })
      );
    },
  };
}

/** Statements on Athena that write and answer nothing, as UNLOAD; joined and come back for like queries. */
export const createAthenaStatements = (options: AthenaOptions): StatementRunner => ({
  run: async (sql, asked) => (await untilEnd(options, sql, asked)) !== undefined,
});

/** The execution that has succeeded, or undefined when it still runs after `waitSeconds`. */
async function untilEnd(
  options: AthenaOptions,
  sql: string,
  { key, waitSeconds, reuseMinutes }: PollOptions,
): Promise<QueryExecution | undefined> {
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const end = Date.now() + waitSeconds * 1000;
  const id = await startQuery(options, sql, {
    idempotencyKey: key,
    ...(reuseMinutes === undefined ? {} : { reuseMinutes }),
  }).catch(explain);
  for (;;) {
    const execution = await describeQuery(options, id);
    const state = execution.Status?.State;
    if (state === 'SUCCEEDED') return execution;
    if (state === 'FAILED' || state === 'CANCELLED') return explain(errorOfExecution(execution));
    if (Date.now() + pollMilliseconds > end) return undefined;
    await sleep(pollMilliseconds);
  }
}

/** Says of an error of Athena what a caller can do about it. */
function explain(error: unknown): never {
  if (error instanceof QueryThrottled) throw new EngineBusy(error.message, { cause: error });
  if (error instanceof QueryScanLimitExceeded) throw new QueryTooLarge(error.message, { cause: error });
  throw error;
}
