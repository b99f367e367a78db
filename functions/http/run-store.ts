import { createHash } from 'node:crypto';
import { hashOf } from '../contract/records/hash-of.ts';
import { fromJsonBytes, toJsonBytes } from '../contract/records/json-bytes.ts';
import type { Cell, ObjectStore } from '../platform/ports.ts';
import type { Parameters } from '../report/parameters.ts';
import { csvPieces } from '../report/render/csv.ts';
import type { ReportResult } from '../report/run-report.ts';
import { Problem } from './problem.ts';

/** A run as it was asked for. */
export interface Run {
  readonly run_id: string;
  readonly report: string;
  readonly parameters: Parameters;
  /** Milliseconds since 1970 UTC. */
  readonly created_at: number;
}

/** The same request within so long is the same run. */
export const reuseMinutes = 10;
const reuseWindow = reuseMinutes * 60_000;

/**
 * Identity of a run: 32 hex characters of caller, report, parameters and reuse window (counted from 1970).
 * Parameters in any order are the same.
 */
export function runId(caller: string, report: string, parameters: Parameters, window: number): string {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return hashOf([caller, report, sorted, window]);
}

/** Whether a text can be a run's id: nothing else becomes part of a key. */
export const isRunId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A caller's runs lie below the caller's own prefix: nobody finds another's. */
const key = (caller: string, id: string, name: string): string => `runs/${hash(caller)}/${id}/${name}`;
export const csvKey = (caller: string, id: string, isGuarded = true): string =>
  key(caller, id, isGuarded ? 'rows.csv' : 'rows-as-they-are.csv');

export const evidenceKey = (caller: string, id: string): string => key(caller, id, 'evidence.html');

/** The run of this request: one begun within the reuse window, else a new one. @throws Problem 429 */
export async function openRun(
  store: ObjectStore,
  asked: { caller: string; report: string; parameters: Parameters; now: number; limit?: number | undefined },
): Promise<Run> {
  const { caller, report, parameters, now, limit } = asked;
  const window = Math.floor(now / reuseWindow);
  const before = await findRun(store, caller, runId(caller, report, parameters, window - 1));
  if (before !== undefined && now - before.created_at < reuseWindow) return before;
  const run = { run_id: runId(caller, report, parameters, window), report, parameters, created_at: now };
  if (limit !== undefined)
    await countRun(store, `runs/${hash(caller)}/started/${window}/`, run.run_id, limit);
  await store.putIfAbsent(key(caller, run.run_id, 'run.json'), toJsonBytes(run));
  return run;
}

/** Counts a run of a window of time. @throws Problem 429 when it is one too many */
async function countRun(store: ObjectStore, prefix: string, id: string, limit: number): Promise<void> {
  const started = new Set<string>();
  for await (const { key: each } of store.list(prefix)) started.add(each.slice(prefix.length));
  if (started.has(id)) return;
  if (started.size >= limit)
    throw new Problem(429, 'too-many-runs', 'Too many reports were started', {
      detail: `a caller may start ${limit} reports in ${reuseMinutes} minutes`,
      headers: { 'retry-after': '60' },
    });
  await store.putIfAbsent(`${prefix}${id}`, new Uint8Array());
}

export const findRun = (store: ObjectStore, caller: string, id: string): Promise<Run | undefined> =>
  readJson<Run>(store, key(caller, id, 'run.json'));

/** A finished run's answer; its rows lie beside it. */
export interface KeptAnswer extends Omit<ReportResult, 'rows'> {
  readonly count_rows: number;
}

export const findAnswer = (store: ObjectStore, caller: string, id: string) =>
  readJson<KeptAnswer>(store, key(caller, id, 'result.json'));

/** Rows of one object: the most that a page has, so that it lies in two of them at most. */
const rowsPerObject = 5000;
const rowsKey = (caller: string, id: string, no: number): string =>
  key(caller, id, `rows/${String(no).padStart(6, '0')}.json`);

/** Keeps a finished run's answer: its CSV and its rows first, so that an answer that is there has them. */
export async function keepAnswer(
  store: ObjectStore,
  caller: string,
  id: string,
  { rows, ...answer }: ReportResult,
): Promise<KeptAnswer> {
  const csv = [...csvPieces({ columns: answer.columns, rows })].map((piece) => Buffer.from(piece));
  await store.putIfAbsent(csvKey(caller, id), Buffer.concat(csv));
  const objects = Math.ceil(rows.length / rowsPerObject);
  const put = (no: number) =>
    store.putIfAbsent(
      rowsKey(caller, id, no),
      toJsonBytes(rows.slice(no * rowsPerObject, (no + 1) * rowsPerObject)),
    );
  await Promise.all(Array.from({ length: objects }, (_, no) => put(no)));
  const kept = { ...answer, count_rows: rows.length };
  await store.putIfAbsent(key(caller, id, 'result.json'), toJsonBytes(kept));
  return kept;
}

/** Rows of an answer from `after` on. */
export async function readPage(
  store: ObjectStore,
  caller: string,
  id: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly (readonly Cell[])[]> {
  const first = Math.floor(after / rowsPerObject);
  const last = Math.floor((after + limit - 1) / rowsPerObject);
  const read = (no: number) => readJson<Cell[][]>(store, rowsKey(caller, id, no));
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const objects = await Promise.all(numbers.map(read));
  const from = after - first * rowsPerObject;
  return objects.flatMap((rows) => rows ?? []).slice(from, from + limit);
}

/** Keeps the CSV without a guard against formulas, which few ask for. @returns its key */
export async function keepUnguarded(
  store: ObjectStore,
  caller: string,
  id: string,
  { columns, count_rows }: KeptAnswer,
): Promise<string> {
  const rows = await readPage(store, caller, id, { after: 0, limit: count_rows });
  const csv = [...csvPieces({ columns, rows }, { isGuarded: false })].map((piece) => Buffer.from(piece));
  await store.putIfAbsent(csvKey(caller, id, false), Buffer.concat(csv));
  return csvKey(caller, id, false);
}

async function readJson<T>(store: ObjectStore, name: string): Promise<T | undefined> {
  const bytes = await store.read(name);
  return bytes === undefined ? undefined : (fromJsonBytes(bytes) as T);
}
