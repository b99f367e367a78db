import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { renderEvidence } from '../../evidence/render-evidence.ts';
import type { ApiPorts } from '../../http/runs.ts';
import { createBackgroundQueries } from '../../platform/local/background-queries.ts';
import { openDuckDbEngine, queriesOfPages } from '../../platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../platform/local/folder-store.ts';
import { reasonOf } from '../terminal/explain-error.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { answerHttp } from './serve-http.ts';

interface ServeCommandOptions {
  readonly lake: string;
  readonly port: number;
  readonly config?: string;
  readonly json?: true;
}

/** `serve`: the HTTP API of the cloud over a lake on this machine, for this machine only. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--port <number>', 'port; 0 takes a free one', parsePort, 4310)
    .option('--config <file>', 'settings, instead of handback.config.yaml in the lake')
    .option('--json', 'machine output on stdout')
    .action(serve);
}

async function serve(options: ServeCommandOptions): Promise<void> {
  const output = createOutput(options);
  const { folder } = await openLake(options.lake);
  const settings = await readSettings(folder, options.config);
  const engine = await openDuckDbEngine({ folder, atOnce: queriesOfPages });
  const results = await mkdtemp(join(tmpdir(), 'handback-runs-'));
  const ports: ApiPorts = {
    queries: createBackgroundQueries(engine),
    engine,
    results: createFolderStore(results),
    settings,
    now: Date.now,
    evidence: renderEvidence,
    log: (error) =>
      process.stderr.write(`serve: ${error instanceof Error ? error.message : String(error)}\n`),
  };
  try {
    const server = createServer((request, response) => answerHttp(request, response, ports));
    const url = await listen(server, options.port);
    output.say(`${url}/ for people, ${url}/v1/reports for programs (${url}/docs); interrupt to stop`);
    output.answer({ url });
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    server.closeAllConnections();
    server.close();
  } finally {
    await engine.close();
    await rm(results, { recursive: true, force: true });
  }
}

/** @throws WrongUse when the port is taken or forbidden */
async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new WrongUse(`serve: cannot listen on 127.0.0.1:${port}: ${reasonOf(error)}`);
  }
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('expected a port, 0 to 65535');
  return port;
}
