import { GetTableCommand, type GlueClient, type TableInput, UpdateTableCommand } from '@aws-sdk/client-glue';
import type { Column } from '../../../contract/lake/tables.ts';

/** A view of the lake, with what its columns mean. */
export interface CommentedView {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** What an update must give back of a table, or it is gone: Athena would not know a view without them. */
const kept = [
  'Name',
  'Description',
  'Owner',
  'Retention',
  'StorageDescriptor',
  'PartitionKeys',
  'ViewOriginalText',
  'ViewExpandedText',
  'TableType',
  'Parameters',
] as const satisfies readonly (keyof TableInput)[];

/** Longer ones Glue refuses. */
const longestComment = 255;

/**
 * Puts the comments of a view's columns into its Glue table, where the console and BI tools read them: `create
 * view` on Athena takes none. The view's definition and all else stay as Athena left them, types too (Trino itself
 * leaves no columns there but a dummy: they come from the view's page then).
 */
export async function commentView(
  client: GlueClient,
  DatabaseName: string,
  { name, columns }: CommentedView,
): Promise<void> {
  const { Table = {} } = await client.send(new GetTableCommand({ DatabaseName, Name: name }));
  const present = kept.flatMap((key) => {
    const value = Table[key as keyof typeof Table];
    return value === undefined ? [] : [[key, value] as const];
  });
  const given: Partial<TableInput> = Object.fromEntries(present);
  const types = new Map(given.StorageDescriptor?.Columns?.map(({ Name, Type }) => [Name, Type]));
  const Columns = columns.map((column) => ({
    Name: column.name,
    Type: types.get(column.name) ?? column.type,
    Comment: column.comment.slice(0, longestComment),
  }));
  const StorageDescriptor = { ...given.StorageDescriptor, Columns };
  const TableInput: TableInput = { ...given, Name: name, StorageDescriptor };
  await client.send(new UpdateTableCommand({ DatabaseName, TableInput, SkipArchive: true }));
}
