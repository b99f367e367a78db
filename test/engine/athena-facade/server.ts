import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaFault } from './errors.ts';
import {
  createExecutions,
  type Execution,
  type Executions,
  type FacadeOptions,
  type StartRequest,
} from './executions.ts';
import { type MetadataRequest, type MetadataSource, metadataCalls } from './metadata.ts';
import { columnInfo, largestPage, pagedRows, rowData } from './results.ts';

export interface AthenaFacade {
  readonly endpoint: string;
  /** Every query it was asked, oldest first. */
  readonly started: readonly Execution[];
  /** Names of the calls it got. */
  readonly calls: ReadonlySet<string>;
  stop(): Promise<void>;
}

interface Request extends StartRequest, MetadataRequest {
  readonly QueryExecutionId?: string;
}

/** A page takes so long on its way from Athena: a long answer read page by page is minutes. */
const pageMilliseconds = 120;

/** Athena's JSON protocol (the calls that Handback and PyAthena make) on a free port of 127.0.0.1, answered by Trino. */
export async function startAthenaFacade(
  options: FacadeOptions & MetadataSource,
  port = 0,
): Promise<AthenaFacade> {
  const executions = createExecutions(options);
  const started: Execution[] = [];
  const calls = new Set<string>();
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target']).replace(/^AmazonAthena\./, '');
    calls.add(target);
    const { status, body } = await answer({ executions, started, source: options }, target, request);
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(text);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('athena facade: no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    started,
    calls,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Served {
  readonly executions: Executions;
  readonly started: Execution[];
  readonly source: MetadataSource;
}

async function answer(served: Served, target: string, request: IncomingMessage) {
  try {
    const input = JSON.parse(await text(request)) as Request;
    return { status: 200, body: await dispatch(served, target, input) };
  } catch (error) {
    if (!(error instanceof AthenaFault))
      return { status: 500, body: { __type: 'InternalServerException', Message: String(error) } };
    return { status: 400, body: { __type: error.name, Message: error.message, AthenaErrorCode: error.code } };
  }
}

async function dispatch(
  { executions, started, source }: Served,
  target: string,
  input: Request,
): Promise<object> {
  switch (target) {
    case 'StartQueryExecution': {
      const execution = await executions.start(input);
      if (!started.includes(execution)) started.push(execution);
      return { QueryExecutionId: execution.id };
    }
    case 'GetQueryExecution':
      return { QueryExecution: describe(executions.find(input.QueryExecutionId)) };
    case 'GetQueryResults':
      await sleep(pageMilliseconds);
      return results(executions.find(input.QueryExecutionId), input);
    case 'StopQueryExecution':
      executions.stop(input.QueryExecutionId);
      return {};
    default: {
      const answer = metadataCalls[target];
      if (answer === undefined) throw new AthenaFault(`${target} is not part of the facade`);
      return answer(source, input);
    }
  }
}

function describe(execution: Execution) {
  const { completedAt = Date.now() } = execution;
  return {
    QueryExecutionId: execution.id,
    Query: execution.sql,
    StatementType: execution.type,
    WorkGroup: execution.workGroup,
    ResultConfiguration: { OutputLocation: execution.outputLocation },
    QueryExecutionContext: { Database: execution.database, Catalog: 'awsdatacatalog' },
    EngineVersion: { EffectiveEngineVersion: 'Athena engine version 3' },
    Status: {
      State: execution.state,
      StateChangeReason: execution.reason,
      SubmissionDateTime: execution.submittedAt / 1000,
      ...(execution.completedAt === undefined ? {} : { CompletionDateTime: completedAt / 1000 }),
      AthenaError: execution.error,
    },
    Statistics: {
      DataScannedInBytes: execution.scannedBytes,
      EngineExecutionTimeInMillis: completedAt - execution.submittedAt,
      TotalExecutionTimeInMillis: completedAt - execution.submittedAt,
      DataManifestLocation: execution.manifestLocation,
    },
  };
}

function results(execution: Execution, { MaxResults = largestPage, NextToken }: Request) {
  const { result, state, type } = execution;
  if (MaxResults > largestPage || MaxResults < 1)
    throw new AthenaFault(`MaxResults is more than maximum allowed length ${largestPage}`);
  if (state === 'QUEUED' || state === 'RUNNING')
    throw new AthenaFault(
      `Query has not yet finished. Current state: ${state}`,
      'INVALID_QUERY_EXECUTION_STATE',
    );
  if (result === undefined || state !== 'SUCCEEDED')
    throw new AthenaFault(
      `Query did not finish successfully. Final query state: ${state}`,
      'INVALID_QUERY_EXECUTION_STATE',
    );
  const isUpdate = result.updateCount !== undefined;
  const rows = isUpdate ? [] : pagedRows(result, type === 'DML');
  const offset = Number(NextToken ?? 0);
  if (!Number.isSafeInteger(offset) || offset >= Math.max(1, rows.length))
    throw new AthenaFault('The specified NextToken is not valid');
  const end = offset + MaxResults;
  return {
    UpdateCount: result.updateCount ?? 0,
    ResultSet: {
      Rows: rows.slice(offset, end).map(rowData),
      ResultSetMetadata: { ColumnInfo: columnInfo(isUpdate ? [] : result.columns) },
    },
    ...(end < rows.length ? { NextToken: String(end) } : {}),
  };
}
