import { html } from '../evidence/page/html.ts';
import type { ApiRequest, ApiResponse } from '../http/messages.ts';
import { Problem, problemOf } from '../http/problem.ts';
import type { ApiPorts } from '../http/runs.ts';
import { renderCsv } from '../report/render/csv.ts';
import { docsPage } from './docs-page.ts';
import { frontPage } from './front-page.ts';
import { layOutPage, policy } from './layout.ts';
import { catalogue, reportPage, runLinked } from './report-page.ts';

const pagePaths = /^\/(?:|docs|evidence|reports(?:\/[^/]+)?)$/;

/** Paths of pages, and whatever else a browser asks for beside the API: who mistypes a path gets words with a way back. */
export const isPage = ({ path, accept = '' }: ApiRequest): boolean =>
  pagePaths.test(path) || (!/^\/v1(?:\/|$)/.test(path) && /\btext\/html\b/i.test(accept));

/** Answers a request for a page; never throws. Pages read, and run no script. */
export async function answerHome(request: ApiRequest, ports: ApiPorts): Promise<ApiResponse> {
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Problem(405, 'wrong-method', 'Pages are only read', { headers: { allow: 'GET' } });
    return await pageOf(request, ports);
  } catch (error) {
    const { status, title, message } = problemOfPage(error);
    if (status >= 500) ports.log?.(error);
    return page(layOutPage(title, html`<p>${message}</p>`), status);
  }
}

/** What `NothingToShow` says is for whoever asked. */
const problemOfPage = (error: unknown): Problem =>
  error instanceof Error && error.name === 'NothingToShow'
    ? new Problem(404, 'nothing-to-show', 'There is nothing to show', { detail: error.message })
    : problemOf(error);

async function pageOf({ path, query }: ApiRequest, { engine, settings }: ApiPorts): Promise<ApiResponse> {
  if (path === '/') return page(await frontPage(engine, settings));
  if (path === '/docs') return page(docsPage());
  if (path === '/reports') return page(catalogue());
  if (path === '/evidence') {
    const { change, brand, scope } = query;
    // Drawing takes its time to load: other pages, and other commands, need not wait for it.
    const { renderEvidence } = await import('../evidence/render-evidence.ts');
    const { text } = await renderEvidence({ change, brand, scope }, (sql) => engine.query(sql), settings);
    // It carries a policy of its own, by the hash of its style.
    return { ...page(text), headers: htmlHeaders };
  }
  if (!pagePaths.test(path)) throw new Problem(404, 'unknown-path', 'There is nothing here');
  const [, name = '', csv] = /^\/reports\/([^/]+?)(\.csv)?$/.exec(path) ?? [];
  const result = await runLinked(name, query, engine, settings);
  if (csv === undefined) return page(await reportPage(result, query, engine));
  const disposition = `attachment; filename="${result.report}.csv"`;
  return {
    status: 200,
    headers: { ...csvHeaders, 'content-disposition': disposition },
    body: renderCsv(result),
  };
}

const htmlHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;
const csvHeaders = {
  'content-type': 'text/csv; charset=utf-8; header=present',
  'cache-control': 'no-store',
} as const;

const page = (body: string, status = 200): ApiResponse => ({
  status,
  headers: { ...htmlHeaders, 'content-security-policy': policy },
  body,
});
