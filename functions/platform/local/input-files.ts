import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { markerKey } from '../../contract/lake/lake-keys.ts';
import type { InputObject } from '../ports.ts';

/** A file to be read, before its bytes have been looked at. */
export interface InputFile {
  readonly path: string;
  /** Its path below the PATH that was given, with `/`. */
  readonly key: string;
  /** The file of the query whose rows it holds. */
  readonly query?: string;
}

/** What lies where data lie, and is none. */
export interface PassedOver {
  readonly path: string;
  readonly why: string;
  /** True when there may be data that could not be looked at. */
  readonly isRefused?: true;
}

export interface FoundFiles {
  readonly files: readonly InputFile[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * The files that a path given by the user stands for: itself, or all below it in the order of their names. Hidden
 * files, mappings and settings (YAML), lakes, and what is neither file nor folder are passed over, and named.
 * @throws what the operating system says of the path itself
 */
export async function findInputFiles(given: string): Promise<FoundFiles> {
  const found = await stat(given);
  if (found.isDirectory()) return await filesBelow(given, '');
  const why = found.isFile() ? notData(basename(given)) : neither;
  return why === undefined
    ? { files: [{ path: given, key: basename(given) }], passedOver: [] }
    : { files: [], passedOver: [{ path: given, why }] };
}

const neither = 'neither a file nor a folder';

async function filesBelow(folder: string, prefix: string): Promise<FoundFiles> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === markerKey)) return passedOver(folder, 'a lake');
  const found: FoundFiles[] = [];
  for (const entry of entries.sort((a, b) => (keyOrder(a) < keyOrder(b) ? -1 : 1))) {
    const path = join(folder, entry.name);
    found.push(await lookAt(entry, path, `${prefix}${entry.name}`));
  }
  return {
    files: found.flatMap(({ files }) => files),
    passedOver: found.flatMap((one) => one.passedOver),
  };
}

/** Files below a folder sort as their keys do. */
const keyOrder = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);

async function lookAt(entry: Dirent, path: string, key: string): Promise<FoundFiles> {
  const why = entry.name.startsWith('.') ? 'hidden' : notData(entry.name);
  if (why !== undefined) return passedOver(path, why);
  if (entry.isDirectory()) return await belowOrWhyNot(path, key);
  const isFile = entry.isSymbolicLink() ? await leadsToFile(path) : entry.isFile();
  return isFile ? { files: [{ path, key }], passedOver: [] } : passedOver(path, neither);
}

/** A folder that may not be looked into does not keep the others from being read. */
async function belowOrWhyNot(path: string, key: string): Promise<FoundFiles> {
  try {
    return await filesBelow(path, `${key}/`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    const why = 'this user may not look into it';
    return { files: [], passedOver: [{ path, why, isRefused: true }] };
  }
}

const passedOver = (path: string, why: string): FoundFiles => ({ files: [], passedOver: [{ path, why }] });

/** What stands beside data on every system, by its name. */
function notData(name: string): string | undefined {
  if (/\.ya?ml$/i.test(name)) return 'YAML: a mapping or settings, not data';
  return ['__MACOSX', '_SUCCESS', 'Thumbs.db', 'desktop.ini'].includes(name) ? 'left by a tool' : undefined;
}

/** A link counts as what it leads to; one to a folder might lead in a circle. */
async function leadsToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

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
