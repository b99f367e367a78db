import pMap from 'p-map';
import type { InputFile } from '../../platform/local/input-files.ts';
// Not through the door (sources/mapping.ts), which loads all that reads mappings (decision 0525).
import { MappingError } from '../../sources/yaml/mapping-error.ts';
import { explainError } from '../terminal/explain-error.ts';
import { LakeRefused } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import type { Output } from '../terminal/output.ts';
import { type FileOutcome, totalsOf } from './file-outcome.ts';
import type { FileReader } from './ingest-files.ts';
import { sayOutcome, sayTotals } from './say-outcome.ts';
import { whenInterrupted } from './when-interrupted.ts';

/** Callbacks on what is being read, and on what came of it. */
export interface FileWatcher {
  begins(file: InputFile): void;
  ended(outcome: FileOutcome, file: InputFile): void;
}

/**
 * Reads files, so many at once. One that does not fit the mapping, or cannot be read, does not keep the others
 * from being read; a lake that takes nothing does. Files of the same key may be the same object, and wait for one
 * another.
 */
export async function readEach(
  files: readonly InputFile[],
  read: FileReader,
  watcher: FileWatcher,
  atOnce = 1,
): Promise<void> {
  const lastOf = new Map<string, Promise<void>>();
  async function readOne(file: InputFile, no: number, before: Promise<void> | undefined): Promise<void> {
    await before;
    watcher.begins(file);
    watcher.ended(await tryToRead(file, read, `${no}/${files.length} ${file.key}`), file);
  }
  await pMap(
    files.entries(),
    ([i, file]) => {
      const done = readOne(file, i + 1, lastOf.get(file.key));
      lastOf.set(file.key, done);
      return done;
    },
    { concurrency: atOnce },
  );
}

/** Reads a file; what is wrong with it alone is its outcome. @throws LakeRefused; WrongUse for what is wrong for all */
export async function tryToRead(file: InputFile, read: FileReader, where: string): Promise<FileOutcome> {
  try {
    return await read(file, where);
  } catch (error) {
    if (error instanceof LakeRefused || error instanceof WrongUse) throw error;
    if (error instanceof MappingError) return { key: file.key, status: 'unfit', why: error.message };
    return { key: file.key, status: 'failed', why: explainError(error) };
  }
}

/** Reads files, saying what becomes of each. @returns the outcomes in the order of the files */
export async function readAll(
  files: readonly InputFile[],
  read: FileReader,
  atOnce: number,
  output: Output,
): Promise<FileOutcome[]> {
  const outcomes = new Map<InputFile, FileOutcome>();
  const current = new Set<InputFile>();
  const ready = whenInterrupted(() => {
    output.progress('');
    for (const line of sayTotals(totalsOf([...outcomes.values()]))) output.saySentence(line);
    const keys = [...current].map(({ key }) => key);
    const begun = keys.length === 0 ? '' : `${keys.join(', ')} ${keys.length === 1 ? 'was' : 'were'} begun; `;
    const rest = files.length - outcomes.size;
    output.saySentence(
      `interrupted: ${begun}${rest} of ${files.length} files are left: the same command goes on there`,
    );
  });
  const watcher = {
    begins: (file: InputFile) => void current.add(file),
    ended(outcome: FileOutcome, file: InputFile) {
      current.delete(file);
      outcomes.set(file, outcome);
      for (const line of sayOutcome(outcome)) output.saySentence(line);
    },
  };
  await readEach(files, read, watcher, atOnce);
  ready();
  return files.map((file) => outcomes.get(file)!);
}
