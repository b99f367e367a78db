import {
  GetTableCommand,
  type GlueClient,
  type Column as GlueColumn,
  type TableInput,
  UpdateTableCommand,
} from '@aws-sdk/client-glue';
import type { Column } from '../../contract/tables.ts';

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

/**
 * Puts the comments of a view's columns into its Glue table, where the console and BI tools read them: `create
 * view` on Athena takes none. The view's definition and all else stay as Athena left them.
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
  const comments = new Map(columns.map((column) => [column.name, column.comment]));
  const commented = (given.StorageDescriptor?.Columns ?? []).map((column) => withComment(column, comments));
  const StorageDescriptor = { ...given.StorageDescriptor, Columns: commented };
  const TableInput: TableInput = { ...given, Name: name, StorageDescriptor };
  await client.send(new UpdateTableCommand({ DatabaseName, TableInput, SkipArchive: true }));
}

/** Longer ones Glue refuses. */
const longestComment = 255;

function withComment(column: GlueColumn, comments: ReadonlyMap<string, string>): GlueColumn {
  const comment = comments.get(column.Name ?? '');
  return comment === undefined ? column : { ...column, Comment: comment.slice(0, longestComment) };
}
