import {
  type AthenaClient,
  GetQueryResultsCommand,
  paginateGetQueryResults,
  type QueryExecution,
} from '@aws-sdk/client-athena';
import type { AnswerLimits, Cell, QueryResult, ResultColumn } from '../../ports.ts';
import { decodeColumns, decodeRow } from './results.ts';

/** Where answers of queries are read. */
export interface AnswerSource {
  readonly client: AthenaClient;
  /** Reads the file of an answer that has more than a page; without it pages are fetched one after another. */
  readonly readFile?: (
    location: string,
    columns: readonly ResultColumn[],
    limits?: AnswerLimits,
  ) => Promise<Pick<QueryResult, 'rows' | 'isCut'>>;
}

/** How an answer is read. */
export interface Reading {
  readonly limits?: AnswerLimits;
  /** Whether there is time to read an answer that has more than a page; always, when absent. */
  readonly hasTime?: () => boolean;
}

/** Rows of a page: Athena gives no more. */
const pageSize = 1000;

/**
 * All rows of a succeeded query: from its first page, and what does not stand there from its file or the pages after.
 * @returns undefined when there is no time for more than a page
 */
export async function readAnswer(
  source: AnswerSource,
  execution: QueryExecution,
  { limits, hasTime = () => true }: Reading = {},
): Promise<QueryResult | undefined> {
  const { client, readFile } = source;
  const QueryExecutionId = execution.QueryExecutionId ?? '';
  const input = { QueryExecutionId, MaxResults: pageSize };
  const { ResultSet, NextToken } = await client.send(new GetQueryResultsCommand(input));
  if (NextToken !== undefined && !hasTime()) return undefined;
  const columns = decodeColumns(ResultSet?.ResultSetMetadata?.ColumnInfo ?? []);
  const location = execution.ResultConfiguration?.OutputLocation ?? '';
  // Only a SELECT's answer is a CSV file; the first row of its first page repeats the columns' names.
  const isSelect = execution.StatementType === 'DML';
  const hasFile = isSelect && location.endsWith('.csv');
  const scannedBytes = execution.Statistics?.DataScannedInBytes;
  const known = { columns, ...(scannedBytes === undefined ? {} : { scannedBytes }) };
  if (NextToken !== undefined && readFile !== undefined && hasFile)
    return { ...known, ...(await readFile(location, columns, limits)) };
  const first = (ResultSet?.Rows ?? []).slice(isSelect ? 1 : 0).map((row) => decodeRow(columns, row));
  return { ...known, rows: [...first, ...(await readPages(client, QueryExecutionId, columns, NextToken))] };
}

/** Rows of the pages from `startingToken` on. */
async function readPages(
  client: AthenaClient,
  QueryExecutionId: string,
  columns: readonly ResultColumn[],
  startingToken: string | undefined,
): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  if (startingToken === undefined) return rows;
  const pages = paginateGetQueryResults({ client, pageSize, startingToken }, { QueryExecutionId });
  for await (const { ResultSet } of pages)
    for (const row of ResultSet?.Rows ?? []) rows.push(decodeRow(columns, row));
  return rows;
}
