import { quote } from '../contract/lake/sql.ts';
import { mappingKeys, queryKey, type TableQuery } from '../contract/records/landing.ts';
import { eventColumns, problemsOfColumns, type SqlColumn } from '../ingest/sql/event-columns.ts';
import { statementsOf } from '../ingest/sql/statements.ts';
import {
  type Clock,
  EngineBusy,
  type ObjectStore,
  type QueryRunner,
  type StatementRunner,
} from '../platform/ports.ts';
import { eventText, rowText } from './record-text.ts';
import { beginRun, endRun, failRun, readRuns, type UnloadRun } from './runs.ts';
import { newestValue, newRows, watermarkColumn } from './watermark.ts';

export interface UnloadPorts {
  /** Where runs are noted: the lake. */
  readonly store: ObjectStore;
  /** Texts of queries and mappings. */
  readonly mappings: ObjectStore;
  readonly queries: QueryRunner;
  readonly statements: StatementRunner;
  readonly clock: Clock;
  /** How long may be waited now, seconds. */
  readonly secondsLeft: () => number;
}

/** A run that nobody has come back for in so long is given up: its engine has forgotten it. */
const forgottenAfter = 6 * 3_600_000;

/**
 * Writes the new rows of a query into landing, where they are read like any file: one run at a time, and a run that
 * takes longer than a call is joined by the next one.
 * @param location of the query's folder in landing, `s3://bucket/in/desk/tables/`
 * @param since a run that began then or later is enough
 * @returns whether it has ended; else it still runs
 * @throws what makes it fail: a text that is no query, columns that are no fields, the engine's refusal
 */
export async function unloadQuery(
  ports: UnloadPorts,
  query: TableQuery,
  location: string,
  since: number,
): Promise<boolean> {
  const { store, clock } = ports;
  const { open, lastEnded, newest } = await readRuns(store, query);
  if (lastEnded !== undefined && lastEnded.begunAt >= since) return true;
  const isOpen = open !== undefined && clock() - open.begunAt < forgottenAfter;
  const run = isOpen ? open : await beginRun(store, query, clock());
  try {
    const found = await writeRows(ports, query, { run, last: newest, into: `${location}${run.id}.ndjson/` });
    if (found === undefined) return false;
    await endRun(store, query, run, found.newest);
    return true;
  } catch (error) {
    // The run of an engine that is busy can go on; any other would fail again for ever.
    if (!(error instanceof EngineBusy)) await failRun(store, query, run);
    throw error;
  }
}

interface Writing {
  readonly run: UnloadRun;
  /** The newest value of the run before. */
  readonly last: string | null;
  readonly into: string;
}

/** @returns the newest value among the rows written; undefined while a query still runs */
async function writeRows(
  { mappings, queries, statements, secondsLeft }: UnloadPorts,
  query: TableQuery,
  { run, last, into }: Writing,
): Promise<{ newest: string | null } | undefined> {
  const waiting = () => ({ key: run.id, waitSeconds: secondsLeft() });
  const findNewest = async (sql: string): Promise<{ newest: string | null } | undefined> => {
    const answer = await queries.poll(sql, waiting());
    const value = answer?.rows[0]?.[0] ?? null;
    return answer && { newest: value === null ? null : String(value) };
  };
  const rows = await readText(mappings, query);
  const isMapped = await hasMapping(mappings, query);
  const shape = await queries.poll(`select * from (\n${rows}\n) as q limit 0`, waiting());
  if (shape === undefined) return undefined;
  const column = watermarkColumn(query, shape.columns);
  const record = isMapped ? rowText(shape.columns) : eventText(fieldsOf(query, shape.columns));
  const condition = newRows(query, column, last);
  const found =
    column === undefined ? { newest: null } : await findNewest(newestValue(rows, column, condition));
  if (found === undefined) return undefined;
  // Nothing is new.
  if (column !== undefined && found.newest === null) return { newest: last };
  const records = `select ${record} as record\nfrom (\n${rows}\n) as q\nwhere ${condition}`;
  const unload = `unload (\n${records}\n)\nto ${quote(into)}\nwith (format = 'TEXTFILE')`;
  return (await statements.run(unload, waiting())) ? found : undefined;
}

/** The query as its file has it, without a semicolon at its end. @throws when there is not exactly one */
async function readText(mappings: ObjectStore, query: TableQuery): Promise<string> {
  const key = queryKey(query);
  const bytes = await mappings.read(key);
  if (bytes === undefined) throw new Error(`${key}: there is no such object; put the query there`);
  const [statement, second] = statementsOf(new TextDecoder().decode(bytes));
  if (statement === undefined) throw new Error(`${key}: holds no query`);
  if (second !== undefined)
    throw new Error(`${key}:${second.line}: one query is read, and nothing may stand before or behind it`);
  return statement.text;
}

async function hasMapping(mappings: ObjectStore, { source, name }: TableQuery): Promise<boolean> {
  for (const key of mappingKeys({ source, kind: name }))
    if ((await mappings.read(key)) !== undefined) return true;
  return false;
}

/** The columns that are fields of events; the one that tells what is new need not be. @throws naming all that are wrong */
function fieldsOf(query: TableQuery, columns: readonly SqlColumn[]): readonly SqlColumn[] {
  const fields = columns.filter(({ name }) => name !== query.watermark || eventColumns.includes(name));
  const problems = problemsOfColumns(fields);
  if (problems.length > 0) throw new Error(`${queryKey(query)}: ${problems.join('; ')}`);
  return fields;
}
