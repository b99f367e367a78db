import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Node's own way of doing so never returns where a folder that is there, like
 * /proc, takes no folders.
 * @throws what the operating system says, or that no folder can be made there
 */
export function makeFolder(path: string): void {
  if (tryToMake(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  // The folder above is there now: it takes no folders when this one is missing still.
  if (!tryToMake(path)) throw new Error(`no folder can be made at ${path}`);
}

/** @returns false when the folder above is missing */
function tryToMake(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path !== '') return false;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return true;
    throw error;
  }
}
