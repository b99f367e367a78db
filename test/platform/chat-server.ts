import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a chat answers to one request: a status with headers, or nothing at all. */
export type ChatAnswer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Answers so late, though it has taken the message at once. */
      readonly afterMs?: number;
    }
  | 'silence'
  /** Takes the message and breaks the connection. */
  | 'hang up';

/** A chat's webhook on this machine: answers as it is told, then takes everything. */
export async function startChat(answers: readonly ChatAnswer[]) {
  const received: { readonly at: number; readonly type: string | undefined; readonly body: unknown }[] = [];
  const taken: unknown[] = [];
  const left = [...answers];
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await textOf(request));
    received.push({ at: performance.now(), type: request.headers['content-type'], body });
    const answer = left.shift() ?? { status: 200 };
    if (answer === 'silence') return;
    if (answer === 'hang up') return void request.socket.destroy();
    if (answer.status < 300) taken.push(body);
    if (answer.afterMs !== undefined) await new Promise((done) => setTimeout(done, answer.afterMs));
    response.writeHead(answer.status, answer.headers).end('ok');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/services/T0/B0/a-secret`,
    received,
    taken,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
