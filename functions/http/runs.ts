import type { Settings } from '../contract/definitions/settings.ts';
import type { Clock, ObjectStore, QueryEngine, QueryResult, QueryRunner } from '../platform/ports.ts';
import { findReport, type Report } from '../report/catalogue.ts';
import { runReport } from '../report/run-report.ts';
import { Problem } from './problem.ts';
import {
  findAnswer,
  findRun,
  isRunId,
  type KeptAnswer,
  keepAnswer,
  type Run,
  reuseMinutes,
} from './run-store.ts';

/** What a page is asked to be about; what is left open is chosen. */
export interface EvidenceWanted {
  readonly change?: string | undefined;
  readonly brand?: string | undefined;
  readonly scope?: string | undefined;
}

/** Makes the evidence page, whole HTML; what is not there to be shown is an error named NothingToShow. */
export type MakeEvidence = (
  wanted: EvidenceWanted,
  run: (sql: string) => Promise<QueryResult>,
  settings: Settings,
) => Promise<{ readonly text: string }>;

/** What the API needs of the outside. */
export interface ApiPorts {
  readonly queries: QueryRunner;
  /** Keeps what callers say of findings. */
  readonly engine: Pick<QueryEngine, 'query' | 'insert'>;
  /** Where runs and their answers are kept. */
  readonly results: ObjectStore;
  readonly settings: Settings;
  readonly now: Clock;
  /** New runs that a caller may start within the reuse window; any number, when absent. */
  readonly runsPerCaller?: number;
  /** A short-lived link to an object of `results`, where objects can be linked to. */
  readonly linkTo?: (key: string, contentType?: string) => Promise<string>;
  /** Makes evidence pages, where there are any. */
  readonly evidence?: MakeEvidence;
  /** Takes errors that the caller does not see. */
  readonly log?: (error: unknown) => void;
}

/** What is read within API Gateway's 29 seconds and a function's memory. */
export const longestAnswer = { rows: 300_000, bytes: 100_000_000 } as const;

/** How a report with too many rows is made one with fewer. */
function tooManyRows({ name, by, filters, parameters }: Report): Problem {
  const narrower = [
    'fewer days (from, to)',
    ...(by === undefined ? [] : ['fewer dimensions (by)']),
    ...(filters.length === 0 ? [] : [`one ${filters.slice(0, 3).join(', one ')}`]),
    ...(parameters.some(({ name: parameter }) => parameter === 'metric') ? ['one metric'] : []),
  ];
  const most = longestAnswer.rows.toLocaleString('en');
  return new Problem(422, 'too-many-rows', 'The answer is too long', {
    detail: `${name} has more than ${most} rows, or 100 MB of them; ask for ${narrower.join(', or ')}`,
  });
}

/** The query is still running: not an error, but it ends the work of this request. */
export class StillRunning extends Error {
  override readonly name = 'StillRunning';
}

/** @throws Problem 404 for a run that is none, or another caller's. */
export async function requireRun(ports: ApiPorts, caller: string, id: string): Promise<Run> {
  const run = isRunId(id) ? await findRun(ports.results, caller, id) : undefined;
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
): Promise<KeptAnswer | undefined> {
  const kept = await findAnswer(ports.results, caller, run.run_id);
  if (kept !== undefined) return kept;
  const end = ports.now() + waitSeconds * 1000;
  const report = findReport(run.report);
  try {
    const result = await runReport(report, run.parameters, ports.settings, async (sql, step) => {
      const answer = await ports.queries.poll(sql, {
        key: `${run.run_id}:${step}`,
        waitSeconds: Math.max(0, (end - ports.now()) / 1000),
        reuseMinutes,
        limits: longestAnswer,
      });
      if (answer === undefined) throw new StillRunning();
      if (answer.isCut === true || answer.rows.length > longestAnswer.rows) throw tooManyRows(report);
      return answer;
    });
    return await keepAnswer(ports.results, caller, run.run_id, result);
  } catch (error) {
    if (error instanceof StillRunning) return undefined;
    throw error;
  }
}
