import { readdir, readFile } from 'node:fs/promises';

export interface Worker {
  readonly pid: number;
}

/** Processes in which the emulator runs a function: its own children, started from the function's code. */
export async function workersOf(emulatorPid: number, functionName: string): Promise<Worker[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    processes.map(async (pid) => {
      try {
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
        const status = await readFile(`/proc/${pid}/status`, 'utf8');
        const parent = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
        const isWorker = parent === emulatorPid && command.includes(`ministack-lambda-${functionName}-`);
        return isWorker ? [{ pid: Number(pid) }] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    }),
  );
  return found.flat();
}
