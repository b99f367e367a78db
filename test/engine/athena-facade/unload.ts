import type { TrinoClient, TrinoResult } from '../servers/trino-client.ts';
import { AthenaFault } from './errors.ts';

const statement = /^unload\s*\(([\s\S]*)\)\s*to\s*'(s3:\/\/[^']+)'\s*with\s*\(([\s\S]*)\)$/i;
const formats = ['PARQUET', 'ORC', 'AVRO', 'JSON', 'TEXTFILE'];

/** An UNLOAD statement, taken apart. */
export interface Unload {
  readonly query: string;
  /** A folder. */
  readonly location: string;
  readonly format: string;
}

/** @returns undefined for another statement. @throws AthenaFault for one that Athena would not take */
export function unloadOf(sql: string): Unload | undefined {
  if (!/^unload\b/i.test(sql)) return undefined;
  const [, query, location, properties] = statement.exec(sql) ?? [];
  if (query === undefined || location === undefined) throw new AthenaFault('mismatched input in UNLOAD');
  const format = /format\s*=\s*'(\w+)'/i.exec(properties ?? '')?.[1]?.toUpperCase() ?? '';
  if (!formats.includes(format)) throw new AthenaFault(`Unsupported format ${format} for UNLOAD`);
  return { query, location, format };
}

interface Unloading {
  readonly trino: TrinoClient;
  readonly putResult: (location: string, text: string) => Promise<void>;
  readonly execution: { readonly id: string; readonly database: string; readonly outputLocation: string };
  readonly watch: Parameters<TrinoClient['run']>[2];
}

/**
 * Writes as Athena does, through a table that is dropped at once: its files stay, and stand in a manifest beside the
 * results, a line each. A folder with files is refused.
 */
export async function runUnload(
  { query, location, format }: Unload,
  { trino, putResult, execution, watch }: Unloading,
): Promise<{ result: TrinoResult; manifestLocation: string }> {
  const { id, database, outputLocation } = execution;
  const table = `unload_${id.replaceAll('-', '')}`;
  const create = `create table ${table} with (external_location = '${location}', format = '${format}') as\n${query}`;
  const result = await trino.run(create, database, watch);
  const { rows } = await trino.run(`select distinct "$path" from ${table} order by 1`, database);
  await trino.run(`drop table ${table}`, database);
  const manifestLocation = outputLocation.replace(/\.csv$/, '-manifest.csv');
  await putResult(manifestLocation, rows.map(([path]) => `${path}\n`).join(''));
  return { result: { ...result, columns: [], rows: [] }, manifestLocation };
}
