import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  type Coverage,
  type ShownThing,
  shownThings,
} from '../../functions/contract/definitions/coverage.ts';
import { defaultSettings, type Settings } from '../../functions/contract/definitions/settings.ts';
import { coverageKey } from '../../functions/contract/lake/lake-keys.ts';
import { type TableName, tableSpec } from '../../functions/contract/lake/tables.ts';
import { addDays, type Day } from '../../functions/contract/records/instant.ts';
import { encodeCoverage } from '../../functions/curate/coverage/coverage-object.ts';
import { insertsOf } from '../../functions/curate/statements.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a lake holds, hand-written: rows by table. `times: n` makes n rows of one; `{i}` in a text is its number. */
export interface TinyLake {
  readonly known_at: string;
  readonly tables: Partial<Record<TableName, readonly Values[]>>;
  /** What sources show; one that is not named shows everything. */
  readonly coverage?: Readonly<Record<string, readonly ShownThing[]>>;
}

const dims = {
  brand: 'acme',
  market: 'DE',
  channel: 'chat',
  queue: 'general',
  intent: 'refunds',
  language: 'de',
  priority: 'normal',
};
const runId = 'run-1';

/** What a row says when the case does not. */
const defaults: Partial<Record<TableName, Values>> = {
  episode_runs: {
    run_id: runId,
    source: 'desk',
    episode_no: 1,
    ...dims,
    count_human_messages: 0,
    handling_cost: 0,
  },
  survey_runs: { run_id: runId, episode_no: 1, survey_source: 'desk', survey_event_no: 1 },
  handling_runs: { run_id: runId, episode_no: 1, cost_before: 0 },
  ingest_ledger: { bucket: 'local', attempt: 0, records_in: 0, accepted: 0, quarantined: 0, repeated: 0 },
};

/** The day a row lies in, by table. */
const dayColumns: Partial<Record<TableName, string>> = {
  episode_runs: 'started_at',
  ticket_events: 'occurred_at',
  csat_events: 'occurred_at',
  routing_changes: 'occurred_at',
  ingest_ledger: 'arrived_at',
  quarantine: 'ingested_at',
  erasures: 'requested_at',
  retractions: 'requested_at',
  evaluations: 'known_on',
};

/** Writes the rows as Parquet, with a commit over all days from the first to the last episode. */
export async function writeTinyLake(
  { known_at, tables, coverage: shown = {} }: TinyLake,
  settings: Settings = defaultSettings,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-tiny-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const all = {
    ...tables,
    commits: commitRows(known_at, tables.episode_runs ?? [], tables.ingest_ledger ?? []),
  };
  for (const [table, given] of Object.entries(all) as [TableName, readonly Values[]][]) {
    const rows = given.flatMap((row) => expand(table, row));
    if (rows.length === 0) continue;
    const file = join(folder, `${table}.ndjson`);
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    await connection.run(copyStatement(folder, table, file));
    rmSync(file);
  }
  connection.closeSync();
  instance.closeSync();
  const coverage = coverageOf(tables.episode_runs ?? [], shown);
  mkdirSync(join(folder, 'coverage'));
  writeFileSync(join(folder, coverageKey(runId)), encodeCoverage(runId, coverage));
  await storeFacts(folder, all.commits, coverage, settings);
  return folder;
}

function coverageOf(
  episodes: readonly Values[],
  shown: Readonly<Record<string, readonly ShownThing[]>>,
): Coverage {
  const sources = new Set(episodes.map(({ source }) => String(source ?? 'desk')));
  return new Map([...sources].map((source) => [source, new Set(shown[source] ?? shownThings)]));
}

/** What curate makes of the episodes, surveys and handling that the case names. */
async function storeFacts(
  folder: string,
  days: readonly Values[],
  coverage: Coverage,
  settings: Settings,
): Promise<void> {
  const [from, to] = [days[0]?.day, days.at(-1)?.day];
  if (from === undefined || to === undefined) return;
  const engine = await openDuckDbEngine({ folder });
  const inserts = insertsOf({ runId, knownAt: 0, from: String(from), to: String(to), coverage }, settings);
  const { sql } = inserts.find(({ table }) => table === 'fact_runs')!;
  await engine.insert('fact_runs', sql);
  await engine.close();
}

/** The lake, open; `close` removes it. */
export async function openTinyLake(
  lake: TinyLake,
  settings: Settings = defaultSettings,
): Promise<DuckDbEngine & { readonly folder: string }> {
  const folder = await writeTinyLake(lake, settings);
  const engine = await openDuckDbEngine({ folder });
  const close = async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  };
  return { ...engine, folder, close };
}

function expand(table: TableName, { times = 1, ...row }: Values): Values[] {
  return Array.from({ length: Number(times) }, (_, index) => {
    const filled = Object.entries({ ...defaults[table], ...row }).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('{i}', String(index + 1)) : value,
    ]);
    const own: Values = Object.fromEntries(filled);
    const dayColumn = dayColumns[table];
    return { ...(dayColumn ? { dt: String(own[dayColumn]).slice(0, 10) } : {}), ...own };
  });
}

function commitRows(known_at: string, episodes: readonly Values[], ledger: readonly Values[]): Values[] {
  const days = episodes.map((row) => String(row.started_at).slice(0, 10)).sort();
  const [first] = days;
  if (first === undefined) return [];
  const range: Day[] = [];
  for (let day: Day = first; day <= days.at(-1)!; day = addDays(day, 1)) range.push(day);
  const eventDays = ledger.map(({ last_dt }) => last_dt).filter((day) => typeof day === 'string');
  const last_event_day = eventDays.sort().at(-1) ?? null;
  return range.map((day) => ({
    sequence: 1,
    run_id: runId,
    known_at,
    committed_at: known_at,
    definition_versions: '{"csat":"v1"}',
    day,
    day_run_id: runId,
    last_event_day,
  }));
}

function copyStatement(folder: string, table: TableName, file: string): string {
  const { columns, partition } = tableSpec(table);
  const types = {
    string: 'VARCHAR',
    bigint: 'BIGINT',
    double: 'DOUBLE',
    boolean: 'BOOLEAN',
    timestamp: 'TIMESTAMP',
    date: 'DATE',
  };
  const fields = columns.map(({ name, type }) => `"${name}": '${types[type]}'`);
  const all = [...fields, ...(partition === undefined ? [] : ["dt: 'VARCHAR'"])];
  const source = `select * from read_json('${file}', format = 'newline_delimited', columns = {${all.join(', ')}})`;
  if (partition !== undefined)
    return `copy (${source}) to '${join(folder, table)}' (format parquet, partition_by (dt), filename_pattern 'f-{i}')`;
  mkdirSync(join(folder, table), { recursive: true });
  return `copy (${source}) to '${join(folder, table, '0.parquet')}' (format parquet)`;
}
