import { objectId } from '../../contract/lake/lake-keys.ts';
import { type IngestOptions, ingestObject } from '../../ingest/ingest-object.ts';
import { nextAttempt, type ProcessedObjects, readProcessedObjects } from '../../ingest/processed-objects.ts';
import type { RecordObserver } from '../../ingest/write/object-accumulator.ts';
import type { InputFile } from '../../platform/local/input-files.ts';
import { openInputFile } from '../../platform/local/open-input-file.ts';
import type { InputObject } from '../../platform/ports.ts';
import type { Mapping } from '../../sources/mapping.ts';
import { ingestEnvironment } from '../terminal/ingest-environment.ts';
import type { Lake } from '../terminal/open-lake.ts';
import type { Output } from '../terminal/output.ts';
import { type FileOutcome, type IngestTotals, totalsOf } from './file-outcome.ts';
import type { MappingPlace, OpenedMapping } from './read-mapping-file.ts';
import { rememberOrigin } from './remember-origin.ts';
import { sayCounts } from './say-outcome.ts';
import { createSecondReadings } from './second-reading.ts';

export interface FileOptions {
  readonly source?: string;
  readonly mapping?: Mapping;
  /** Path of the mapping's file, remembered for a replay. */
  readonly mappingPath?: string;
  /** Called for every record. */
  readonly observer?: RecordObserver;
}

/** What files are read by, from what a command was given, the tables of the mapping included. @throws WrongUse for a table */
export async function fileOptions(
  { source, mappingPath }: MappingPlace,
  mapping: OpenedMapping | undefined,
  observer?: RecordObserver,
): Promise<FileOptions> {
  return {
    ...(source !== undefined && { source }),
    ...(mappingPath !== undefined && { mappingPath }),
    ...(mapping !== undefined && { mapping: await mapping.filled() }),
    ...(observer !== undefined && { observer }),
  };
}

/** Reads one file into a lake; `where` begins its progress lines. */
export type FileReader = (file: InputFile, where: string) => Promise<FileOutcome>;

/**
 * Reads files into a lake: each once, and one of which nothing was accepted again.
 * @param known what the lake says of the objects before, where somebody has asked it already
 */
export async function createFileReader(
  lake: Lake,
  options: FileOptions,
  output: Pick<Output, 'say' | 'progress'>,
  known?: ProcessedObjects,
): Promise<FileReader> {
  const environment = await ingestEnvironment(lake, output);
  const { mappingPath, ...given } = options;
  const processed = known ?? (await readProcessedObjects(lake.store));
  const secondReadings = createSecondReadings(lake, environment, given);

  async function read(
    object: InputObject,
    file: InputFile,
    attempt: number,
    where: string,
  ): Promise<FileOutcome> {
    await rememberOrigin(lake, object, {
      path: file.path,
      ...(file.query !== undefined && { query: file.query }),
      ...options,
    });
    const ingestOptions: IngestOptions = {
      ...given,
      attempt,
      leftovers: processed.leftovers.get(objectId(object, attempt)) ?? [],
      progress: (counts) => output.progress(`${where}: ${sayCounts(counts)}`),
    };
    const result = await ingestObject(object, environment, ingestOptions);
    processed.done.add(result.objectId);
    return { key: file.key, status: 'read', result };
  }

  return async (file, where) => {
    output.progress(where);
    const object = await openInputFile(file);
    const attempt = nextAttempt(object, processed);
    if (attempt !== undefined) return await read(object, file, attempt, where);
    const again = await secondReadings.examine(object);
    if (again === undefined) return { key: file.key, status: 'done_before' };
    if ('attempt' in again) return await read(object, file, again.attempt, where);
    return { key: file.key, status: 'rejected_before', result: again.result };
  };
}

/** Reads files into the lake, one after the other; the first that cannot be read ends it. */
export async function ingestFiles(
  files: readonly InputFile[],
  lake: Lake,
  options: FileOptions,
  output: Output,
): Promise<IngestTotals> {
  const read = await createFileReader(lake, options, output);
  const outcomes: FileOutcome[] = [];
  for (const [i, file] of files.entries())
    outcomes.push(await read(file, `${i + 1}/${files.length} ${file.key}`));
  output.progress('');
  return totalsOf(outcomes);
}
