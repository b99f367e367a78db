import { Readable } from 'node:stream';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  InvalidRequestException,
  type QueryExecutionState,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-athena';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { createAthenaEngine } from '../../../../functions/platform/aws/athena/engine.ts';
import {
  QueryCancelled,
  QueryDeadlineExceeded,
  QueryFailed,
  QueryRejected,
  QueryScanLimitExceeded,
  QueryThrottled,
} from '../../../../functions/platform/aws/athena/errors.ts';
import { readResultFile } from '../../../../functions/platform/aws/athena/result-file.ts';

const athena = mockClient(AthenaClient);
const options = {
  client: new AthenaClient({}),
  workGroup: 'reports',
  database: 'lake',
  sleep: async () => {},
};
const engine = createAthenaEngine(options);

const inState = (State: QueryExecutionState, more: object = {}) => ({
  QueryExecution: {
    QueryExecutionId: 'q1',
    WorkGroup: 'reports',
    StatementType: 'DML' as const,
    Status: { State, ...more },
    Statistics: { DataScannedInBytes: 4096 },
  },
});
const page = (names: string[], types: string[], rows: (string | null)[][], NextToken?: string) =>
  ({
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: names.map((Name, i) => ({ Name, Type: types[i] ?? 'varchar' })) },
      Rows: rows.map((row) => ({ Data: row.map((cell) => (cell === null ? {} : { VarCharValue: cell })) })),
    },
    ...(NextToken === undefined ? {} : { NextToken }),
  }) as Omit<GetQueryResultsCommandOutput, '$metadata'>;

beforeEach(() => {
  athena.reset();
  athena.on(StartQueryExecutionCommand).resolves({ QueryExecutionId: 'q1' });
  athena.on(GetQueryExecutionCommand).resolves(inState('SUCCEEDED'));
  athena.on(GetQueryResultsCommand).resolves(page(['n'], ['bigint'], [['n'], ['1']]));
});
const started = (n = 0) => athena.commandCalls(StartQueryExecutionCommand)[n]?.args[0].input;

test('waits until the query has succeeded, then gives rows and scanned bytes', async () => {
  athena
    .on(GetQueryExecutionCommand)
    .resolvesOnce(inState('QUEUED'))
    .resolvesOnce(inState('RUNNING'))
    .resolves(inState('SUCCEEDED'));
  expect(await engine.query('select 1')).toEqual({
    columns: [{ name: 'n', type: 'bigint' }],
    rows: [[1]],
    scannedBytes: 4096,
  });
  expect(started()).toMatchObject({
    QueryString: 'select 1',
    WorkGroup: 'reports',
    QueryExecutionContext: { Database: 'lake', Catalog: 'AwsDataCatalog' },
  });
});

test('cells follow the types, NULL is not the empty text', async () => {
  const types = ['varchar', 'bigint', 'double', 'boolean', 'date', 'timestamp'];
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  athena
    .on(GetQueryResultsCommand)
    .resolves(
      page(names, types, [
        names,
        ['', '-7', '1.5E-3', 'true', '2026-11-22', '2026-11-22 05:06:07.089'],
        [null, null, null, null, null, null],
      ]),
    );
  const { rows } = await engine.query('select');
  expect(rows).toEqual([
    ['', -7, 0.0015, true, '2026-11-22', '2026-11-22T05:06:07.089Z'],
    [null, null, null, null, null, null],
  ]);
});

test('only the first row of the first page is the header, even when a row looks like it', async () => {
  athena
    .on(GetQueryResultsCommand)
    .resolvesOnce(page(['n'], ['varchar'], [['n'], ['n']], 'more'))
    .resolves(page(['n'], ['varchar'], [['n'], ['z']]));
  expect((await engine.query('select')).rows).toEqual([['n'], ['n'], ['z']]);
  expect(athena.commandCalls(GetQueryResultsCommand)[1]?.args[0].input.NextToken).toBe('more');
});

/** An engine with a bucket in which the answer's file stands. */
function withFile(text: string, output = 's3://results/detector/q1.csv') {
  const bytes = Buffer.from(text);
  const s3 = mockClient(S3Client);
  s3.on(HeadObjectCommand).resolves({ ContentLength: bytes.length, ETag: '"e"' });
  s3.on(GetObjectCommand).callsFake(() => ({
    Body: Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]),
  }));
  const { QueryExecution } = inState('SUCCEEDED');
  athena.on(GetQueryExecutionCommand).resolves({
    QueryExecution: { ...QueryExecution, ResultConfiguration: { OutputLocation: output } },
  });
  const readFile = readResultFile.bind(undefined, new S3Client({}));
  return { s3, engine: createAthenaEngine({ ...options, readFile }) };
}
const more = (...rows: (string | null)[][]) =>
  page(['t', 'n'], ['varchar', 'bigint'], [['t', 'n'], ...rows], 'more');

test('an answer of more than a page is read from its file, in which quotes tell the empty text from NULL', async () => {
  athena.on(GetQueryResultsCommand).resolves(more(['a', '1']));
  const { s3, engine: reading } = withFile('"t","n"\n"a","1"\n"",\n,"-3"\n"say ""x"",\ny\r","4"\n');
  expect(await reading.query('select')).toEqual({
    columns: [
      { name: 't', type: 'string' },
      { name: 'n', type: 'bigint' },
    ],
    rows: [
      ['a', 1],
      ['', null],
      [null, -3],
      ['say "x",\ny\r', 4],
    ],
    scannedBytes: 4096,
  });
  expect(athena.commandCalls(GetQueryResultsCommand)).toHaveLength(1);
  expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).toMatchObject({
    Bucket: 'results',
    Key: 'detector/q1.csv',
  });
});

test('what fits on a page needs no file', async () => {
  const { s3, engine: reading } = withFile('');
  expect((await reading.query('select')).rows).toEqual([[1]]);
  expect(s3.calls()).toEqual([]);
});

test('an answer whose file is no CSV is read by pages', async () => {
  const { s3, engine: reading } = withFile('', 's3://results/detector/q1.txt');
  athena
    .on(GetQueryResultsCommand)
    .resolvesOnce(more(['a', '1']))
    .resolves(page(['t', 'n'], ['varchar', 'bigint'], [['b', '2']]));
  expect((await reading.query('select')).rows).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(s3.calls()).toEqual([]);
});

test.each([
  ['has a row of another length', '"t","n"\n"a","1"\n"b"\n', {}, 'Invalid Record Length'],
  ['ends within quotes', '"t","n"\n"a","1"\n"b', {}, 'Quote Not Closed'],
  ['is shorter than it says', '', { ContentLength: 10_000 }, 'broke off'],
])('a file that %s fails the query', async (_, text, head, message) => {
  athena.on(GetQueryResultsCommand).resolves(more(['a', '1']));
  const { s3, engine: reading } = withFile(text);
  s3.on(HeadObjectCommand).resolves({ ContentLength: text.length, ETag: '"e"', ...head });
  await expect(reading.query('select')).rejects.toThrow(message);
});

test('a whole number beyond 2^53 is refused, not rounded', async () => {
  athena.on(GetQueryResultsCommand).resolves(page(['n'], ['bigint'], [['n'], ['9007199254740993']]));
  await expect(engine.query('select')).rejects.toThrow('column n holds 9007199254740993');
});

test('the same text with the same key is the same request, in Athena’s length', async () => {
  await engine.query('select 1', { idempotencyKey: 'k' });
  await engine.query('select 1', { idempotencyKey: 'k' });
  await engine.query('select 2', { idempotencyKey: 'k' });
  await engine.query('select 1', { idempotencyKey: 'other' });
  const [a, b, c, d] = [0, 1, 2, 3].map((n) => started(n)?.ClientRequestToken);
  expect(a).toMatch(/^[0-9a-f]{64}$/);
  expect(b).toBe(a);
  expect(new Set([a, c, d]).size).toBe(3);
});

test('results are reused only where it is asked for', async () => {
  await engine.query('select 1');
  expect(started()?.ResultReuseConfiguration).toBeUndefined();
  await engine.query('select 1', { reuseMinutes: 30 });
  expect(started(1)?.ResultReuseConfiguration).toEqual({
    ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 30 },
  });
});

test('an exhausted quota is waited for', async () => {
  const busy = new TooManyRequestsException({ message: 'busy', $metadata: {} });
  athena
    .on(StartQueryExecutionCommand)
    .rejectsOnce(busy)
    .rejectsOnce(busy)
    .resolves({ QueryExecutionId: 'q1' });
  expect((await engine.query('select 1')).rows).toEqual([[1]]);
  athena.on(StartQueryExecutionCommand).rejects(busy);
  await expect(engine.query('select 1')).rejects.toThrow(QueryThrottled);
});

test('what Athena would not start is named', async () => {
  athena
    .on(StartQueryExecutionCommand)
    .rejects(new InvalidRequestException({ message: 'mismatched input', $metadata: {} }));
  await expect(engine.query('selec 1')).rejects.toThrow(QueryRejected);
});

test('an unsuccessful end says why', async () => {
  const AthenaError = { ErrorCategory: 2, ErrorType: 1006, Retryable: false, ErrorMessage: 'x' };
  athena
    .on(GetQueryExecutionCommand)
    .resolves(inState('FAILED', { StateChangeReason: 'TABLE_NOT_FOUND: nope', AthenaError }));
  const failure = await engine.query('select').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryFailed);
  expect(failure).toMatchObject({
    message: 'athena: query q1 failed (user error 1006): TABLE_NOT_FOUND: nope',
    executionId: 'q1',
    isRetryable: false,
  });
});

test('the scan limit and a cancellation are distinguished', async () => {
  athena
    .on(GetQueryExecutionCommand)
    .resolves(
      inState('CANCELLED', { StateChangeReason: 'Query cancelled! : Bytes scanned limit was exceeded' }),
    );
  await expect(engine.query('select')).rejects.toThrow(QueryScanLimitExceeded);
  athena
    .on(GetQueryExecutionCommand)
    .resolves(inState('CANCELLED', { StateChangeReason: 'Query cancelled by user' }));
  await expect(engine.query('select')).rejects.toThrow(QueryCancelled);
});

test('an abandoned query is stopped', async () => {
  athena.on(GetQueryExecutionCommand).resolves(inState('RUNNING'));
  athena.on(StopQueryExecutionCommand).resolves({});
  const giveUp = new AbortController();
  const patient = createAthenaEngine({
    ...options,
    signal: giveUp.signal,
    sleep: async () => giveUp.abort(),
  });
  await expect(patient.query('select')).rejects.toThrow(QueryDeadlineExceeded);
  expect(athena.commandCalls(StopQueryExecutionCommand)[0]?.args[0].input).toEqual({
    QueryExecutionId: 'q1',
  });
});

test('waiting ends at once when the caller gives up', async () => {
  athena.on(GetQueryExecutionCommand).resolves(inState('RUNNING'));
  athena.on(StopQueryExecutionCommand).resolves({});
  const giveUp = new AbortController();
  const never = () => new Promise<void>(() => {});
  const waiting = createAthenaEngine({ ...options, signal: giveUp.signal, sleep: never }).query('select');
  setTimeout(() => giveUp.abort(), 5);
  await expect(waiting).rejects.toThrow(QueryDeadlineExceeded);
});

test('an insert that had failed before is started again; one that runs or has succeeded is joined', async () => {
  athena.on(GetQueryResultsCommand).resolves({ UpdateCount: 3 });
  athena
    .on(StartQueryExecutionCommand)
    .resolvesOnce({ QueryExecutionId: 'old' })
    .resolves({ QueryExecutionId: 'q1' });
  athena.on(GetQueryExecutionCommand, { QueryExecutionId: 'old' }).resolves(inState('FAILED'));
  expect(await engine.insert('retractions', 'select 1')).toBe(3);
  expect(started(1)?.QueryString).toBe(started(0)?.QueryString);
  expect(started(1)?.ClientRequestToken).not.toBe(started(0)?.ClientRequestToken);
  await engine.insert('retractions', 'select 2');
  expect(athena.commandCalls(StartQueryExecutionCommand)).toHaveLength(3);
});

test('an insert that always fails gives up with its error', async () => {
  athena.on(GetQueryExecutionCommand).resolves(inState('FAILED'));
  await expect(engine.insert('retractions', 'select 1')).rejects.toThrow(QueryFailed);
  expect(athena.commandCalls(StartQueryExecutionCommand)).toHaveLength(5);
});

test('insert names the columns, dt last, and gives the rows written', async () => {
  athena.on(GetQueryResultsCommand).resolves({ UpdateCount: 42, ResultSet: { Rows: [] } });
  expect(await engine.insert('retractions', 'select 1')).toBe(42);
  expect(started()?.QueryString).toMatch(/^insert into retractions \(.*, dt\)\nselect 1$/);
  expect(started()?.ClientRequestToken).toMatch(/^[0-9a-f]{64}$/);
});
