import { GetTableCommand } from '@aws-sdk/client-glue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewNames, viewSpec } from '../../functions/contract/lake/views.ts';
import { commentView } from '../../functions/platform/aws/athena/view-comments.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

/** What BI tools see of the views. */

/** A text of known length is a text. */
const safeTypes = /^(varchar(\(\d+\))?|bigint|double|boolean|date|timestamp\(3\))$/;

let cloud: TestEngine;
beforeAll(async () => {
  cloud = await openEngine('views');
  await cloud.copyViews(await cloud.createLake('bi'));
  for (const name of viewNames) await commentView(cloud.glue, 'bi', viewSpec(name));
});
afterAll(() => cloud?.stop());

describe.each(viewNames)('%s', (name) => {
  test('has only columns of types that every tool reads, and none is a reserved word', async () => {
    const { rows } = await cloud.trino.run(`describe ${name}`, 'bi');
    const columns = viewSpec(name).columns;
    expect(rows.map(([column]) => column)).toEqual(columns.map((column) => column.name));
    for (const [column, type] of rows) expect(type, `${name}.${column}`).toMatch(safeTypes);
    const all = columns.map((column) => column.name).join(', ');
    expect((await cloud.trino.run(`select ${all} from ${name} where 1 = 0`, 'bi')).rows).toEqual([]);
  });

  test('has its comments in Glue', async () => {
    const { Table } = await cloud.glue.send(new GetTableCommand({ DatabaseName: 'bi', Name: name }));
    const found = Table?.StorageDescriptor?.Columns?.map(({ Name, Comment }) => [Name, Comment]);
    expect(found).toEqual(viewSpec(name).columns.map((column) => [column.name, column.comment]));
  });
});
