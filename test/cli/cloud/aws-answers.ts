import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Account } from '../../../functions/cli/cloud/account.ts';

export const account: Account = {
  id: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  caller: 'arn:aws:iam::111122223333:user/ana',
  credentials: async () => ({ accessKeyId: 'AKIATEST', secretAccessKey: 'secret' }),
};

/** What a service would say to one request. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Answers {
  readonly url: string;
  /** By path; a path without an answer is refused as AWS refuses who may not ask. */
  readonly says: Map<string, Answer>;
  readonly asked: { readonly path: string; readonly authorization: string; readonly target: string }[];
}

/** A server that answers as the services do for which there is no client, signatures required. */
export function answers(endpointIds: readonly string[]): Answers {
  const says = new Map<string, Answer>();
  const asked: Answers['asked'] = [];
  let url = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({
      path,
      authorization: header(request, 'authorization'),
      target: header(request, 'x-amz-target'),
    });
    const { status, body } = says.get(path) ?? {
      status: 403,
      body: { __type: 'AccessDeniedException', message: `User: ana is not authorized to perform: ${path}` },
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const id of endpointIds) process.env[`AWS_ENDPOINT_URL_${id}`] = url;
  });
  afterAll(() => {
    server.close();
    for (const id of endpointIds) delete process.env[`AWS_ENDPOINT_URL_${id}`];
  });
  beforeEach(() => {
    says.clear();
    asked.length = 0;
  });
  return {
    says,
    asked,
    get url() {
      return url;
    },
  };
}

const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');

/** An error as an SDK throws it. */
export const refusal = (name: string, message = 'not today'): Error =>
  Object.assign(new Error(message), { name });
