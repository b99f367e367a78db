import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'vitest';

const repositoryRoot = resolve(import.meta.dirname, '../..');

/** Public data sets that are not part of the repository: `HANDBACK_SHARED_DATA`, or `../shared/data` beside it. */
const sharedData = process.env.HANDBACK_SHARED_DATA ?? join(repositoryRoot, '../shared/data');

/** A file outside of the repository. @throws Error that says where it was looked for */
export function sharedFile(path: string): string {
  const file = join(sharedData, path);
  if (existsSync(file)) return file;
  throw new Error(`needs ${path}, which is not under ${sharedData}; set HANDBACK_SHARED_DATA to its folder`);
}

/**
 * The one way in which tests reach data outside of the repository.
 * @returns the file's path; where it is absent the test is reported as skipped, with the reason
 */
export function requireSharedFile(context: TestContext, path: string): string {
  try {
    return sharedFile(path);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`SKIPPED ${context.task.name}: ${message}\n`);
    return context.skip(message);
  }
}
