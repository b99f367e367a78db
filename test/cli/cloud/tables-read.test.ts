import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { examine } from '../../../functions/cli/cloud/check.ts';
import { checkTables } from '../../../functions/cli/cloud/tables-read.ts';
import { stageSettings } from '../../../infra/config.ts';
import { tableQuery } from '../../infra/settings/table-query.ts';

process.env.AWS_REGION = 'eu-west-1';
const s3 = mockClient(S3Client);
const stack = {
  ...{ name: 'Handback', status: 'CREATE_COMPLETE', parameters: {} },
  outputs: { MappingsBucket: 'mappings', LakeBucket: 'lake', TablesMachine: 'arn:machine' },
};
const tables = { queries: [tableQuery], keyArns: [] };
const run = async () =>
  (await examine([checkTables(stack, { ...stageSettings('production'), tables })], () => {}))[0];

beforeEach(() => {
  s3.reset();
});

/** @param notes of the query's runs @param text of the query; none when absent */
function given(notes: readonly string[], text?: string): void {
  s3.on(GetObjectCommand).callsFake(({ Key }: { Key: string }) => {
    const content = Key === 'mappings/desk/warehouse.sql' ? text : '{"newest":"2026-03-01"}';
    if (content === undefined) throw new NoSuchKey({ message: 'none', $metadata: {} });
    return { Body: { transformToByteArray: async () => new TextEncoder().encode(content) } };
  });
  s3.on(ListObjectsV2Command, { Bucket: 'lake', Prefix: 'unloads/desk/warehouse/' }).resolves({
    Contents: notes.map((note) => ({ Key: `unloads/desk/warehouse/${note}` })),
  });
}

test('a query without its text is a problem, with the command that puts it there', async () => {
  given([]);
  expect(await run()).toMatchObject({
    ...{ check: 'tables', state: 'problem', says: 'desk/warehouse has no text' },
    todo: 'put the query there: aws s3 cp FILE.sql s3://mappings/mappings/desk/warehouse.sql',
  });
});

test('one that has never run needs thought, one whose last run failed is a problem', async () => {
  given([], 'select 1');
  expect(await run()).toMatchObject({
    state: 'attention',
    todo: expect.stringContaining('arn:machine') as string,
  });
  const [first, second] = ['20260301T011500000Z', '20260302T011500000Z'];
  given([`${first}.begun`, `${first}.ended`, `${second}.begun`, `${second}.failed`], 'select 1');
  expect(await run()).toMatchObject({ state: 'problem', todo: 'see docs/runbook.md#tables-not-read' });
});

test('where the last run ended all is well, also while the next one runs', async () => {
  given(['20260301T011500000Z.begun', '20260301T011500000Z.ended', '20260302T011500000Z.begun'], 'select 1');
  expect(await run()).toMatchObject({ state: 'ok', says: 'desk/warehouse: read' });
});
