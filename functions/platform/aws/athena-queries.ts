import type { QueryRunner } from '../ports.ts';
import { readAnswer } from './athena-answer.ts';
import { type AthenaOptions, describeQuery, startQuery } from './athena-engine.ts';
import { errorOfExecution } from './athena-errors.ts';

const pollMilliseconds = 250;

/** Queries on Athena that callers come back for: the same text with the same key joins the query that runs. */
export function createAthenaQueries(options: AthenaOptions): QueryRunner {
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  return {
    async poll(sql, { key, waitSeconds, reuseMinutes }) {
      const id = await startQuery(options, sql, {
        idempotencyKey: key,
        ...(reuseMinutes === undefined ? {} : { reuseMinutes }),
      });
      const end = Date.now() + waitSeconds * 1000;
      for (;;) {
        const execution = await describeQuery(options, id);
        const state = execution.Status?.State;
        if (state === 'SUCCEEDED') return readAnswer(options, execution);
        if (state === 'FAILED' || state === 'CANCELLED') throw errorOfExecution(execution);
        if (Date.now() + pollMilliseconds > end) return undefined;
        await sleep(pollMilliseconds);
      }
    },
  };
}
