import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** A shell that stays open, so that a command finds what those before it have set. */
export interface Shell {
  /** @returns what the command wrote to its standard output. @throws with what it wrote to the other when it failed */
  run(command: string): Promise<string>;
  close(): void;
}

export function openShell(cwd: string, env: NodeJS.ProcessEnv): Shell {
  const bash = spawn('bash', ['--norc', '-o', 'pipefail'], { cwd, env });
  const written = { out: '', error: '' };
  const mark = randomUUID();
  let wake = () => {};
  bash.stdout.on('data', (bytes) => {
    written.out += bytes;
    wake();
  });
  bash.stderr.on('data', (bytes) => {
    written.error += bytes;
  });
  bash.on('exit', () => wake());
  // Node's end is a socket, which commands that write to /dev/stdout cannot open; a pipe they can.
  bash.stdin.write('exec > >(cat)\n');
  return {
    async run(command) {
      written.out = '';
      written.error = '';
      bash.stdin.write(`${command}\necho "${mark} $?"\n`);
      for (;;) {
        const ended = new RegExp(`^([\\s\\S]*?)${mark} (\\d+)\\n$`).exec(written.out);
        if (ended?.[2] === '0') return ended[1] ?? '';
        if (ended !== null || bash.exitCode !== null)
          throw new Error(
            `${command}\nexit ${ended?.[2] ?? bash.exitCode}: ${written.error}${ended?.[1] ?? ''}`,
          );
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
    },
    close() {
      bash.stdin.end('exit\n');
    },
  };
}
