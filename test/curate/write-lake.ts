import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quote } from '../../functions/contract/lake/sql.ts';
import { type ColumnType, type TableName, tableSpec } from '../../functions/contract/lake/tables.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { dateOf, type History } from './oracle/rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** A text of all rows could be longer than a text may be. */
const rowsAtOnce = 100_000;
const toLine = (row: Row): string => `${JSON.stringify(row)}\n`;

/** Writes rows, instants in milliseconds, into a lake's table through a local engine. */
export async function writeRows(engine: QueryEngine, table: TableName, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'handback-rows-'));
  const file = join(folder, 'rows.ndjson');
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    appendFileSync(
      file,
      rows
        .slice(start, start + rowsAtOnce)
        .map(toLine)
        .join(''),
    );
  const { columns } = tableSpec(table);
  const types: Readonly<Partial<Record<ColumnType, string>>> = { string: 'varchar', timestamp: 'bigint' };
  const read = [...columns, { name: 'dt', type: 'string' as const }]
    .map(({ name, type }) => `${quote(name)}: ${quote(types[type] ?? type)}`)
    .join(', ');
  const list = columns.map(({ name, type }) =>
    type === 'timestamp' ? `epoch_ms(${name}) as ${name}` : name,
  );
  try {
    await engine.insert(
      table,
      `select ${list.join(', ')}, dt from read_json(${quote(file)}, format = 'newline_delimited', columns = {${read}})`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts events and their ledger into a lake, as ingest would. */
export async function writeHistory(engine: QueryEngine, history: History): Promise<void> {
  const dated = (rows: readonly { readonly occurred_at: number }[]) =>
    rows.map((row) => ({ ...row, object_key: 'exports', dt: dateOf(row.occurred_at) }));
  await writeRows(engine, 'ticket_events', dated(history.tickets));
  await writeRows(engine, 'csat_events', dated(history.csats));
  await writeRows(engine, 'ingest_ledger', ledgerOf(history));
}

function ledgerOf(history: History): Row[] {
  const objects = Map.groupBy([...history.tickets, ...history.csats], ({ object_id }) => object_id);
  return [...objects].map(([object_id, rows]) => {
    const days = rows.map(({ occurred_at }) => dateOf(occurred_at)).sort();
    const arrived_at = rows[0]!.ingested_at;
    return { object_id, arrived_at, first_dt: days[0], last_dt: days.at(-1), dt: dateOf(arrived_at) };
  });
}
