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

/** Writes as Athena does, through a table that is dropped at once: its files stay. A folder with files is refused. */
export async function runUnload(
  trino: TrinoClient,
  { query, location, format }: Unload,
  database: string,
  id: string,
  watch: Parameters<TrinoClient['run']>[2],
): Promise<TrinoResult> {
  const table = `unload_${id.replaceAll('-', '')}`;
  const create = `create table ${table} with (external_location = '${location}', format = '${format}') as\n${query}`;
  const result = await trino.run(create, database, watch);
  await trino.run(`drop table ${table}`, database);
  return { ...result, columns: [], rows: [] };
}
