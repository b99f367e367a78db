import { randomUUID } from 'node:crypto';
import {
  type TrinoClient,
  TrinoError,
  type TrinoProgress,
  type TrinoResult,
} from '../servers/trino-client.ts';
import { AthenaFault, athenaError, TooManyRequests } from './errors.ts';
import { resultCsv } from './results.ts';
import {
  checkParameters,
  checkQueryText,
  createdView,
  type StatementType,
  statementType,
  withParameters,
} from './statement.ts';
import { runUnload, unloadOf } from './unload.ts';

/** A workgroup as the template sets it; its settings are enforced. */
export interface FacadeWorkGroup {
  readonly outputLocation: string;
  readonly bytesScannedCutoff?: number;
}

export interface FacadeOptions {
  readonly trino: TrinoClient;
  readonly workGroup: (name: string) => Promise<FacadeWorkGroup | undefined>;
  /** Puts a result file where the workgroup says. */
  readonly putResult: (location: string, text: string) => Promise<void>;
  /** Called when a statement has created a view. */
  readonly afterView?: (database: string, view: string) => Promise<void>;
  /** Queries that may run at once; more are refused with TooManyRequestsException. */
  readonly concurrency?: number;
}

export interface StartRequest {
  readonly QueryString?: string;
  readonly WorkGroup?: string;
  readonly ClientRequestToken?: string;
  readonly ExecutionParameters?: readonly string[];
  readonly QueryExecutionContext?: { readonly Database?: string; readonly Catalog?: string };
  readonly ResultConfiguration?: unknown;
}

export type State = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface Execution {
  readonly id: string;
  readonly sql: string;
  readonly database: string;
  readonly workGroup: string;
  readonly outputLocation: string;
  readonly type: StatementType;
  readonly submittedAt: number;
  state: State;
  reason?: string;
  error?: ReturnType<typeof athenaError>;
  result?: TrinoResult;
  /** Of an UNLOAD: the file that lists what it wrote. */
  manifestLocation?: string;
  scannedBytes: number;
  completedAt?: number;
  isStopped: boolean;
}

/** Thrown into a running query to end it. */
class Cancellation extends Error {
  override readonly name = 'Cancellation';
}

export interface Executions {
  start(request: StartRequest): Promise<Execution>;
  find(id: string | undefined): Execution;
  stop(id: string | undefined): void;
}

/** The queries of a facade: idempotent by token, run on Trino, kept for as long as it lives. */
export function createExecutions(options: FacadeOptions): Executions {
  const executions = new Map<string, Execution>();
  const tokens = new Map<string, { fingerprint: string; execution: Execution }>();
  const find = (id: string | undefined): Execution => {
    const execution = executions.get(id ?? '');
    if (execution === undefined) throw new AthenaFault(`QueryExecution ${id} was not found`);
    return execution;
  };
  return {
    find,
    async start(request) {
      const fingerprint = JSON.stringify({ ...request, ClientRequestToken: undefined });
      const token = checkToken(request.ClientRequestToken);
      const known = token === undefined ? undefined : tokens.get(token);
      if (known !== undefined && known.fingerprint !== fingerprint)
        throw new AthenaFault('Idempotent parameters do not match', 'IDEMPOTENT_PARAMETER_MISMATCH');
      if (known !== undefined) return known.execution;
      const isRunning = ({ state }: Execution) => state === 'QUEUED' || state === 'RUNNING';
      if ([...executions.values()].filter(isRunning).length >= (options.concurrency ?? 20))
        throw new TooManyRequests(
          'You have exceeded the limit for the number of queries',
          'TOO_MANY_REQUESTS',
        );
      const workGroup = request.WorkGroup ?? 'primary';
      const settings = await options.workGroup(workGroup);
      if (settings === undefined) throw new AthenaFault(`WorkGroup ${workGroup} is not found.`);
      const execution = createExecution(request, workGroup, settings);
      executions.set(execution.id, execution);
      if (token !== undefined) tokens.set(token, { fingerprint, execution });
      const { promise: accepted, resolve: accept, reject: refuse } = Promise.withResolvers<void>();
      const running = { execution, settings, parameters: request.ExecutionParameters ?? [], accept, refuse };
      void runExecution(options, running);
      await accepted.catch((error: unknown) => {
        executions.delete(execution.id);
        if (token !== undefined) tokens.delete(token);
        throw error;
      });
      return execution;
    },
    stop(id) {
      find(id).isStopped = true;
    },
  };
}

function checkToken(token: string | undefined): string | undefined {
  if (token !== undefined && (token.length < 32 || token.length > 128))
    throw new AthenaFault('ClientRequestToken must have 32 to 128 characters');
  return token;
}

function createExecution(request: StartRequest, workGroup: string, settings: FacadeWorkGroup): Execution {
  const sql = checkQueryText(request.QueryString);
  checkParameters(request.ExecutionParameters ?? []);
  const id = randomUUID();
  return {
    id,
    sql,
    database: request.QueryExecutionContext?.Database ?? 'default',
    workGroup,
    outputLocation: `${settings.outputLocation.replace(/\/?$/, '/')}${id}.csv`,
    type: statementType(sql),
    submittedAt: Date.now(),
    state: 'QUEUED',
    scannedBytes: 0,
    isStopped: false,
  };
}

interface Running {
  readonly execution: Execution;
  readonly settings: FacadeWorkGroup;
  readonly parameters: readonly string[];
  /** The text is SQL; what else may be wrong with it shows in the execution's state. */
  readonly accept: () => void;
  readonly refuse: (fault: AthenaFault) => void;
}

async function runExecution(options: FacadeOptions, running: Running): Promise<void> {
  const { execution, settings, parameters, accept, refuse } = running;
  const limit = settings.bytesScannedCutoff ?? Infinity;
  try {
    const watch = ({ state, scannedBytes }: TrinoProgress) => {
      execution.scannedBytes = scannedBytes;
      if (state !== 'QUEUED') {
        accept();
        execution.state = 'RUNNING';
      }
      if (execution.isStopped) throw new Cancellation('Query cancelled by user');
      if (scannedBytes > limit) throw new Cancellation('Query cancelled! : Bytes scanned limit was exceeded');
    };
    const { sql, database } = execution;
    const unload = unloadOf(sql);
    if (unload === undefined)
      execution.result = await options.trino.run(withParameters(sql, parameters), database, watch);
    else Object.assign(execution, await runUnload(unload, { ...options, execution, watch }));
    const view = createdView(execution.sql);
    if (view !== undefined) await options.afterView?.(execution.database, view);
    if (execution.type === 'DML' && unload === undefined && execution.result !== undefined)
      await options.putResult(execution.outputLocation, resultCsv(execution.result));
    finish(execution, 'SUCCEEDED');
  } catch (error) {
    if (execution.state === 'QUEUED' && isUnreadable(error))
      refuse(new AthenaFault(error.message, 'MALFORMED_QUERY'));
    end(execution, error);
  }
  accept();
}

/** A text that is no SQL is refused at once; with parameters the text lies inside another and fails later. */
const isUnreadable = (error: unknown): error is TrinoError =>
  error instanceof TrinoError && error.code === 'SYNTAX_ERROR';

function end(execution: Execution, error: unknown): void {
  if (error instanceof Cancellation) {
    finish(execution, 'CANCELLED', error.message);
    return;
  }
  const failure =
    error instanceof TrinoError ? error : new TrinoError('INTERNAL', 'INTERNAL_ERROR', String(error));
  execution.error = athenaError(failure);
  finish(execution, 'FAILED', `${failure.code}: ${failure.message}`);
}

function finish(execution: Execution, state: State, reason?: string): void {
  execution.state = state;
  execution.completedAt = Date.now();
  if (reason !== undefined) execution.reason = reason;
}
