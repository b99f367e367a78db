import type { TrinoClient } from './trino-client.ts';

/** One reading of a table by a query. */
export interface TableInput {
  readonly table: string;
  /** Columns it reads, without those that are no data (`$path`). */
  readonly columns: readonly string[];
  /** Days it reads, sorted; empty for tables without. */
  readonly days: readonly string[];
}

interface QueryInfo {
  readonly inputs: readonly {
    readonly table?: string;
    readonly columns: readonly { readonly name: string }[];
    readonly connectorInfo?: { readonly partitionIds?: readonly string[] };
  }[];
}

/** Runs a query and asks Trino what it read. */
export async function readInputs(
  trino: TrinoClient,
  trinoUrl: string,
  sql: string,
  schema: string,
): Promise<{ readonly inputs: readonly TableInput[]; readonly scannedBytes: number; readonly rows: number }> {
  const { queryId, scannedBytes, rows } = await trino.run(sql, schema);
  const response = await fetch(`${trinoUrl}/v1/query/${queryId}`, { headers: { 'X-Trino-User': 'test' } });
  const info = (await response.json()) as QueryInfo;
  const inputs = info.inputs.map(({ table = '', columns, connectorInfo }) => ({
    table,
    columns: columns.map(({ name }) => name).sort(),
    days: (connectorInfo?.partitionIds ?? []).flatMap((id) => /^dt=(.*)$/.exec(id)?.[1] ?? []).sort(),
  }));
  return { inputs, scannedBytes, rows: rows.length };
}
