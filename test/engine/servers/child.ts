import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that a test started; it is ended by its own id. */
export interface Child {
  readonly pid: number;
  /** Waits until `probe` says yes. @throws with the end of its log when it dies or takes too long */
  ready(probe: () => Promise<boolean>, seconds: number): Promise<void>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly logFile: string;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export function startChild(options: ChildOptions): Child {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'w');
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', log, log],
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    async ready(probe, seconds) {
      const end = Date.now() + seconds * 1000;
      while (!(await probe().catch(() => false))) {
        if (hasEnded() || Date.now() > end) throw new Error(notReady(options, hasEnded()));
        await sleep(150);
      }
    },
    async stop() {
      if (hasEnded()) return;
      child.kill('SIGTERM');
      const ended = once(child, 'exit');
      if ((await Promise.race([ended, sleep(8000)])) === undefined) child.kill('SIGKILL');
    },
  };
}

function notReady(options: ChildOptions, hasEnded: boolean): string {
  const tail = readFileSync(options.logFile, 'utf8').split('\n').slice(-30).join('\n');
  return `${options.command} ${hasEnded ? 'ended' : 'was not ready in time'}; end of ${options.logFile}:\n${tail}`;
}

/** A port of 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
