import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Mapping, MappingError, readMapping } from '../../sources/mapping.ts';
import { explainError, refusalOf } from '../terminal/explain-error.ts';
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
    throw new WrongUse(`mapping: cannot read ${path}: ${refusalOf(error) ?? explainError(error)}`);
  }
  try {
    return readMapping(text, basename(path));
  } catch (error) {
    throw error instanceof MappingError ? new WrongUse(error.message) : error;
  }
}
