import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InputObject } from '../ports.ts';

/** A file to be read, before its bytes have been looked at. */
export interface InputFile {
  readonly path: string;
  /** Its path below the PATH that was given, with `/`. */
  readonly key: string;
}

/** The files that a path given by the user stands for: itself, or all below it in the order of their names. */
export async function findInputFiles(given: string): Promise<InputFile[]> {
  const found = await stat(given);
  if (!found.isDirectory()) return [{ path: given, key: basename(given) }];
  const entries = await readdir(given, { recursive: true, withFileTypes: true });
  const files: InputFile[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.startsWith('.') || !(await isFile(entry, path))) continue;
    files.push({ path, key: relative(given, path).split(sep).join('/') });
  }
  return files.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A link counts as what it leads to. */
const isFile = async (entry: Dirent, path: string): Promise<boolean> =>
  entry.isSymbolicLink() ? (await stat(path)).isFile() : entry.isFile();

/** A local file as an input object: its version is the SHA-256 of its bytes, its arrival its mtime. */
export async function openInputFile({ path, key }: InputFile): Promise<InputObject> {
  const before = await stat(path);
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return {
    bucket: 'local',
    key,
    version: digest.digest('hex'),
    size: before.size,
    arrivedAt: Math.floor(before.mtimeMs),
    open: () => createReadStream(path),
  };
}
