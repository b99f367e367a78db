import { createHash } from 'node:crypto';
import {
  GetQueryExecutionCommand,
  InvalidRequestException,
  paginateGetQueryResults,
  type QueryExecution,
  StartQueryExecutionCommand,
  type StartQueryExecutionInput,
  StopQueryExecutionCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-athena';
import { tableSpec } from '../../../contract/lake/tables.ts';
import type { QueryEngine, QueryOptions } from '../../ports.ts';
import { type AnswerSource, readAnswer } from './answer.ts';
import { errorOfExecution, QueryDeadlineExceeded, QueryRejected, QueryThrottled } from './errors.ts';

export interface AthenaOptions extends AnswerSource {
  /** Its settings are enforced: where results go, how much a query may read. */
  readonly workGroup: string;
  readonly database: string;
  readonly catalog?: string;
  /** When it fires, running queries are stopped and their callers get QueryDeadlineExceeded. */
  readonly signal?: AbortSignal;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** How often a query is started while the account's quota is exhausted; for two minutes or so when absent. */
  readonly throttleAttempts?: number;
}

/** Milliseconds between looks at a running query: 100, 125, … up to 1 s. Most queries here take 2 to 6 s. */
const pollDelays = { first: 100, growth: 1.25, last: 1000 };
/** Milliseconds between tries while the account's quota is exhausted: 0.5 s, 1 s, … up to 15 s. */
const throttleDelays = { first: 500, growth: 2, last: 15_000, attempts: 12 };

/** Athena (engine version 3) over the Glue tables of a deployment. */
export function createAthenaEngine(options: AthenaOptions): QueryEngine {
  return {
    async query(sql, queryOptions = {}) {
      const execution = await awaitQuery(options, await startQuery(options, sql, queryOptions));
      // Without a limit of time it is always read.
      return (await readAnswer(options, execution))!;
    },
    async insert(table, sql) {
      const spec = tableSpec(table);
      const columns = [
        ...spec.columns.map(({ name }) => name),
        ...(spec.partition === undefined ? [] : ['dt']),
      ];
      const text = `insert into ${table} (${columns.join(', ')})\n${sql}`;
      const id = await startInsert(options, text);
      await awaitQuery(options, id);
      return readUpdateCount(options, id);
    },
  };
}

/**
 * Starts a query and gives its execution id. The same text with the same idempotency key is the same query.
 * @throws QueryRejected, QueryThrottled
 */
export async function startQuery(options: AthenaOptions, sql: string, query: QueryOptions): Promise<string> {
  const input = startInput(options, sql, query);
  for (let attempt = 0, delay = throttleDelays.first; ; attempt += 1) {
    try {
      const { QueryExecutionId } = await options.client.send(new StartQueryExecutionCommand(input));
      return QueryExecutionId ?? '';
    } catch (error) {
      if (error instanceof InvalidRequestException)
        throw new QueryRejected(`athena: query not accepted: ${error.message}`, { cause: error });
      if (!(error instanceof TooManyRequestsException)) throw error;
      if (attempt + 1 >= (options.throttleAttempts ?? throttleDelays.attempts) || isOver(options))
        throw new QueryThrottled(`athena: quota exhausted in workgroup ${options.workGroup}`, {
          isRetryable: true,
          cause: error,
        });
      await pause(options, delay * (0.5 + Math.random() / 2));
      delay = Math.min(delay * throttleDelays.growth, throttleDelays.last);
    }
  }
}

/** How often an insert is started again after runs of it that failed before. */
const insertAttempts = 5;

/**
 * Starts an insert, or joins the same one that is running or has succeeded: nothing is inserted twice. One that
 * had failed already is started again, or the same text could never be inserted again.
 */
async function startInsert(options: AthenaOptions, text: string): Promise<string> {
  let id = await startQuery(options, text, { idempotencyKey: 'insert' });
  for (let attempt = 1; attempt < insertAttempts; attempt++) {
    const state = (await describeQuery(options, id)).Status?.State;
    if (state !== 'FAILED' && state !== 'CANCELLED') return id;
    id = await startQuery(options, text, { idempotencyKey: `insert after ${id}` });
  }
  return id;
}

function startInput(options: AthenaOptions, sql: string, query: QueryOptions): StartQueryExecutionInput {
  const { workGroup, database, catalog = 'AwsDataCatalog' } = options;
  const { reuseMinutes, idempotencyKey } = query;
  return {
    QueryString: sql,
    WorkGroup: workGroup,
    QueryExecutionContext: { Database: database, Catalog: catalog },
    ...(idempotencyKey === undefined
      ? {}
      : { ClientRequestToken: requestToken([workGroup, catalog, database, sql, idempotencyKey]) }),
    ...(reuseMinutes === undefined
      ? {}
      : {
          ResultReuseConfiguration: {
            ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: reuseMinutes },
          },
        }),
  };
}

/** 64 characters (Athena takes 32 to 128); all that makes the request another one is in it. */
const requestToken = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * Waits for a query to succeed; stops it when the caller can wait no longer.
 * @throws QueryFailed and its kinds
 */
export async function awaitQuery(options: AthenaOptions, id: string): Promise<QueryExecution> {
  for (let delay = pollDelays.first; ; delay = Math.min(delay * pollDelays.growth, pollDelays.last)) {
    const execution = await describeQuery(options, id);
    const state = execution.Status?.State;
    if (state === 'SUCCEEDED') return execution;
    if (state === 'FAILED' || state === 'CANCELLED') throw errorOfExecution(execution);
    if (isOver(options)) return abandon(options, id);
    await pause(options, delay);
  }
}

/** Where a query stands. A throttled look is a late look, no failure: the client retries it. */
export async function describeQuery(options: AthenaOptions, id: string): Promise<QueryExecution> {
  const { QueryExecution } = await options.client.send(
    new GetQueryExecutionCommand({ QueryExecutionId: id }),
  );
  return QueryExecution ?? {};
}

async function abandon(options: AthenaOptions, id: string): Promise<never> {
  const cause = await options.client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })).then(
    () => undefined,
    (error: unknown) => error,
  );
  const outcome = cause === undefined ? 'and was stopped' : 'and could not be stopped';
  throw new QueryDeadlineExceeded(`athena: query ${id} took longer than its caller could wait ${outcome}`, {
    executionId: id,
    isRetryable: true,
    cause,
  });
}

async function readUpdateCount({ client }: AthenaOptions, id: string): Promise<number> {
  for await (const { UpdateCount } of paginateGetQueryResults({ client }, { QueryExecutionId: id })) {
    return UpdateCount ?? 0;
  }
  return 0;
}

const isOver = (options: AthenaOptions): boolean => options.signal?.aborted === true;

/** Sleeps, but wakes at once when the caller gives up. */
async function pause({ signal, sleep = wait }: AthenaOptions, milliseconds: number): Promise<void> {
  if (signal === undefined) return sleep(milliseconds);
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = () => resolve();
  signal.addEventListener('abort', wake, { once: true });
  await Promise.race([sleep(milliseconds), promise]);
  signal.removeEventListener('abort', wake);
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
