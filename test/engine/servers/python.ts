import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where downloads are kept between runs: `HANDBACK_CACHE`, else `.cache` in the project. */
export const cacheFolder = resolve(
  process.env.HANDBACK_CACHE ?? join(import.meta.dirname, '../../../.cache'),
);

/**
 * A virtual environment with exactly these packages (`name==version`), made unless it is there.
 * @returns its interpreter. @throws when python3 with venv is missing or a package cannot be had
 */
export async function ensurePython(name: string, packages: readonly string[]): Promise<string> {
  const folder = join(cacheFolder, name);
  const python = join(folder, 'bin/python');
  const marker = join(
    folder,
    `complete-${createHash('sha256').update(packages.join()).digest('hex').slice(0, 12)}`,
  );
  if (existsSync(marker)) return python;
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(python, ['-m', 'pip', 'install', '--quiet', ...packages], { timeout: 300_000 });
  await mkdir(marker);
  return python;
}
