import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { QueryFailed } from '../../../functions/platform/aws/athena-errors.ts';
import { createAthenaQueries } from '../../../functions/platform/aws/athena-queries.ts';

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
