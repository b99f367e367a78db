import {
  CreateDatabaseCommand,
  CreateTableCommand,
  GetTableCommand,
  type GlueClient,
  type TableInput,
  UpdateTableCommand,
} from '@aws-sdk/client-glue';
import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { stageSettings } from '../../infra/config.ts';
import { Lake } from '../../infra/constructs/lake.ts';
import { emulatorAccount, emulatorRegion } from './ministack.ts';

/** A lake of the template under a name of its own. */
export interface TestLake {
  readonly bucket: string;
  readonly database: string;
}

/** Fewer days than in production: every query without a filter on dt looks into each of them. */
const firstDay = '2025-12-01';

interface GlueResource {
  readonly Properties: { readonly DatabaseName: string; readonly TableInput: TableInput };
}

/** Makes a lake's bucket, database and Glue tables as the template says. */
export async function createLake(
  { glue, s3 }: { glue: GlueClient; s3: S3Client },
  name: string,
): Promise<TestLake> {
  const lake = { bucket: `${name}-lake`, database: name };
  const stack = new Stack(new App(), name, { env: { account: emulatorAccount, region: emulatorRegion } });
  new Lake(stack, 'Lake', { ...stageSettings('sandbox'), stackName: name, firstDay });
  const tables = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Table')) as GlueResource[];
  await s3.send(new CreateBucketCommand({ Bucket: lake.bucket }));
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name } }));
  for (const { Properties } of tables) {
    const TableInput = withReferences(Properties.TableInput, lake.bucket) as TableInput;
    await glue.send(new CreateTableCommand({ DatabaseName: Properties.DatabaseName, TableInput }));
  }
  return lake;
}

/** Puts the bucket's name in the place of `Fn::Join` over references, as CloudFormation would. */
function withReferences(value: unknown, bucket: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => withReferences(inner, bucket));
  if (typeof value !== 'object' || value === null) return value;
  if ('Ref' in value) return bucket;
  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map((inner) => withReferences(inner, bucket)).join(separator);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withReferences(inner, bucket)]),
  );
}

/**
 * Makes a view that Trino created readable: the emulator answers `Description: ""` where Glue answers nothing,
 * and Trino then misses the mark it left in the table's parameters.
 */
export async function markView(glue: GlueClient, DatabaseName: string, Name: string): Promise<void> {
  const { Table } = await glue.send(new GetTableCommand({ DatabaseName, Name }));
  const { TableType, Parameters, ViewOriginalText, ViewExpandedText, StorageDescriptor } = Table ?? {};
  const view = { TableType, Parameters, ViewOriginalText, ViewExpandedText, StorageDescriptor };
  const given = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
  const TableInput = { ...given, Name, Description: 'Presto View' };
  await glue.send(new UpdateTableCommand({ DatabaseName, TableInput }));
}
