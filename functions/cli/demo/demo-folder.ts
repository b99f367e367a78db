import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../platform/local/make-folder.ts';
import { WrongUse } from '../terminal/outcome.ts';

const marker = 'handback-demo.json';

/** Where things lie in the demo's folder. */
export interface DemoFolder {
  readonly folder: string;
  readonly lake: string;
}

/**
 * Makes the demo's folder, or empties one that an earlier demo made.
 * @throws WrongUse for what cannot be a folder, or one with anything in it that no demo made: nothing is touched then
 */
export function prepareDemoFolder(folder: string, about: { seed: number; scale: number }): DemoFolder {
  const names = namesIn(folder);
  if (names.length > 0 && !names.includes(marker)) {
    throw new WrongUse(`demo: ${folder} is not empty and no demo made it; choose another --out`);
  }
  const lake = join(folder, 'lake');
  try {
    makeFolder(folder);
    writeFileSync(join(folder, marker), `${JSON.stringify(about)}\n`);
  } catch (cause) {
    throw new WrongUse(`demo: nothing can be written at ${folder}; choose another --out`, { cause });
  }
  rmSync(lake, { recursive: true, force: true });
  return { folder, lake };
}

function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (cause) {
    throw new WrongUse(`demo: ${folder} is no folder that can be read; choose another --out`, { cause });
  }
}
