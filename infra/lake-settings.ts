import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseSettings } from '../functions/contract/definitions/settings.ts';

/**
 * Checks the lake's settings in a file (`-c settings=handback.config.yaml`) before anything is deployed. What counts
 * is the file in the lake's bucket.
 * @throws naming the file and every setting that is wrong
 */
export function checkLakeSettings(path: string): void {
  try {
    parseSettings(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`settings in ${path}: ${(error as Error).message}`, { cause: error });
  }
}
