import type { Cell, QueryEngine } from '../platform/ports.ts';

/** A query's rows by column name. */
export async function readRows(
  engine: QueryEngine,
  sql: string,
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const { columns, rows } = await engine.query(sql);
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null] as const)),
  );
}
