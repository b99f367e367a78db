import type { TrinoClient, TrinoProgress } from './servers/trino-client.ts';

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
  return { inputs: await inputsOf(trinoUrl, queryId), scannedBytes, rows: rows.length };
}

/** Thrown into a query whose plan is made. */
class Planned extends Error {
  override readonly name = 'Planned';
}

/** Asks Trino what a query is going to read, by its plan, and ends it there. */
export async function plannedInputs(
  trino: TrinoClient,
  trinoUrl: string,
  sql: string,
  schema: string,
): Promise<readonly TableInput[]> {
  let planned = '';
  const untilPlanned = ({ state, queryId }: TrinoProgress) => {
    planned = queryId;
    if (state !== 'QUEUED' && state !== 'PLANNING') throw new Planned(queryId);
  };
  await trino.run(sql, schema, untilPlanned).catch((error: unknown) => {
    if (!(error instanceof Planned)) throw error;
  });
  return inputsOf(trinoUrl, planned);
}

async function inputsOf(trinoUrl: string, queryId: string): Promise<TableInput[]> {
  const response = await fetch(`${trinoUrl}/v1/query/${queryId}`, { headers: { 'X-Trino-User': 'test' } });
  const info = (await response.json()) as QueryInfo;
  return info.inputs.map(({ table = '', columns, connectorInfo }) => ({
    table,
    columns: columns.map(({ name }) => name).sort(),
    days: (connectorInfo?.partitionIds ?? []).flatMap((id) => /^dt=(.*)$/.exec(id)?.[1] ?? []).sort(),
  }));
}
