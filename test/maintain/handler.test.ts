import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { keysOfCustomer, parseCustomerSecrets } from '../../functions/contract/records/customer-key.ts';

const athena = mockClient(AthenaClient);
const objects = mockClient(S3Client);
const secrets = mockClient(SecretsManagerClient);
const secretText = `${'n'.repeat(32)}\n${'o'.repeat(32)}`;

vi.stubEnv('LAKE_BUCKET', 'lake');
vi.stubEnv('WORK_GROUP', 'maintenance');
vi.stubEnv('DATABASE', 'handback');
vi.stubEnv('CUSTOMER_SECRET', 'the-secret');
vi.stubEnv('METRICS_NAMESPACE', 'Handback');
const { handler } = await import('../../functions/maintain/handler.ts');

const context = { functionName: 'maintain', getRemainingTimeInMillis: () => 900_000 } as unknown as Context;
const call = (event: unknown) => handler(event, context);
const statements = () =>
  athena.commandCalls(StartQueryExecutionCommand).map(({ args }) => args[0].input.QueryString ?? '');

/** Each query answers with these rows, distinguished by a word in its text. */
function answer(answers: Readonly<Record<string, { names: string[]; rows: string[][] }>>): void {
  const texts = new Map<string, string>();
  athena.on(StartQueryExecutionCommand).callsFake(({ QueryString }) => {
    texts.set(`q${texts.size}`, QueryString);
    return { QueryExecutionId: `q${texts.size - 1}` };
  });
  athena.on(GetQueryExecutionCommand).callsFake(({ QueryExecutionId }) => ({
    QueryExecution: { QueryExecutionId, StatementType: 'DML', Status: { State: 'SUCCEEDED' } },
  }));
  athena.on(GetQueryResultsCommand).callsFake(({ QueryExecutionId }) => {
    const text = texts.get(QueryExecutionId) ?? '';
    const word = Object.keys(answers).find((each) => text.includes(each));
    const { names, rows } = word === undefined ? { names: [], rows: [] } : answers[word]!;
    const cells = (row: string[]) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) });
    return {
      UpdateCount: 1,
      ResultSet: {
        ResultSetMetadata: { ColumnInfo: names.map((Name) => ({ Name, Type: 'varchar' })) },
        Rows: [names, ...rows].map(cells),
      },
    };
  });
}

beforeEach(() => {
  athena.reset();
  secrets.reset();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: secretText });
});

test('erase inserts a key for each secret, never the id, and names the originals', async () => {
  answer({
    'as tickets': { names: ['tickets'], rows: [['3']] },
    object_version: {
      names: ['bucket', 'object_key', 'object_version'],
      rows: [['landing', 'in/desk/a', 'v1']],
    },
  });
  expect(await call({ task: 'erase', customers: ["o'brien@example.com"] })).toEqual({
    tickets: 3,
    originals: [{ bucket: 'landing', key: 'in/desk/a', version: 'v1' }],
  });
  const insert = statements().find((text) => text.startsWith('insert into erasures'));
  for (const { key, keyVersion } of keysOfCustomer(parseCustomerSecrets(secretText), "o'brien@example.com"))
    expect(insert).toContain(`('${key}', '${keyVersion}')`);
  expect(statements().join()).not.toContain('brien');
});

test('retract takes back every reading of a key, and says when there is none', async () => {
  answer({
    'l.object_key = ': {
      names: ['object_id', 'accepted', 'is_retracted'],
      rows: [
        ['a0', '3', '1'],
        ['a1', '5', '0'],
        ['a2', '7', '0'],
      ],
    },
  });
  const retracted = await call({ task: 'retract', object: "in/desk/it's.csv", reason: 'wrong mapping' });
  expect(retracted).toEqual({ objects: ['a1', 'a2'], records: 12, wasDone: false });
  const insert = statements().find((text) => text.startsWith('insert into retractions'));
  expect(insert).toContain("'in/desk/it''s.csv'");
  expect(insert).toContain("('a1'), ('a2')");

  answer({});
  const unknown = await call({ task: 'retract', object: 'unknown' });
  expect(unknown).toEqual({ objects: [], records: 0, wasDone: false });
});

test('a retract repeated after it took effect finds it done, and writes nothing', async () => {
  answer({
    'l.object_key = ': { names: ['object_id', 'accepted', 'is_retracted'], rows: [['a1', '5', '1']] },
  });
  const repeated = await call({ task: 'retract', object: 'in/desk/a.csv' });
  expect(repeated).toEqual({ objects: ['a1'], records: 5, wasDone: true });
  expect(statements().filter((text) => text.startsWith('insert'))).toEqual([]);
});

test('train-intent asks for tickets whose intent is known, and says when they are too few', async () => {
  objects.on(ListObjectsV2Command).resolves({});
  objects.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: 'not there' }));
  answer({
    first_texts: {
      names: ['text', 'language', 'intent', 'occurred_at', 'customer'],
      rows: [['Where is my parcel?', 'en', 'parcel', '2026-05-01 10:00:00.000', 'c']],
    },
  });
  expect(await call({ task: 'train-intent' })).toEqual({
    status: 'not_enough_data',
    reason: expect.stringMatching(/^1 tickets have an intent .* at least 200 tickets are needed/),
  });
});

test.each([
  { task: 'erase' },
  { task: 'erase', customers: [] },
  { task: 'erase', customers: [''] },
  { task: 'erase', customers: ['c'], all: true },
  { task: 'retract' },
  { task: 'train-intent', lake: 'other' },
  { task: 'drop' },
])('%j is refused before anything is asked', async (event) => {
  await expect(call(event)).rejects.toThrow();
  expect(statements()).toEqual([]);
  expect(secrets.calls()).toEqual([]);
});

test('a secret with a line that is too short to be one is not used', async () => {
  secrets.on(GetSecretValueCommand).resolves({ SecretString: `${'n'.repeat(32)}\nold` });
  await expect(call({ task: 'erase', customers: ['c'] })).rejects.toThrow('shorter than 32');
  expect(statements()).toEqual([]);
});
