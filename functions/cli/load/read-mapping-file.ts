import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { LookupUnread, type OpenLookup, withLookups, withoutFile } from '../../ingest/read-lookups.ts';
import { findInputFiles, type InputFile } from '../../platform/local/input-files.ts';
import { openInputFile } from '../../platform/local/open-input-file.ts';
import { type Mapping, MappingError, readMapping, vendorMapping } from '../../sources/mapping.ts';
import { reasonOf } from '../terminal/explain-error.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { readSettings } from '../terminal/read-settings.ts';

/** What a command was given to read records by. */
export interface MappingPlace {
  readonly source?: string;
  readonly mappingPath?: string;
  /** The records are rows of a query. */
  readonly areRows?: true;
}

/** A mapping whose tables of `lookups` are not read yet. */
export interface OpenedMapping {
  readonly stated: Mapping;
  /** Of the files that its tables are read from. */
  readonly lookupBytes: number;
  /** Reads the tables. @throws WrongUse naming table and file */
  filled(): Promise<Mapping>;
}

/**
 * The mapping that a command was given, by a file or by the name of a source with a shipped one.
 * @throws WrongUse naming file and line when it cannot be read or makes no sense, a setting that it does not ask for, or
 *   a table without a file
 */
export async function openMapping(
  { source, mappingPath, areRows }: MappingPlace,
  lakeFolder: string,
): Promise<OpenedMapping | undefined> {
  const read = await (mappingPath === undefined
    ? statedBySource(source, lakeFolder)
    : statedByFile(mappingPath));
  if (read === undefined) return undefined;
  const stated = areRows ? mappingOfRows(read) : read;
  const folder = mappingPath === undefined ? lakeFolder : dirname(mappingPath);
  return {
    stated,
    lookupBytes: await orWrongUse(() => bytesOfLookups(stated, folder)),
    filled: () => orWrongUse(() => withLookups(stated, openBeside(folder))),
  };
}

/**
 * Reads the file given with `--mapping`, and its tables.
 * @throws WrongUse as `openMapping`
 */
export async function readMappingFile(path: string): Promise<Mapping> {
  return await (await openMapping({ mappingPath: path }, ''))!.filled();
}

/**
 * The shipped mapping of a source, completed by the settings of a lake; undefined where none is shipped.
 * @throws WrongUse as `openMapping`
 */
export async function readShippedMapping(
  source: string | undefined,
  lakeFolder: string,
): Promise<Mapping | undefined> {
  return await (await openMapping({ ...(source !== undefined && { source }) }, lakeFolder))?.filled();
}

/** A mapping of the rows of a query: whatever files it was written for, rows are lines of JSON. */
export const mappingOfRows = (mapping: Mapping): Mapping => ({ ...mapping, format: 'ndjson' });

async function statedByFile(path: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new WrongUse(`mapping: cannot read ${path}: ${reasonOf(error)}`);
  }
  return await orWrongUse(async () => readMapping(text, basename(path)));
}

async function statedBySource(source: string | undefined, lakeFolder: string): Promise<Mapping | undefined> {
  if (source === undefined) return undefined;
  return await orWrongUse(async () => {
    const { sources } = await readSettings(lakeFolder);
    return vendorMapping(source, sources[source]);
  });
}

async function orWrongUse<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const isMistake = error instanceof MappingError || error instanceof LookupUnread;
    throw isMistake ? new WrongUse(error.message) : error;
  }
}

async function bytesOfLookups(mapping: Mapping, folder: string): Promise<number> {
  let bytes = 0;
  for (const [name, { file }] of Object.entries(mapping.lookups ?? {})) {
    const files = await filesBeside(folder, file);
    if (files.length === 0) throw withoutFile(mapping, name);
    for (const { path } of files) bytes += (await stat(path)).size;
  }
  return bytes;
}

/** Files of `lookups` lie beside the mapping. */
const openBeside =
  (folder: string): OpenLookup =>
  async (file) =>
    await Promise.all((await filesBeside(folder, file)).map(openInputFile));

async function filesBeside(folder: string, file: string): Promise<readonly InputFile[]> {
  try {
    return (await findInputFiles(resolve(folder, file))).files;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
