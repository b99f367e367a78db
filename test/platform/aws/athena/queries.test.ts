import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-athena';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { QueryFailed } from '../../../../functions/platform/aws/athena/errors.ts';
import { createAthenaQueries } from '../../../../functions/platform/aws/athena/queries.ts';
import { EngineBusy, QueryTooLarge } from '../../../../functions/platform/ports.ts';

const athena = mockClient(AthenaClient);
const sleep = async () => {};
const queries = createAthenaQueries({ client: new AthenaClient({}), workGroup: 'w', database: 'd', sleep });
const state = (State: 'RUNNING' | 'SUCCEEDED' | 'FAILED') => ({ QueryExecution: { Status: { State } } });

beforeEach(() => {
  athena.reset();
  athena.on(StartQueryExecutionCommand).resolves({ QueryExecutionId: 'q' });
  athena.on(GetQueryResultsCommand).resolves({ ResultSet: { Rows: [] } });
});

test('a query that runs on is left running, and joined by the next call', async () => {
  athena.on(GetQueryExecutionCommand).resolves(state('RUNNING'));
  expect(await queries.poll('select 1', { key: 'k', waitSeconds: 1 })).toBeUndefined();
  athena.on(GetQueryExecutionCommand).resolves(state('SUCCEEDED'));
  expect(await queries.poll('select 1', { key: 'k', waitSeconds: 0 })).toMatchObject({ rows: [] });
  const tokens = athena
    .commandCalls(StartQueryExecutionCommand)
    .map(({ args }) => args[0].input.ClientRequestToken);
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens).size).toBe(1);
});

test('a failed query is an error', async () => {
  athena.on(GetQueryExecutionCommand).resolves(state('FAILED'));
  await expect(queries.poll('select 1', { key: 'k', waitSeconds: 1 })).rejects.toThrow(QueryFailed);
});

describe('a long answer', () => {
  const location = 's3://results/reports/q.csv';
  const longer = { client: new AthenaClient({}), workGroup: 'w', database: 'd', sleep };
  const execution = (more: object) => ({
    QueryExecution: {
      Status: { State: 'SUCCEEDED' as const },
      StatementType: 'DML' as const,
      ResultConfiguration: { OutputLocation: location },
      ...more,
    },
  });
  const limits = { rows: 10, bytes: 1000 };
  beforeEach(() => {
    athena.on(GetQueryExecutionCommand).resolves(execution({}));
    athena.on(GetQueryResultsCommand).resolves({
      ResultSet: { Rows: [], ResultSetMetadata: { ColumnInfo: [{ Name: 'n', Type: 'bigint' }] } },
      NextToken: 'more',
    });
  });

  test('is read from its file, within the limits given', async () => {
    const readFile = vi.fn(async () => ({ rows: [[1]], isCut: true }));
    const answer = await createAthenaQueries({ ...longer, readFile }).poll('select 1', {
      key: 'k',
      waitSeconds: 0,
      limits,
    });
    expect(answer).toMatchObject({ rows: [[1]], isCut: true });
    expect(readFile).toHaveBeenCalledWith(location, [{ name: 'n', type: 'bigint' }], limits);
    expect(athena.commandCalls(GetQueryResultsCommand)).toHaveLength(1);
  });

  test('is left to the next call when there is no time to read it', async () => {
    const readFile = vi.fn();
    const queries = createAthenaQueries({ ...longer, readFile, hasTimeToRead: () => false });
    expect(await queries.poll('select 1', { key: 'k', waitSeconds: 20 })).toBeUndefined();
    expect(readFile).not.toHaveBeenCalled();
  });
});

test('a quota that is exhausted is told after a few tries, within the time of a call', async () => {
  const error = new TooManyRequestsException({ $metadata: {}, message: 'too many' });
  athena.on(StartQueryExecutionCommand).rejects(error);
  const hasty = createAthenaQueries({
    client: new AthenaClient({}),
    workGroup: 'w',
    database: 'd',
    sleep,
    throttleAttempts: 3,
  });
  await expect(hasty.poll('select 1', { key: 'k', waitSeconds: 20 })).rejects.toThrow(EngineBusy);
  expect(athena.commandCalls(StartQueryExecutionCommand)).toHaveLength(3);
});

test("a query that reads more than its workgroup allows is the caller's to narrow", async () => {
  const Status = { State: 'CANCELLED' as const, StateChangeReason: 'Bytes scanned limit was exceeded' };
  athena.on(GetQueryExecutionCommand).resolves({ QueryExecution: { Status } });
  await expect(queries.poll('select 1', { key: 'k', waitSeconds: 1 })).rejects.toThrow(QueryTooLarge);
});
