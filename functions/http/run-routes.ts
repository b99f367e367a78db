import { findReport } from '../report/catalogue.ts';
import { checkParameters, checkTextParameters } from '../report/parameters.ts';
import { CsvQuery, NoQuery, RunQuery, WaitQuery } from './answers.ts';
import { type ApiRequest, type ApiResponse, json, rowsThatFit } from './messages.ts';
import { checkQuery } from './query.ts';
import { readBody } from './read-body.ts';
import { csvKey, type KeptAnswer, keepUnguarded, openRun, type Run, readPage } from './run-store.ts';
import { type ApiPorts, awaitResult, requireRun } from './runs.ts';

/** `POST /v1/reports/{name}/runs` */
export async function postRun(ports: ApiPorts, request: ApiRequest, name: string): Promise<ApiResponse> {
  checkQuery(NoQuery, request.query);
  const report = findReport(name);
  const parameters = checkParameters(report, readBody(request.body));
  const run = await openRun(ports.results, {
    caller: request.caller,
    report: name,
    parameters,
    now: ports.now(),
    limit: ports.runsPerCaller,
  });
  await awaitResult(ports, request.caller, run, 0);
  return accepted(run, request, { location: statusUrl(run, request) });
}

/** `GET /v1/reports/{name}` */
export async function getReport(ports: ApiPorts, request: ApiRequest, name: string): Promise<ApiResponse> {
  const report = findReport(name);
  const { wait: waitText, ...given } = request.query;
  const { wait } = checkQuery(WaitQuery, waitText === undefined ? {} : { wait: waitText });
  const parameters = checkTextParameters(report, given);
  const { caller } = request;
  const run = await openRun(ports.results, {
    ...{ caller, report: name, parameters },
    ...{ now: ports.now(), limit: ports.runsPerCaller },
  });
  const result = await awaitResult(ports, caller, run, wait);
  if (result === undefined) return accepted(run, request);
  if (wantsCsv(request)) return csvOf(ports, request, run, result, true);
  return answer(ports, request, run, result, { limit: 1000, after: 0 });
}

/** `GET /v1/runs/{run_id}` */
export async function getRun(ports: ApiPorts, request: ApiRequest, id: string): Promise<ApiResponse> {
  const { limit, after, wait } = checkQuery(RunQuery, request.query);
  const run = await requireRun(ports, request.caller, id);
  const result = await awaitResult(ports, request.caller, run, wait);
  if (result === undefined) return accepted(run, request);
  return answer(ports, request, run, result, { limit, after });
}

/** `GET /v1/runs/{run_id}/rows.csv` */
export async function getCsv(ports: ApiPorts, request: ApiRequest, id: string): Promise<ApiResponse> {
  const { wait, formula_guard } = checkQuery(CsvQuery, request.query);
  const isGuarded = formula_guard === 'on';
  const run = await requireRun(ports, request.caller, id);
  const result = await awaitResult(ports, request.caller, run, wait);
  if (result === undefined) return accepted(run, request);
  return csvOf(ports, request, run, result, isGuarded);
}

/** True when CSV is asked for, and JSON is not. */
const wantsCsv = ({ accept = '' }: ApiRequest): boolean => /text\/csv/i.test(accept) && !/json/i.test(accept);

/** The rows as CSV: a short-lived link to them where objects can be linked to, else the rows. */
async function csvOf(
  ports: ApiPorts,
  { caller }: ApiRequest,
  run: Run,
  result: KeptAnswer,
  isGuarded: boolean,
): Promise<ApiResponse> {
  const key = isGuarded
    ? csvKey(caller, run.run_id)
    : await keepUnguarded(ports.results, caller, run.run_id, result);
  if (ports.linkTo !== undefined) {
    const location = await ports.linkTo(key);
    return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
  }
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${run.report}.csv"`,
      'cache-control': 'no-store',
    },
    body: new TextDecoder().decode(await ports.results.read(key)),
  };
}

const statusUrl = (run: Run, { base = '' }: ApiRequest): string => `${base}/v1/runs/${run.run_id}`;

const accepted = (
  run: Run,
  request: ApiRequest,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse =>
  json(
    202,
    { run_id: run.run_id, status: 'running', status_url: statusUrl(run, request) },
    { 'retry-after': '1', ...headers },
  );

async function answer(
  ports: ApiPorts,
  request: ApiRequest,
  run: Run,
  result: KeptAnswer,
  page: { limit: number; after: number },
): Promise<ApiResponse> {
  const url = statusUrl(run, request);
  const rows = rowsThatFit(await readPage(ports.results, request.caller, run.run_id, page));
  const end = page.after + rows.length;
  const next = `${url}?after=${end}&limit=${page.limit}`;
  return json(200, {
    run_id: run.run_id,
    status: 'succeeded',
    ...result,
    // Answers that an earlier version kept have none.
    warnings: result.warnings ?? [],
    rows,
    next: end < result.count_rows && rows.length > 0 ? next : null,
    rows_csv_url: `${url}/rows.csv`,
  });
}
