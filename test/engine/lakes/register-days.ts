import { CreatePartitionCommand, GetTableCommand, type GlueClient } from '@aws-sdk/client-glue';
import type { TableName } from '../../../functions/contract/lake/tables.ts';
import { registeredTables } from '../../../infra/glue-table.ts';
import type { TestLake } from './create-lake.ts';

/**
 * Registers the days of uploaded files in the tables whose days no projection foretells: in production the insert that
 * writes them does it, and an engine sees no other.
 * @param folders of the lake, as `erasures/dt=2026-03-21`
 */
export async function registerDays(
  glue: GlueClient,
  { bucket, database: DatabaseName }: TestLake,
  folders: readonly string[],
): Promise<void> {
  for (const folder of folders) {
    const [, table, day] = /^([^/]+)\/dt=(\d{4}-\d\d-\d\d)$/.exec(folder) ?? [];
    if (table === undefined || day === undefined || !registeredTables.includes(table as TableName)) continue;
    const { Table } = await glue.send(new GetTableCommand({ DatabaseName, Name: table }));
    const StorageDescriptor = { ...Table?.StorageDescriptor, Location: `s3://${bucket}/${folder}/` };
    const PartitionInput = { Values: [day], StorageDescriptor };
    await glue.send(new CreatePartitionCommand({ DatabaseName, TableName: table, PartitionInput }));
  }
}
