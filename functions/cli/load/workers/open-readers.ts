import { stat } from 'node:fs/promises';
import { readProcessedObjects } from '../../../ingest/processed-objects.ts';
import type { InputFile } from '../../../platform/local/input-files.ts';
import { lakeSecrets } from '../../terminal/lake-secrets.ts';
import type { Lake } from '../../terminal/open-lake.ts';
import type { Output } from '../../terminal/output.ts';
import type { AiCheck } from '../ai-check.ts';
import type { MappingPlace, OpenedMapping } from '../read-mapping-file.ts';
import { jobsFor } from './count-jobs.ts';
import { openWorkerReaders, type WorkerReaders } from './worker-readers.ts';

export interface ReadingOptions {
  readonly lake: Lake;
  readonly place: MappingPlace;
  readonly mapping: OpenedMapping | undefined;
  /** `--jobs` */
  readonly jobs: number | undefined;
  readonly check: AiCheck | undefined;
  readonly output: Output;
}

/**
 * Reads files into a lake, `atOnce` of them in workers, or few bytes one after the other here. Where workers read, the
 * code that reads is loaded by them alone, and so are the tables that a mapping looks ids up in.
 * @throws WrongUse for such a table that cannot be read
 */
export async function openReaders(
  files: readonly InputFile[],
  { lake, place, mapping, jobs, check, output }: ReadingOptions,
): Promise<WorkerReaders & { readonly atOnce: number }> {
  // Each worker reads the mapping again, which a pipe gives once.
  const asked = (await canBeReadAgain(place.mappingPath)) ? jobs : 1;
  const { count, heaps, areWorkers } = await jobsFor(files, mapping?.lookupBytes ?? 0, asked);
  if (!areWorkers) {
    const { createFileReader, fileOptions } = await import('../ingest-files.ts');
    const read = await createFileReader(lake, await fileOptions(place, mapping, check), output);
    return { read, atOnce: 1, close: async () => {} };
  }
  // One that cannot be read ends the command instead of each file.
  await lakeSecrets(lake);
  const start = { lakeFolder: lake.folder, place, processed: await readProcessedObjects(lake.store) };
  const readers = openWorkerReaders(start, heaps, {
    say: (text) => output.say(text),
    progress: (text) => output.progress(text),
    sawAi: (seen) => check?.add(seen),
  });
  return { ...readers, atOnce: count };
}

const canBeReadAgain = async (path: string | undefined): Promise<boolean> =>
  path === undefined || (await stat(path)).isFile();
