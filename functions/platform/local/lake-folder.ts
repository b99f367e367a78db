import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lakeFormat, markerKey } from '../../contract/lake-keys.ts';

/** A folder that is no lake, or not one this version can use. */
export class LakeError extends Error {
  override readonly name = 'LakeError';
}

/**
 * Checks that a folder is a lake of this format. An empty or missing folder becomes one when `create` is set.
 * @throws LakeError when it is something else: nothing is written then
 */
export async function checkLakeFolder(folder: string, options: { readonly create: boolean }): Promise<void> {
  const marker = await readMarker(folder);
  if (marker !== undefined) return checkMarker(folder, marker);
  const names = await folderNames(folder);
  if (names === undefined && !options.create) throw new LakeError(`there is no lake at ${folder}`);
  if (names !== undefined && names.length > 0) {
    throw new LakeError(
      `${folder} is not a lake (no ${markerKey} in it) and not empty: choose another folder`,
    );
  }
  if (!options.create) throw new LakeError(`${folder} is empty, not a lake: ingest something into it first`);
  await mkdir(folder, { recursive: true });
  // Another process may be making the same lake: whoever comes second finds the same marker.
  await writeFile(join(folder, markerKey), `${JSON.stringify({ format: lakeFormat })}\n`);
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
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') throw new LakeError(`${folder} is not a folder`);
    throw error;
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
