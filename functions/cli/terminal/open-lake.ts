import { createFolderStore, removeLeftovers } from '../../platform/local/folder-store.ts';
import { checkLakeFolder, LakeError } from '../../platform/local/lake-folder.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import { reasonOf, refusalOf } from './explain-error.ts';
import { WrongUse } from './outcome.ts';

/** A lake on this machine, ready for a command. */
export interface Lake {
  readonly folder: string;
  readonly store: ObjectStore;
}

/**
 * Opens the lake a command was given with `--lake`.
 * @param options `create`: an empty or missing folder becomes a lake; `writes`: the command writes into it
 * @throws WrongUse when the folder is no lake, of another format, or cannot be written to where it has to be
 */
export async function openLake(
  folder: string,
  { create = false, writes = false }: { readonly create?: boolean; readonly writes?: boolean } = {},
): Promise<Lake> {
  try {
    await checkLakeFolder(folder, { create, writes });
  } catch (error) {
    if (error instanceof LakeError) throw new WrongUse(withCause(error));
    throw error;
  }
  await removeLeftovers(folder, Date.now());
  return { folder, store: refusing(createFolderStore(folder), folder) };
}

/** The lake's folder takes or gives no more: its disk is full, or somebody has taken it away. */
export class LakeRefused extends Error {
  override readonly name = 'LakeRefused';
}

/** The same store; what the operating system refuses it is said of the lake. */
function refusing(store: ObjectStore, folder: string): ObjectStore {
  async function ask<T>(promise: Promise<T>): Promise<T> {
    try {
      return await promise;
    } catch (cause) {
      const why = refusalOf(cause);
      throw why === undefined ? cause : new LakeRefused(`the lake at ${folder}: ${why}`, { cause });
    }
  }
  return {
    list: (prefix) => store.list(prefix),
    read: (key) => ask(store.read(key)),
    putIfAbsent: (key, bytes) => ask(store.putIfAbsent(key, bytes)),
    delete: (key) => ask(store.delete(key)),
  };
}

const withCause = ({ message, cause }: LakeError): string =>
  cause === undefined ? message : `${message}: ${reasonOf(cause)}`;
