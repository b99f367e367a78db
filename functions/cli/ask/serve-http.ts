import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerHome, isPage } from '../../home/answer-home.ts';
import { handleRequest } from '../../http/handle-request.ts';
import type { ApiRequest, ApiResponse } from '../../http/messages.ts';
import { Problem, problemResponse } from '../../http/problem.ts';
import type { ApiPorts } from '../../http/runs.ts';

/** Bodies are parameters: nothing longer is read. */
const longestBody = 1_048_576;

/** Answers one request of a local server. */
export async function answerHttp(
  request: IncomingMessage,
  response: ServerResponse,
  ports: ApiPorts,
): Promise<void> {
  const { status, headers, body } = await answer(request, ports);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function answer(request: IncomingMessage, ports: ApiPorts): Promise<ApiResponse> {
  if (!isLocalHost(request.headers.host)) {
    return problemResponse(
      new Problem(421, 'wrong-host', 'This server answers to 127.0.0.1 and localhost only'),
    );
  }
  if (!isOwnOrigin(request.headers.origin))
    return problemResponse(new Problem(403, 'foreign-origin', 'Pages of other origins may ask nothing here'));
  const body = await readBody(request);
  if (body === undefined) return problemResponse(new Problem(413, 'body-too-large', 'The body is too long'));
  const asked = toApiRequest(request, body);
  return isPage(asked) ? answerHome(asked, ports) : handleRequest(asked, ports);
}

/** A page elsewhere that points its own name at 127.0.0.1 must not read the lake through a browser. */
const isLocalHost = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

/** Nor may it send one a request that keeps something. Who is no browser sends no origin. */
const isOwnOrigin = (origin: string | undefined): boolean =>
  origin === undefined || isLocalHost(/^https?:\/\/(.*)$/.exec(origin)?.[1]);

function toApiRequest(request: IncomingMessage, body: string): ApiRequest {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    body,
    accept: request.headers.accept,
    caller: 'local',
  };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
