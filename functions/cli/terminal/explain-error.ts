import { WrongUse } from './outcome.ts';

/** What the codes of the operating system mean, each as the rest of a sentence about a path. */
const meanings: Readonly<Record<string, string>> = {
  EACCES: 'this user may not open it (permission denied)',
  EPERM: 'this user may not change it (not permitted)',
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder where a file is needed',
  ENOTDIR: 'a part of it is a file where a folder is needed',
  ENOTEMPTY: 'the folder is not empty',
  EEXIST: 'it is there already',
  ENOSPC: 'no space is left on its disk',
  EDQUOT: 'the quota of its disk is used up',
  EROFS: 'its disk can only be read',
  EFBIG: 'it is larger than its disk allows',
  EIO: 'its disk fails to read or write',
  ENXIO: 'its device does not answer',
  EBUSY: 'something else holds it',
  ETXTBSY: 'something else runs it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EINVAL: 'its disk does not take that',
};

/** An error in a sentence that a person understands; what is none of the operating system keeps its own message. */
export function explainError(error: unknown): string {
  const meaning = refusalOf(error);
  const { path, dest } = error as { path?: string; dest?: string };
  if (meaning !== undefined) return path === undefined ? meaning : `${dest ?? path}: ${meaning}`;
  return error instanceof Error ? explainEngine(error.message) : String(error);
}

/** Why something failed, as the rest of a sentence that names it. */
export const reasonOf = (error: unknown): string => refusalOf(error) ?? explainError(error);

/** A path of the command line that cannot be read. */
export function unreadablePath(command: string, path: string, error: unknown): WrongUse {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return new WrongUse(`${command}: ${isMissing ? `no such path: ${path}` : explainError(error)}`);
}

/** Why the operating system refused something, without what; undefined when it is not its error. */
export function refusalOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: string };
  if (code === 'EADDRINUSE') return 'the port is taken: choose another one with --port';
  return code === undefined ? undefined : meanings[code];
}

/**
 * What the operating system refused the engine, in DuckDB's own words or in those of the files looked for before; its
 * other messages are of queries, and stay.
 */
function explainEngine(message: string): string {
  const refused = /IO Error: [^"\n]*"([^"]+)": ([A-Z][^\n]*)/.exec(message);
  if (refused !== null) {
    const [, path = '', words = ''] = refused;
    return `${path}: ${engineMeanings.find(([said]) => words.startsWith(said))?.[1] ?? words.toLowerCase()}`;
  }
  const [, code = '', at = ''] = /\b(E[A-Z]{3,}): [^,\n]+, [a-z]+ '([^'\n]+)'/.exec(message) ?? [];
  if (meanings[code] !== undefined) return `${at}: ${meanings[code]}`;
  const damaged =
    /No magic bytes found at end of file '([^']+)'|File '([^']+)' too small to be a Parquet/.exec(message);
  if (damaged !== null) return `${damaged[1] ?? damaged[2]}: it is no Parquet file, or damaged`;
  if (/Out of Memory Error/.test(message))
    return 'the computation needs more memory than there is: choose fewer days, close other programs, or raise HANDBACK_DUCKDB_MEMORY where it is set';
  const [first = ''] = message.split('\n');
  const isAboutFiles = /^duckdb: (?:IO|Invalid Input) Error: /.test(first);
  return isAboutFiles ? first.replace(/^duckdb: \w[\w ]* Error: /, 'the query engine says: ') : message;
}

const engineMeanings: readonly (readonly [string, string])[] = [
  ['Permission denied', meanings.EACCES!],
  ['No such file', meanings.ENOENT!],
  ['No space left', meanings.ENOSPC!],
  ['Is a directory', meanings.EISDIR!],
  ['Not a directory', meanings.ENOTDIR!],
  ['Read-only file', meanings.EROFS!],
];
