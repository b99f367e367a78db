import type { Settings } from '../../contract/settings.ts';
import type { Clock, ObjectStore, QueryRunner } from '../../platform/ports.ts';
import { findReport } from '../catalogue.ts';
import { renderCsv } from '../render/csv.ts';
import { type ReportResult, runReport } from '../run-report.ts';
import { Problem } from './problem.ts';
import { findResult, findRun, keepResult, type Run, reuseMinutes } from './run-store.ts';

/** What the API needs of the outside. */
export interface ApiPorts {
  readonly queries: QueryRunner;
  /** Where runs and their answers are kept. */
  readonly results: ObjectStore;
  readonly settings: Settings;
  readonly now: Clock;
  /** A short-lived link to an object of `results`, where objects can be linked to. */
  readonly linkTo?: (key: string) => Promise<string>;
  /** Takes errors that the caller is not told about. */
  readonly log?: (error: unknown) => void;
}

/** The query is still running: not an error, but it ends the work of this request. */
class StillRunning extends Error {
  override readonly name = 'StillRunning';
}

/** @throws Problem 404 for a run that is none, or another caller's. */
export async function requireRun(ports: ApiPorts, caller: string, id: string): Promise<Run> {
  const run = await findRun(ports.results, caller, id);
  if (run === undefined) throw new Problem(404, 'unknown-run', 'There is no such run');
  return run;
}

/**
 * The run's answer, or undefined while it is running after `waitSeconds`. Every call joins the same queries, so
 * no process has to live as long as they do.
 */
export async function awaitResult(
  ports: ApiPorts,
  caller: string,
  run: Run,
  waitSeconds: number,
): Promise<ReportResult | undefined> {
  const kept = await findResult(ports.results, caller, run.run_id);
  if (kept !== undefined) return kept;
  const end = ports.now() + waitSeconds * 1000;
  try {
    const result = await runReport(
      findReport(run.report),
      run.parameters,
      ports.settings,
      async (sql, step) => {
        const answer = await ports.queries.poll(sql, {
          key: `${run.run_id}:${step}`,
          waitSeconds: Math.max(0, (end - ports.now()) / 1000),
          reuseMinutes,
        });
        if (answer === undefined) throw new StillRunning();
        return answer;
      },
    );
    await keepResult(ports.results, caller, run.run_id, result, renderCsv(result));
    return result;
  } catch (error) {
    if (error instanceof StillRunning) return undefined;
    throw error;
  }
}
