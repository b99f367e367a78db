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
import { addDays, type Day, dayOf } from '../../functions/contract/records/instant.ts';
import { stageSettings } from '../../infra/config.ts';
import { Lake } from '../../infra/constructs/lake.ts';
import { emulatorAccount, emulatorRegion } from './ministack.ts';

/** A lake of the template under a name of its own. */
export interface TestLake {
  readonly bucket: string;
  readonly database: string;
}

/** Fewer days than in production: every query without a filter on dt looks into each of them. */
export interface LakeOptions {
  /** First day of the template's setting; 30 days ago when absent. */
  readonly firstDay?: Day;
  /** Ends the projection instead of the template's `NOW+1DAYS`, for lakes of days long ago. */
  readonly lastDay?: Day;
}

interface GlueResource {
  readonly Properties: { readonly DatabaseName: string; readonly TableInput: TableInput };
}

/** Makes a lake's bucket, database and Glue tables as the template says. */
export async function createLake(
  { glue, s3 }: { glue: GlueClient; s3: S3Client },
  name: string,
  { firstDay = addDays(dayOf(Date.now()), -30), lastDay }: LakeOptions = {},
): Promise<TestLake> {
  const lake = { bucket: `${name}-lake`, database: name };
  await s3.send(new CreateBucketCommand({ Bucket: lake.bucket }));
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name } }));
  for (const given of templateTables(firstDay)) {
    const TableInput = withReferences(given, lake.bucket) as TableInput;
    if (lastDay !== undefined) endProjection(TableInput, lastDay);
    await glue.send(new CreateTableCommand({ DatabaseName: name, TableInput }));
  }
  return lake;
}

const synthesized = new Map<Day, TableInput[]>();

/** The tables of the synthesised template, references unresolved. */
function templateTables(firstDay: Day): readonly TableInput[] {
  const known = synthesized.get(firstDay);
  if (known !== undefined) return known;
  const stack = new Stack(new App(), 'Engine', { env: { account: emulatorAccount, region: emulatorRegion } });
  new Lake(stack, 'Lake', { ...stageSettings('sandbox'), firstDay });
  const found = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Table')) as GlueResource[];
  const tables = found.map(({ Properties }) => Properties.TableInput);
  synthesized.set(firstDay, tables);
  return tables;
}

function endProjection({ Parameters: parameters }: TableInput, lastDay: Day): void {
  const range = parameters?.['projection.dt.range'];
  if (range !== undefined) parameters!['projection.dt.range'] = range.replace('NOW+1DAYS', lastDay);
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
