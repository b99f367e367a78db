import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Mapping, MappingError, readMapping } from '../../sources/mapping.ts';
import { WrongUse } from '../terminal/outcome.ts';

/**
 * Reads the file given with `--mapping`.
 * @throws WrongUse naming file and line when it cannot be read or makes no sense
 */
export async function readMappingFile(path: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new WrongUse(`mapping: cannot read ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
  return await asWrongUse(() => readMapping(text, basename(path)));
}

/** Runs something that a wrong mapping can make fail; then the failure is wrong use, of the data file if named. */
export async function asWrongUse<T>(run: () => T | Promise<T>, dataFile?: string): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof MappingError) {
      throw new WrongUse(dataFile === undefined ? error.message : `${dataFile}: ${error.message}`);
    }
    throw error;
  }
}
