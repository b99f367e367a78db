import { constants } from 'node:fs';
import { access, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lakeFormat, markerKey, settingsKey } from '../../contract/lake/lake-keys.ts';
import { customerSecretFile } from './customer-secret.ts';
import { makeFolder } from './make-folder.ts';

/** A folder that is no lake, or not one this version can use. */
export class LakeError extends Error {
  override readonly name = 'LakeError';
}

/**
 * Checks that a folder is a lake of this format. With `create` set, a missing or empty folder becomes one, or one that
 * holds settings and what these name, and the lake has to be writable; so it has with `writes`.
 * @throws LakeError when it is something else, or cannot be made: nothing is written then
 */
export async function checkLakeFolder(
  folder: string,
  options: { readonly create: boolean; readonly writes?: boolean },
): Promise<void> {
  if (folder.trim() === '' || folder.includes('\0')) throw new LakeError('a lake needs the name of a folder');
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(folder))
    throw new LakeError(`${folder} is an address: a lake of this command is a folder on this machine`);
  const marker = await readMarker(folder);
  if (marker !== undefined) {
    checkMarker(folder, marker);
    if (options.create || options.writes === true) await checkWritable(folder);
    return;
  }
  const names = await folderNames(folder);
  if (names === undefined && !options.create) throw new LakeError(`there is no lake at ${folder}`);
  if (names !== undefined && !mayBecomeLake(names)) {
    throw new LakeError(
      `${folder} is not a lake (no ${markerKey} in it) and not empty: choose another folder`,
    );
  }
  if (!options.create) throw new LakeError(`${folder} is empty, not a lake: ingest something into it first`);
  try {
    makeFolder(folder);
    // Another process may be making the same lake: whoever comes second finds the same marker.
    await writeFile(join(folder, markerKey), `${JSON.stringify({ format: lakeFormat })}\n`);
  } catch (cause) {
    throw new LakeError(`no lake can be made at ${folder}`, { cause });
  }
}

/** What a lake holds as soon as something has been ingested: one that lost its marker is not begun anew. */
const tracesOfLake: readonly string[] = [customerSecretFile, 'commits', 'ingest_ledger'];

/** Beside settings may lie the tables that they name. */
const mayBecomeLake = (names: readonly string[]): boolean =>
  names.length === 0 || (names.includes(settingsKey) && !names.some((name) => tracesOfLake.includes(name)));

async function checkWritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new LakeError(`the lake at ${folder} cannot be written to`, { cause });
  }
}

function checkMarker(folder: string, marker: string): void {
  const format = formatOf(marker);
  if (format === lakeFormat) return;
  if (format === undefined) throw new LakeError(`${join(folder, markerKey)} is damaged: it names no format`);
  throw new LakeError(
    `the lake at ${folder} has format ${format}, this version of Handback works with format ${lakeFormat}`,
  );
}

function formatOf(marker: string): number | undefined {
  try {
    const { format } = JSON.parse(marker) as { format?: unknown };
    return typeof format === 'number' ? format : undefined;
  } catch {
    return undefined;
  }
}

async function readMarker(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, markerKey), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') throw new LakeError(`${folder} is not a folder`);
    throw new LakeError(`no lake can be opened at ${folder}`, { cause: error });
  }
}

async function folderNames(folder: string): Promise<string[] | undefined> {
  try {
    await stat(folder);
  } catch {
    return undefined;
  }
  return await readdir(folder);
}
