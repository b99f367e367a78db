import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from 'vitest';
import { answerHttp } from '../../functions/cli/ask/serve-http.ts';
import type { Report } from '../../functions/report/catalogue.ts';
import { hostileTexts, refusedTexts } from '../report/hostile-texts.ts';
import { openTinyLake } from '../report/tiny-lake.ts';
import { apiPorts, checkDocumented, thirtyTickets } from './harness.ts';

/** What a caller is shown, as far as an attack would show in it. */
export interface Shown {
  readonly status: number;
  readonly rows: readonly unknown[];
  /** Names of the parameters that were refused. */
  readonly refused: readonly string[];
}

/** The server that `serve` starts, over thirty tickets, and somebody who attacks it. */
export interface HostileCaller {
  /** Asks; whatever is answered is documented, no failure, and shows nothing of the inside. */
  ask(path: string, init?: RequestInit): Promise<Shown>;
  /** Errors that the server told its log alone. */
  readonly logged: readonly unknown[];
  close(): Promise<void>;
}

/** Words of our SQL, our engines and our files that no answer may show. */
const leak =
  /\bselect |\bfrom episodes|\bcte\b|row_number|duckdb|binder error|parser error|catalog error|syntax error at|trino|athena|\.ts:\d|\.parquet|read_parquet/i;

/** What the caller sent may come back; what we made of it may not. */
const sent = [...hostileTexts, ...refusedTexts].filter((text) => text.length > 3);

interface Body {
  readonly rows?: unknown[];
  readonly detail?: string;
  readonly invalid_parameters?: readonly { readonly name: string; readonly reason: string }[];
}

export async function openHostileCaller(): Promise<HostileCaller> {
  const lake = await openTinyLake(thirtyTickets);
  const logged: unknown[] = [];
  const ports = apiPorts(lake, { log: (error) => logged.push(error) });
  const server = createServer((request, response) => answerHttp(request, response, ports));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  return {
    async ask(path, init = {}) {
      const response = await fetch(url + path, init);
      const { status } = response;
      const body = await response.text();
      const what = `${path.slice(0, 300)}: ${status} ${body.slice(0, 300)}`;
      expect([200, 202, 400, 404, 413], what).toContain(status);
      checkDocumented(init.method ?? 'GET', path.split('?')[0] ?? '', {
        ...{ status, body, headers: Object.fromEntries(response.headers) },
      });
      const { rows = [], detail = '', invalid_parameters = [] } = JSON.parse(body) as Body;
      if (status >= 400) {
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        const told = [detail, ...invalid_parameters.map(({ reason }) => reason)].join('\n');
        expect(
          sent.reduce((text, own) => text.replaceAll(own, ''), told),
          what,
        ).not.toMatch(leak);
      }
      return { status, rows, refused: invalid_parameters.map(({ name }) => name) };
    },
    logged,
    async close() {
      server.closeAllConnections();
      server.close();
      await lake.close();
    },
  };
}

/** True for a parameter that takes any text. */
export const takesText = (report: Report, name: string): boolean =>
  report.filters.includes(name as never) ||
  report.parameters.some((parameter) => parameter.name === name && parameter.type === 'text');
