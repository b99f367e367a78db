import { createHash } from 'node:crypto';
import type { QueryResult } from '../platform/ports.ts';
import { EvidenceQuery } from './answers.ts';
import { type ApiRequest, type ApiResponse, json } from './messages.ts';
import { Problem } from './problem.ts';
import { checkQuery } from './query.ts';
import { evidenceKey, openRun, reuseMinutes } from './run-store.ts';
import { type ApiPorts, type EvidenceWanted, longestAnswer, StillRunning } from './runs.ts';

/**
 * `GET /v1/evidence`: the page on a change, made once in ten minutes for a caller. While its queries run, 202; then a
 * short-lived link to it where objects can be linked to, else the page.
 */
export async function getEvidence(ports: ApiPorts, request: ApiRequest): Promise<ApiResponse> {
  const { wait, ...wanted } = checkQuery(EvidenceQuery, request.query);
  const { caller, base = '' } = request;
  const parameters = Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const now = ports.now();
  const run = await openRun(ports.results, {
    ...{ caller, report: 'evidence', parameters, now, limit: ports.runsPerCaller },
  });
  const key = evidenceKey(caller, run.run_id);
  const bytes = (await ports.results.read(key)) ?? (await make(ports, run.run_id, wanted, now + wait * 1000));
  if (bytes === undefined) {
    const query = new URLSearchParams(parameters).toString();
    const statusUrl = `${base}/v1/evidence${query === '' ? '' : `?${query}`}`;
    const body = { run_id: run.run_id, status: 'running', status_url: statusUrl };
    return json(202, body, { 'retry-after': '1' });
  }
  await ports.results.putIfAbsent(key, bytes);
  if (ports.linkTo !== undefined) {
    const location = await ports.linkTo(key, 'text/html; charset=utf-8');
    return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
  }
  // The page carries a policy of its own: nothing is fetched, nothing runs.
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: new TextDecoder().decode(bytes) };
}

/** @returns undefined while queries are running; every call joins those that run, and has the answers of those before */
async function make(
  { queries, settings, now, evidence }: ApiPorts,
  id: string,
  wanted: EvidenceWanted,
  end: number,
): Promise<Uint8Array | undefined> {
  if (evidence === undefined) throw new Problem(404, 'unknown-path', 'There are no pages here');
  const run = async (sql: string): Promise<QueryResult> => {
    const step = createHash('sha256').update(sql).digest('hex').slice(0, 16);
    const waitSeconds = Math.max(0, (end - now()) / 1000);
    const asked = { key: `${id}:${step}`, waitSeconds, reuseMinutes, limits: longestAnswer };
    const answer = await queries.poll(sql, asked);
    if (answer === undefined) throw new StillRunning();
    return answer;
  };
  try {
    const { text } = await evidence(wanted, run, settings);
    return new TextEncoder().encode(text);
  } catch (error) {
    if (error instanceof StillRunning) return undefined;
    if (error instanceof Error && error.name === 'NothingToShow')
      throw new Problem(404, 'nothing-to-show', 'There is nothing to show', { detail: error.message });
    throw error;
  }
}
