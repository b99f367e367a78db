import type { InputFile } from '../../platform/local/input-files.ts';
import { MappingError } from '../../sources/mapping.ts';
import { explainError } from '../terminal/explain-error.ts';
import { LakeRefused } from '../terminal/open-lake.ts';
import type { FileOutcome } from './file-outcome.ts';
import type { FileReader } from './ingest-files.ts';

/** Callbacks on what is being read, and on what came of it. */
export interface FileWatcher {
  begins(file: InputFile): void;
  ended(outcome: FileOutcome): void;
}

/**
 * Reads files one after the other. One that does not fit the mapping, or cannot be read, does not keep the others
 * from being read; a lake that takes nothing does.
 */
export async function readEach(
  files: readonly InputFile[],
  read: FileReader,
  watcher: FileWatcher,
): Promise<void> {
  for (const [i, file] of files.entries()) {
    watcher.begins(file);
    watcher.ended(await tryToRead(file, read, `${i + 1}/${files.length} ${file.key}`));
  }
}

async function tryToRead(file: InputFile, read: FileReader, where: string): Promise<FileOutcome> {
  try {
    return await read(file, where);
  } catch (error) {
    if (error instanceof LakeRefused) throw error;
    if (error instanceof MappingError) return { key: file.key, status: 'unfit', why: error.message };
    return { key: file.key, status: 'failed', why: explainError(error) };
  }
}
