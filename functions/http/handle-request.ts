import { reports } from '../report/catalogue.ts';
import { describeReport } from '../report/parameters.ts';
import { NoQuery } from './answers.ts';
import { getEvidence } from './evidence-route.ts';
import { postMark } from './finding-routes.ts';
import { getList } from './list-routes.ts';
import { type ApiRequest, type ApiResponse, json } from './messages.ts';
import { openApiDocument } from './openapi.ts';
import { Problem, problemOf, problemResponse } from './problem.ts';
import { checkQuery } from './query.ts';
import { getCsv, getReport, getRun, postRun } from './run-routes.ts';
import type { ApiPorts } from './runs.ts';

type Answer = (ports: ApiPorts, request: ApiRequest, name: string) => Promise<ApiResponse> | ApiResponse;

/** The whole API. `[^/]+` is the one name a path carries. */
const routes: readonly { readonly method: 'GET' | 'POST'; readonly path: RegExp; readonly answer: Answer }[] =
  [
    { method: 'GET', path: /^\/v1\/reports$/, answer: getCatalogue },
    { method: 'POST', path: /^\/v1\/reports\/([^/]+)\/runs$/, answer: postRun },
    { method: 'GET', path: /^\/v1\/reports\/([^/]+)$/, answer: getReport },
    { method: 'GET', path: /^\/v1\/runs\/([^/]+)$/, answer: getRun },
    { method: 'GET', path: /^\/v1\/runs\/([^/]+)\/rows\.csv$/, answer: getCsv },
    {
      method: 'GET',
      path: /^\/v1\/findings$/,
      answer: (...given) => getList(given[0], given[1], 'findings'),
    },
    {
      method: 'POST',
      path: /^\/v1\/findings\/acknowledge$/,
      answer: (...given) => postMark(given[0], given[1], 'acknowledged'),
    },
    {
      method: 'POST',
      path: /^\/v1\/findings\/dismiss$/,
      answer: (...given) => postMark(given[0], given[1], 'dismissed'),
    },
    { method: 'GET', path: /^\/v1\/changes$/, answer: (...given) => getList(given[0], given[1], 'changes') },
    { method: 'GET', path: /^\/v1\/evidence$/, answer: getEvidence },
    { method: 'GET', path: /^\/v1\/openapi\.json$/, answer: getOpenApi },
  ];

/** Answers any request; never throws. Errors are problem+json (RFC 9457). */
export async function handleRequest(request: ApiRequest, ports: ApiPorts): Promise<ApiResponse> {
  try {
    return await route(request, ports);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) ports.log?.(error);
    return problemResponse(problem);
  }
}

async function route(request: ApiRequest, ports: ApiPorts): Promise<ApiResponse> {
  const matching = routes.filter(({ path }) => path.test(request.path));
  if (matching.length === 0) throw new Problem(404, 'unknown-path', 'There is nothing here');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = matching.find((candidate) => candidate.method === method);
  if (found === undefined) {
    const allow = matching.map((candidate) => candidate.method).join(', ');
    throw new Problem(405, 'wrong-method', `Only ${allow} is possible here`, { headers: { allow } });
  }
  return found.answer(ports, request, decodeName(found.path.exec(request.path)?.[1] ?? ''));
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (cause) {
    throw new Problem(404, 'unknown-path', 'There is nothing here', { cause });
  }
}

function getCatalogue(_: ApiPorts, request: ApiRequest): ApiResponse {
  checkQuery(NoQuery, request.query);
  return json(200, {
    reports: reports.map(describeReport),
  });
}

function getOpenApi(_: ApiPorts, request: ApiRequest): ApiResponse {
  checkQuery(NoQuery, request.query);
  return json(200, openApiDocument());
}
