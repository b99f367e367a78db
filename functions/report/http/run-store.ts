import { createHash } from 'node:crypto';
import type { ObjectStore } from '../../platform/ports.ts';
import type { Parameters } from '../parameters.ts';
import type { ReportResult } from '../run-report.ts';

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
  return hash(JSON.stringify([caller, report, sorted, window]));
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A caller's runs lie below the caller's own prefix: nobody finds another's. */
const key = (caller: string, id: string, name: string): string => `runs/${hash(caller)}/${id}/${name}`;
export const csvKey = (caller: string, id: string): string => key(caller, id, 'rows.csv');

/** The run of this request: one begun within the reuse window, else a new one. */
export async function openRun(
  store: ObjectStore,
  asked: { caller: string; report: string; parameters: Parameters; now: number },
): Promise<Run> {
  const { caller, report, parameters, now } = asked;
  const window = Math.floor(now / reuseWindow);
  const before = await findRun(store, caller, runId(caller, report, parameters, window - 1));
  if (before !== undefined && now - before.created_at < reuseWindow) return before;
  const run = { run_id: runId(caller, report, parameters, window), report, parameters, created_at: now };
  await store.putIfAbsent(key(caller, run.run_id, 'run.json'), encode(run));
  return run;
}

export const findRun = (store: ObjectStore, caller: string, id: string): Promise<Run | undefined> =>
  readJson<Run>(store, key(caller, id, 'run.json'));

export const findResult = (store: ObjectStore, caller: string, id: string) =>
  readJson<ReportResult>(store, key(caller, id, 'result.json'));

/** Keeps a finished run's answer: its CSV first, so that an answer that is there has one. */
export async function keepResult(
  store: ObjectStore,
  caller: string,
  id: string,
  result: ReportResult,
  csv: string,
): Promise<void> {
  await store.putIfAbsent(csvKey(caller, id), new TextEncoder().encode(csv));
  await store.putIfAbsent(key(caller, id, 'result.json'), encode(result));
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

async function readJson<T>(store: ObjectStore, name: string): Promise<T | undefined> {
  const bytes = await store.read(name);
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as T);
}
