import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  type StartQueryExecutionInput,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAthenaEngine } from '../../functions/platform/aws/athena/engine.ts';
import type { TestLake } from './lakes/create-lake.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

/** What Athena's documentation says of its API, held against the facade that the other tests stand on. */

const bucket = 'facade-answers';
const workGroups = new Map([
  ['wide', { outputLocation: `s3://${bucket}/wide/` }],
  ['tight', { outputLocation: `s3://${bucket}/tight/`, bytesScannedCutoff: 20_000 }],
]);
let cloud: TestEngine;
let athena: AthenaClient;
let lake: TestLake;
beforeAll(async () => {
  cloud = await openEngine('facade', { workGroup: async (name) => workGroups.get(name), concurrency: 2 });
  ({ athena } = cloud);
  await cloud.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  lake = await cloud.createLake('facade');
  const noise =
    "cast(random() as varchar) || cast(random() as varchar) as reason, timestamp '2026-01-01 00:00:00'";
  await cloud.trino.run(
    `insert into retractions select 'k', 'o', ${noise}, '2026-01-01' from unnest(sequence(1, 5000))`,
    lake.database,
  );
});
afterAll(() => cloud?.stop());

const start = (QueryString: string, more: Partial<StartQueryExecutionInput> = {}) =>
  athena.send(
    new StartQueryExecutionCommand({
      QueryString,
      WorkGroup: 'wide',
      QueryExecutionContext: { Database: lake.database },
      ...more,
    }),
  );

/** Waits until a query is over. */
async function over(id: string | undefined): Promise<QueryExecution> {
  for (;;) {
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const state = QueryExecution?.Status?.State;
    if (state !== 'QUEUED' && state !== 'RUNNING') return QueryExecution!;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const run = async (sql: string, more: Partial<StartQueryExecutionInput> = {}) =>
  over((await start(sql, more)).QueryExecutionId);

const page = (id: string | undefined, more: { MaxResults?: number; NextToken?: string } = {}) =>
  athena.send(new GetQueryResultsCommand({ QueryExecutionId: id, ...more }));

const values = async (sql: string, more: Partial<StartQueryExecutionInput> = {}) => {
  const { QueryExecutionId: id } = await run(sql, more);
  const { ResultSet } = await page(id);
  return ResultSet?.Rows?.map(({ Data }) => Data?.map(({ VarCharValue }) => VarCharValue));
};

describe('results', () => {
  test('cost time page by page, as they do on the way from Athena', async () => {
    const { QueryExecutionId: id } = await run('select 1 as n');
    const begun = performance.now();
    for (let calls = 0; calls < 3; calls++) await page(id);
    expect(performance.now() - begun).toBeGreaterThan(3 * 100);
  });

  test('come in pages of at most 1,000 rows, the first row of the first page being the header', async () => {
    const { QueryExecutionId: id } = await run('select n from unnest(sequence(1, 2500)) as t (n)');
    const sizes: number[] = [];
    let token: string | undefined;
    do {
      const answer = await page(id, token === undefined ? {} : { NextToken: token });
      const rows = answer.ResultSet?.Rows ?? [];
      if (sizes.length === 0) expect(rows[0]?.Data?.[0]?.VarCharValue).toBe('n');
      else expect(rows[0]?.Data?.[0]?.VarCharValue).toBe(String(1000 * sizes.length));
      sizes.push(rows.length);
      token = answer.NextToken;
    } while (token !== undefined);
    expect(sizes).toEqual([1000, 1000, 501]);
    await expect(page(id, { MaxResults: 1001 })).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(page(id, { NextToken: 'none' })).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  test('leave VarCharValue out for NULL and only for NULL', async () => {
    expect(await values("select cast(null as varchar) as a, '' as b, 'null' as c")).toEqual([
      ['a', 'b', 'c'],
      [undefined, '', 'null'],
    ]);
  });

  test('name the types without arguments', async () => {
    const { QueryExecutionId: id } = await run(
      "select cast('a' as varchar(3)) as v, timestamp '2026-01-01 00:00:00.123' as t, cast(1 as bigint) as b",
    );
    const { ResultSet } = await page(id);
    expect(ResultSet?.ResultSetMetadata?.ColumnInfo?.map(({ Type }) => Type)).toEqual([
      'varchar',
      'timestamp',
      'bigint',
    ]);
  });

  test('of an insert are a count, without rows', async () => {
    const { QueryExecutionId: id, StatementType } = await run(
      "insert into retractions values ('k', 'o', 'r', timestamp '2026-01-01 00:00:00', '2026-01-02')",
    );
    expect(StatementType).toBe('DML');
    expect(await page(id)).toMatchObject({ UpdateCount: 1, ResultSet: { Rows: [] } });
  });

  test('lie as CSV where the workgroup says, whatever the caller says', async () => {
    const elsewhere = { ResultConfiguration: { OutputLocation: 's3://elsewhere/' } };
    const execution = await run("select 'a \"b\"' as x, cast(null as varchar) as y, '' as z", elsewhere);
    const id = execution.QueryExecutionId;
    expect(execution.ResultConfiguration?.OutputLocation).toBe(`s3://${bucket}/wide/${id}.csv`);
    const file = await cloud.s3.send(new GetObjectCommand({ Bucket: bucket, Key: `wide/${id}.csv` }));
    expect(await file.Body?.transformToString()).toBe('"x","y","z"\n"a ""b""",,""\n');
  });
});

test('databases are listed, which Trino calls schemas', async () => {
  expect((await values('show databases'))?.flat()).toContain(lake.database);
});

test('what UNLOAD wrote stands in a manifest beside the results', async () => {
  const folder = `s3://${bucket}/unloaded/`;
  const { Status, Statistics, QueryExecutionId } = await run(
    `unload (select 1 as n) to '${folder}' with (format = 'PARQUET')`,
  );
  expect(Status?.State).toBe('SUCCEEDED');
  expect(Statistics?.DataManifestLocation).toBe(`s3://${bucket}/wide/${QueryExecutionId}-manifest.csv`);
  const Key = `wide/${QueryExecutionId}-manifest.csv`;
  const manifest = await cloud.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  expect(await manifest.Body?.transformToString()).toMatch(new RegExp(`^${folder}[^\\n]+\\n$`));
});

describe('inserts', () => {
  test('into more than 100 days are refused, as Athena does', async () => {
    const days = (count: number) =>
      `insert into evaluations (metric, dt) select 'm', cast(date_add('day', n, date '2024-01-01') as varchar) from unnest(sequence(1, ${count})) as t (n)`;
    const { Status } = await run(days(101));
    expect(Status?.State).toBe('FAILED');
    expect(Status?.StateChangeReason).toMatch(/Exceeded limit of 100 open writers for partitions/);
  });
});

describe('ExecutionParameters', () => {
  const given = (...ExecutionParameters: string[]) => ({ ExecutionParameters });
  const rows = "select x from (values 'a', 'b''c') as t (x) where x = ?";

  test('are SQL texts: quoted ones are texts, bare ones are evaluated', async () => {
    expect(await values(rows, given("'b''c'"))).toEqual([['x'], ["b'c"]]);
    expect(await values('select 1 as x where 2 = ?', given('1 + 1'))).toEqual([['x'], ['1']]);
    expect(await values(rows, given("lower('A')"))).toHaveLength(2);
    expect(await values('select 1 as x where current_date >= ?', given('date(now())'))).toHaveLength(2);
  });

  test('must be as many as the places', async () => {
    const { Status } = await run(rows, given());
    expect(Status?.State).toBe('FAILED');
    expect(Status?.StateChangeReason).toMatch(/Incorrect number of parameters/);
  });
});

describe('states and errors', () => {
  test('a text that is no SQL is refused at the start', async () => {
    await expect(start('selec 1')).rejects.toMatchObject({
      name: 'InvalidRequestException',
      AthenaErrorCode: 'MALFORMED_QUERY',
      message: expect.stringMatching(/^line 1:1: mismatched input 'selec'/),
    });
    await expect(start('select 1;; select 2')).rejects.toMatchObject({ AthenaErrorCode: 'MALFORMED_QUERY' });
    await expect(start(' ')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(start(`select '${'x'.repeat(262_144)}'`)).rejects.toThrow(/maximum allowed length/);
  });

  test.each([
    ['select nothing from retractions', /^COLUMN_NOT_FOUND: line 1:8: Column 'nothing' cannot be resolved/],
    ['select 1 from nowhere', /^TABLE_NOT_FOUND: line 1:15: Table '.*nowhere' does not exist/],
    ['select nofunction(1)', /^FUNCTION_NOT_FOUND: line 1:8: Function 'nofunction' not registered/],
    ["select 1 = 'a'", /^TYPE_MISMATCH: line 1:10: Cannot apply operator/],
    ["select cast('x' as bigint)", /^INVALID_CAST_ARGUMENT: Cannot cast 'x' to BIGINT/],
    ['select 1 / 0', /^DIVISION_BY_ZERO: Division by zero/],
  ])('%s fails as the user error it is', async (sql, reason) => {
    const { QueryExecutionId: id, Status } = await run(sql);
    expect(Status).toMatchObject({
      State: 'FAILED',
      StateChangeReason: expect.stringMatching(reason),
      AthenaError: { ErrorCategory: 2, Retryable: false, ErrorMessage: expect.stringMatching(reason) },
    });
    await expect(page(id)).rejects.toThrow(/Final query state: FAILED/);
  });

  test('a query can be stopped, has no results while it runs, and is one too many for others', async () => {
    const long = 'select count(*) from unnest(sequence(1, 10000)) a cross join unnest(sequence(1, 10000)) b';
    const slow = `${long} cross join unnest(sequence(1, 10000)) c where random() > 2`;
    const [{ QueryExecutionId: one }, { QueryExecutionId: other }] = [await start(slow), await start(slow)];
    await expect(page(one)).rejects.toThrow(/not yet finished/);
    const impatient = cloud.client({ maxAttempts: 1 });
    const third = new StartQueryExecutionCommand({ QueryString: 'select 1', WorkGroup: 'wide' });
    await expect(impatient.send(third)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    for (const id of [one, other]) await athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    expect((await over(one)).Status).toMatchObject({
      State: 'CANCELLED',
      StateChangeReason: 'Query cancelled by user',
    });
    expect((await over(other)).Status?.State).toBe('CANCELLED');
    await athena.send(new StopQueryExecutionCommand({ QueryExecutionId: one }));
    expect((await over(one)).Status?.State).toBe('CANCELLED');
  });

  test('unknown queries, workgroups and tokens that do not fit are refused', async () => {
    await expect(over('none')).rejects.toThrow(/QueryExecution none was not found/);
    await expect(start('select 1', { WorkGroup: 'none' })).rejects.toThrow(/WorkGroup none is not found/);
    await expect(start('select 1', { ClientRequestToken: 'short' })).rejects.toThrow(/32 to 128/);
    const token = { ClientRequestToken: 'x'.repeat(32) };
    const first = await start('select 1', token);
    expect(await start('select 1', token)).toMatchObject({ QueryExecutionId: first.QueryExecutionId });
    await expect(start('select 2', token)).rejects.toMatchObject({
      AthenaErrorCode: 'IDEMPOTENT_PARAMETER_MISMATCH',
    });
  });
});

describe('the limit of bytes of a workgroup', () => {
  const whole = 'select count(distinct reason) from retractions';

  test("cuts a query off by Trino's own count, and our adapter names it", async () => {
    const { Status, Statistics } = await run(whole, { WorkGroup: 'tight' });
    expect(Status?.State).toBe('CANCELLED');
    expect(Status?.StateChangeReason).toMatch(/Bytes scanned limit was exceeded/);
    expect(Statistics?.DataScannedInBytes).toBeGreaterThan(20_000);
    const engine = createAthenaEngine({ client: athena, workGroup: 'tight', database: lake.database });
    await expect(engine.query(whole)).rejects.toMatchObject({ name: 'QueryScanLimitExceeded' });
  });

  test('lets a query pass that reads less, and another workgroup read all', async () => {
    const small = await run("select count(*) from retractions where dt = '2025-01-01'", {
      WorkGroup: 'tight',
    });
    expect(small.Status?.State).toBe('SUCCEEDED');
    const { Status, Statistics } = await run(whole);
    expect(Status?.State).toBe('SUCCEEDED');
    expect(Statistics?.DataScannedInBytes).toBeGreaterThan(20_000);
  });
});
