import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { ObjectInfo, ObjectStore } from '../ports.ts';

/** Where files lie until they are whole; what a killed run leaves here is removed by the next one. */
const unfinished = '.unfinished';
const leftoverAgeMs = 24 * 3_600_000;

/**
 * An object store in a folder. A put writes a temporary file, syncs it and links it into its place: a reader or a
 * killed run never sees half an object, and of two writers one wins.
 */
export function createFolderStore(root: string): ObjectStore {
  const pathOf = (key: string) => join(root, ...key.split('/'));
  return {
    async *list(prefix) {
      yield* listFolder(root, join(root, dirname(`${prefix}x`)), prefix);
    },
    async read(key) {
      return await unlessMissing(readFile(pathOf(key)));
    },
    async putIfAbsent(key, bytes) {
      const target = pathOf(key);
      const temporary = join(root, unfinished, randomUUID());
      await mkdir(dirname(temporary), { recursive: true });
      try {
        await writeSynced(temporary, bytes);
        await mkdir(dirname(target), { recursive: true });
        await link(temporary, target);
        await syncFolder(dirname(target));
        return true;
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false;
        throw error;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** Removes what killed runs left half-written a day ago or longer: no run takes so long for one file. */
export async function removeLeftovers(root: string, now: number): Promise<void> {
  for (const name of (await unlessMissing(readdir(join(root, unfinished)))) ?? []) {
    const path = join(root, unfinished, name);
    const found = await unlessMissing(stat(path));
    if (found !== undefined && found.mtimeMs < now - leftoverAgeMs)
      await rm(path, { recursive: true, force: true });
  }
}

async function* listFolder(root: string, folder: string, prefix: string): AsyncGenerator<ObjectInfo> {
  const entries = (await unlessMissing(readdir(folder, { withFileTypes: true }))) ?? [];
  // Keys in the order of S3: by code unit, a folder's name with its slash.
  const named = entries.map((entry) => ({
    entry,
    name: entry.isDirectory() ? `${entry.name}/` : entry.name,
  }));
  for (const { entry } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const key = relative(root, path).split(sep).join('/');
    if (key === unfinished) continue;
    if (entry.isDirectory()) {
      if (`${key}/`.startsWith(prefix) || prefix.startsWith(`${key}/`)) yield* listFolder(root, path, prefix);
    } else if (key.startsWith(prefix)) {
      const found = await unlessMissing(stat(path));
      if (found !== undefined) yield { key, size: found.size, lastModified: Math.floor(found.mtimeMs) };
    }
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code;
