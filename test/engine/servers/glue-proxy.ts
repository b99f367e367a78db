import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';

/** One call of the engine to the catalog. */
export interface GlueCall {
  /** `GetTable`, `BatchGetPartition`, … */
  readonly action: string;
  /** Absent where a call names none. */
  readonly database?: string;
  readonly table?: string;
}

/** Stands between an engine and the emulator's Glue, and notes what is asked. */
export interface GlueProxy {
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface GlueRequest {
  readonly DatabaseName?: string;
  readonly Name?: string;
  readonly TableName?: string;
}

interface GlueTable {
  readonly StorageDescriptor?: { readonly Location?: string };
  readonly Parameters?: Record<string, string>;
}

/**
 * Starts a proxy on a free port of 127.0.0.1 for the Glue that answers at `target`. Nobody writes statistics of columns
 * here, and Trino deletes them at each insert, a call for each column of each day: it answers these itself.
 */
export async function startGlueProxy(target: string): Promise<GlueProxy> {
  const calls: GlueCall[] = [];
  const server = createServer(async (incoming, response) => {
    if (incoming.url === '/calls') {
      response.end(JSON.stringify(calls));
      return;
    }
    const body = await buffer(incoming);
    const action = String(incoming.headers['x-amz-target']).replace(/^AWSGlue\./, '');
    calls.push(callOf(action, JSON.parse(body.toString() || '{}') as GlueRequest));
    if (action === 'DeleteColumnStatisticsForPartition') {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
      return;
    }
    const { status, headers, answer } = await forward(target, incoming, body);
    const text = /^GetTables?$/.test(action) && status === 200 ? asTrinoReads(answer) : answer;
    response.writeHead(status, { ...headers, 'content-length': text.length }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('glue proxy: no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Everything that was asked of the catalog so far. */
export const glueCalls = async (endpoint: string): Promise<GlueCall[]> =>
  (await (await fetch(`${endpoint}/calls`)).json()) as GlueCall[];

function callOf(action: string, { DatabaseName, Name, TableName }: GlueRequest): GlueCall {
  const isOfDatabase = action === 'GetDatabase';
  const database = isOfDatabase ? Name : DatabaseName;
  const table = TableName ?? (isOfDatabase ? undefined : Name);
  return {
    action,
    ...(database === undefined ? {} : { database }),
    ...(table === undefined ? {} : { table }),
  };
}

/** Passes a request on with the host it was signed for. */
async function forward(target: string, incoming: IncomingMessage, body: Buffer) {
  const request = target.startsWith('https:') ? httpsRequest : httpRequest;
  const outgoing = request(`${target}${incoming.url}`, {
    method: incoming.method ?? 'POST',
    headers: { ...incoming.headers, 'content-length': body.length },
  });
  outgoing.end(body);
  const [answered] = (await once(outgoing, 'response')) as [IncomingMessage];
  const { 'transfer-encoding': _, ...headers } = answered.headers;
  return {
    status: answered.statusCode ?? 502,
    headers: headers as OutgoingHttpHeaders,
    answer: await buffer(answered),
  };
}

/**
 * Athena finds the files of a projected day in the default place (`<table>/dt=<day>/`) without being told; Trino
 * 476 takes a second insert into such a place for a move of files onto themselves, unless it is told without a
 * slash at its end.
 */
function asTrinoReads(answer: Buffer): Buffer {
  const parsed = JSON.parse(answer.toString()) as { Table?: GlueTable; TableList?: GlueTable[] };
  for (const { Parameters: parameters, StorageDescriptor: storage } of parsed.TableList ?? [
    parsed.Table ?? {},
  ])
    if (parameters?.['projection.enabled'] === 'true')
      parameters['storage.location.template'] ??= `${storage?.Location}dt=\${dt}`;
  return Buffer.from(JSON.stringify(parsed));
}
