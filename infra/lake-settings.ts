import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Settings, settingFaults } from '../functions/contract/settings.ts';

/**
 * Checks the lake's settings in a file (`-c settings=handback.config.yaml`) before anything is deployed. What counts
 * is the file in the lake's bucket.
 * @throws naming the file and every setting that is wrong
 */
export function checkLakeSettings(path: string): void {
  const { error } = Settings.safeParse(parse(readFileSync(path, 'utf8')) ?? {});
  if (error !== undefined) throw new Error(`settings in ${path}: ${settingFaults(error)}`);
}
