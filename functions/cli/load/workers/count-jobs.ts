import { stat } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { InputFile } from '../../../platform/local/input-files.ts';
import { chooseJobs, type Jobs } from './choose-jobs.ts';

/**
 * How many of these files are read at once on this machine.
 * @param lookupBytes of the files that the tables of their mapping are read from
 */
export async function jobsFor(
  files: readonly InputFile[],
  lookupBytes: number,
  asked: number | undefined,
): Promise<Jobs> {
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return chooseJobs(
    asked,
    { count: files.length, bytes, lookupBytes },
    { cores: availableParallelism(), memory: memory() },
  );
}

/** What a container allows, else what the machine has; bytes. */
function memory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
