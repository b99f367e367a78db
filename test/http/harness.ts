import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import {
  Catalogue,
  MarkAnswer,
  Page,
  ProblemBody,
  RunAccepted,
  RunAnswer,
} from '../../functions/http/answers.ts';
import { handleRequest } from '../../functions/http/handle-request.ts';
import type { ApiResponse } from '../../functions/http/messages.ts';
import { openApiDocument } from '../../functions/http/openapi.ts';
import type { ApiPorts } from '../../functions/http/runs.ts';
import { createBackgroundQueries } from '../../functions/platform/local/background-queries.ts';
import type { Cell, QueryEngine } from '../../functions/platform/ports.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';
import type { TinyLake } from '../report/tiny-lake.ts';

/** 30 tickets of two markets, half of them claimed. */
export const thirtyTickets: TinyLake = {
  known_at: '2026-06-01T06:00:00Z',
  tables: {
    episode_runs: ['DE', 'FR'].map((market, index) => ({
      times: 15,
      ticket_key: `desk:${market}{i}`,
      market,
      started_at: `2026-03-0${index + 2}T10:00:00Z`,
      first_handler: 'ai',
      handler_kind: 'ai',
      resolution: 'open',
    })),
    routing_changes: [
      {
        event_id: 'e1',
        source: 'ops',
        change_id: 'c1',
        occurred_at: '2026-03-01T00:00:00Z',
        effective_at: '2026-03-02T00:00:00Z',
        kind: 'ai_rollout',
        selector: '{"market":["DE"]}',
        ingested_at: '2026-03-01T00:00:00Z',
        object_id: 'o',
        object_key: 'k',
        record_no: 1,
      },
    ],
  },
};

export const apiPorts = (engine: QueryEngine, more: Partial<ApiPorts> = {}): ApiPorts => ({
  queries: createBackgroundQueries(engine),
  engine,
  results: createMemoryStore(),
  settings: defaultSettings,
  now: () => Date.UTC(2026, 5, 1, 12),
  ...more,
});

const schemas = { Catalogue, RunAccepted, RunAnswer, Page, MarkAnswer, Problem: ProblemBody } as const;
interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { schema: { $ref?: string } }> }>;
}
const paths = openApiDocument().paths as Record<string, Record<string, Operation>>;

/** What a test reads of an answer; which of it is there depends on the call. */
interface Answered {
  readonly run_id: string;
  readonly status: string | number;
  readonly status_url: string;
  readonly rows_csv_url: string;
  readonly next: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly items: readonly Record<string, Cell>[];
  readonly reports: readonly { readonly name: string }[];
  readonly paths: Record<string, unknown>;
  readonly detail: string;
  readonly invalid_parameters: readonly { readonly name: string }[];
}

/** One call; the answer must be a documented one, its body as documented. */
export async function call(
  ports: ApiPorts,
  method: string,
  url: string,
  more: { body?: string; caller?: string } = {},
): Promise<ApiResponse & { readonly json: Answered }> {
  const [path = '', query = ''] = url.split('?');
  const response = await handleRequest(
    { method, path, query: Object.fromEntries(new URLSearchParams(query)), caller: 'local', ...more },
    ports,
  );
  checkDocumented(method, path, response);
  const isJson = response.headers['content-type']?.includes('json') === true;
  return { ...response, json: JSON.parse(isJson ? response.body : '{}') as Answered };
}

/** @throws when the OpenAPI document does not have such an answer of that call */
export function checkDocumented(method: string, path: string, response: ApiResponse): void {
  const template = path.replace(/^\/v1\/runs\/[^/]+/, '/v1/runs/{run_id}');
  const operation = paths[template]?.[method.toLowerCase()];
  if (operation === undefined) return;
  const documented = operation.responses[response.status];
  if (documented === undefined)
    throw new Error(`undocumented: ${method} ${path} answers ${response.status} ${response.body}`);
  const [mediaType = ''] = (response.headers['content-type'] ?? '').split(';');
  const reference = documented.content?.[mediaType]?.schema.$ref?.split('/').at(-1);
  if (response.body !== '' && documented.content?.[mediaType] === undefined)
    throw new Error(`undocumented: ${method} ${path} answers ${response.status} as ${mediaType}`);
  if (reference !== undefined)
    schemas[reference as keyof typeof schemas].strict().parse(JSON.parse(response.body));
}
