import { sqlTexts } from '../contract/generated/sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { possibleFinding } from '../findings/read-findings.ts';
import { PageQuery } from './answers.ts';
import { type ApiRequest, type ApiResponse, json, rowsThatFit } from './messages.ts';
import { Problem } from './problem.ts';
import { checkQuery } from './query.ts';
import type { ApiPorts } from './runs.ts';

const listQueries = { findings: 'findings/list', changes: 'reports/changes' } as const;
const shown = { findings: possibleFinding, changes: (row: Row) => row } as const;

/** Seconds a list may take: it is not a run, so there is nothing to come back to. */
const patience = 25;

/** `GET /v1/findings`, `GET /v1/changes`: current state, newest first. */
export async function getList(
  ports: ApiPorts,
  request: ApiRequest,
  list: keyof typeof listQueries,
): Promise<ApiResponse> {
  const { limit, after } = checkQuery(PageQuery, request.query);
  // One row more than asked tells whether there is a next page.
  const sql = bindParameters(sqlTexts[listQueries[list]], { after, last: after + limit + 1 });
  const minute = Math.floor(ports.now() / 60_000);
  const result = await ports.queries.poll(sql, { key: `${list}:${minute}`, waitSeconds: patience });
  if (result === undefined)
    throw new Problem(503, 'still-running', 'The list is not ready yet; ask again', {
      headers: { 'retry-after': '2' },
    });
  const found = rowsByName(result).map(shown[list]);
  const items = rowsThatFit(found.slice(0, limit));
  const next = `${request.base ?? ''}/v1/${list}?after=${after + items.length}&limit=${limit}`;
  return json(200, { items, next: found.length > items.length ? next : null });
}
