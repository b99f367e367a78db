import { EngineBusy, type QueryRunner, QueryTooLarge } from '../../ports.ts';
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
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const { hasTimeToRead: hasTime = () => true } = options;
  return {
    async poll(sql, { key, waitSeconds, reuseMinutes, limits }) {
      const id = await startQuery(options, sql, {
        idempotencyKey: key,
        ...(reuseMinutes === undefined ? {} : { reuseMinutes }),
      }).catch(explain);
      const end = Date.now() + waitSeconds * 1000;
      for (;;) {
        const execution = await describeQuery(options, id);
        const state = execution.Status?.State;
        if (state === 'SUCCEEDED')
          return readAnswer(options, execution, { hasTime, ...(limits === undefined ? {} : { limits }) });
        if (state === 'FAILED' || state === 'CANCELLED') return explain(errorOfExecution(execution));
        if (Date.now() + pollMilliseconds > end) return undefined;
        await sleep(pollMilliseconds);
      }
    },
  };
}

/** Says of an error of Athena what a caller can do about it. */
function explain(error: unknown): never {
  if (error instanceof QueryThrottled) throw new EngineBusy(error.message, { cause: error });
  if (error instanceof QueryScanLimitExceeded) throw new QueryTooLarge(error.message, { cause: error });
  throw error;
}
