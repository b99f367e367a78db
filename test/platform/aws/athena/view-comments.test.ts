import { GetTableCommand, GlueClient, UpdateTableCommand } from '@aws-sdk/client-glue';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { viewNames, viewSpec } from '../../../../functions/contract/lake/views.ts';
import { commentView } from '../../../../functions/platform/aws/athena/view-comments.ts';

test('columns are commented, and everything else of the view is given back as it was', async () => {
  const glue = mockClient(GlueClient);
  const view = {
    Name: 'quality',
    TableType: 'VIRTUAL_VIEW',
    Parameters: { comment: 'Presto View', presto_view: 'true' },
    ViewOriginalText: '/* Presto View: e30= */',
    ViewExpandedText: '/* Presto View */',
    StorageDescriptor: {
      Columns: [
        { Name: 'n', Type: 'bigint' },
        { Name: 'dummy', Type: 'string' },
      ],
      SerdeInfo: {},
    },
  };
  const readOnly = { DatabaseName: 'lake', CreateTime: new Date(0), VersionId: '3', CatalogId: '1' };
  glue
    .on(GetTableCommand, { DatabaseName: 'lake', Name: 'quality' })
    .resolves({ Table: { ...view, ...readOnly } });
  glue.on(UpdateTableCommand).resolves({});
  const columns = [
    { name: 'n', type: 'bigint', comment: 'How many' },
    { name: 'scope', type: 'string', comment: 'Where' },
  ] as const;
  await commentView(new GlueClient({}), 'lake', { name: 'quality', columns });
  expect(glue.commandCalls(UpdateTableCommand)[0]?.args[0].input).toEqual({
    DatabaseName: 'lake',
    SkipArchive: true,
    TableInput: {
      ...view,
      StorageDescriptor: {
        SerdeInfo: {},
        Columns: [
          { Name: 'n', Type: 'bigint', Comment: 'How many' },
          { Name: 'scope', Type: 'string', Comment: 'Where' },
        ],
      },
    },
  });
});

test.each(viewNames)('every column of %s has a comment that Glue takes', (name) => {
  for (const { name: column, comment } of viewSpec(name).columns) {
    expect(comment, column).toMatch(/\S/);
    expect(comment.length, column).toBeLessThanOrEqual(255);
  }
});
