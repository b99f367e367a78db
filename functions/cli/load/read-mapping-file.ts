import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { LookupUnread, type OpenLookup, withLookups } from '../../ingest/read-lookups.ts';
import { findInputFiles } from '../../platform/local/input-files.ts';
import { openInputFile } from '../../platform/local/open-input-file.ts';
import { type Mapping, MappingError, readMapping, vendorMapping } from '../../sources/mapping.ts';
import { reasonOf } from '../terminal/explain-error.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { readSettings } from '../terminal/read-settings.ts';

/**
 * The mapping that a command was given, by a file or by the name of a source with a shipped one.
 * @throws WrongUse as the two below
 */
export const givenMapping = (
  { source, mappingPath }: { readonly source?: string; readonly mappingPath?: string },
  lakeFolder: string,
): Promise<Mapping | undefined> =>
  mappingPath === undefined ? readShippedMapping(source, lakeFolder) : readMappingFile(mappingPath);

/**
 * Reads the file given with `--mapping`.
 * @throws WrongUse naming file and line when it cannot be read or makes no sense
 */
export async function readMappingFile(path: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new WrongUse(`mapping: cannot read ${path}: ${reasonOf(error)}`);
  }
  try {
    return await withLookups(readMapping(text, basename(path)), openBeside(dirname(path)));
  } catch (error) {
    const isMistake = error instanceof MappingError || error instanceof LookupUnread;
    throw isMistake ? new WrongUse(error.message) : error;
  }
}

/**
 * The shipped mapping of a source, completed by the settings of a lake; undefined where none is shipped.
 * @throws WrongUse naming a setting that it does not ask for
 */
export async function readShippedMapping(
  source: string | undefined,
  lakeFolder: string,
): Promise<Mapping | undefined> {
  if (source === undefined) return undefined;
  try {
    const { sources } = await readSettings(lakeFolder);
    const mapping = vendorMapping(source, sources[source]);
    return mapping && (await withLookups(mapping, openBeside(lakeFolder)));
  } catch (error) {
    const isMistake = error instanceof MappingError || error instanceof LookupUnread;
    throw isMistake ? new WrongUse(error.message) : error;
  }
}

/** Files of `lookups` lie beside the mapping. */
const openBeside =
  (folder: string): OpenLookup =>
  async (file) => {
    try {
      const { files } = await findInputFiles(resolve(folder, file));
      return await Promise.all(files.map(openInputFile));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
