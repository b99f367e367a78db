import {
  CreateDatabaseCommand,
  CreateTableCommand,
  GetTableCommand,
  type GlueClient,
  type TableInput,
  UpdateTableCommand,
} from '@aws-sdk/client-glue';
import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { addDays, type Day, dayOf } from '../../../functions/contract/records/instant.ts';

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

export interface LakeClients {
  readonly glue: GlueClient;
  readonly s3: S3Client;
  /** Of the template. */
  readonly tables: readonly TableInput[];
}

/** Makes a lake's bucket, database and Glue tables as the template says. */
export async function createLake(
  { glue, s3, tables }: LakeClients,
  name: string,
  { firstDay = addDays(dayOf(Date.now()), -30), lastDay }: LakeOptions = {},
): Promise<TestLake> {
  const lake = { bucket: `${name}-lake`, database: name };
  await s3.send(new CreateBucketCommand({ Bucket: lake.bucket }));
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name } }));
  const create = (given: TableInput) => {
    const TableInput = withReferences(given, lake.bucket) as TableInput;
    const { Parameters: parameters } = TableInput;
    const range = parameters?.['projection.dt.range'];
    if (range !== undefined) parameters!['projection.dt.range'] = projected(range, firstDay, lastDay);
    return glue.send(new CreateTableCommand({ DatabaseName: name, TableInput }));
  };
  await Promise.all(tables.map(create));
  return lake;
}

/** The template's range (`first,NOW+1DAYS`) with other ends. */
const projected = (range: string, firstDay: Day, lastDay: Day | undefined): string => {
  const begun = range.replace(/^[^,]+/, firstDay);
  return lastDay === undefined ? begun : begun.replace('NOW+1DAYS', lastDay);
};

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
