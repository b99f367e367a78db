import type { ObjectStore } from '../platform/ports.ts';
import { readMapping } from '../sources/mapping.ts';
import type { IngestOptions } from './ingest-object.ts';

/**
 * How files of a source are read: its name where records name none, and the mapping `mappings/<source>.yaml` in
 * the landing bucket, where there is one.
 * @throws MappingError naming its line
 */
export async function landedOptions(
  landing: ObjectStore,
  source: string | undefined,
): Promise<Pick<IngestOptions, 'source' | 'mapping'>> {
  if (source === undefined) return {};
  const key = `mappings/${source}.yaml`;
  const bytes = await landing.read(key);
  return bytes === undefined
    ? { source }
    : { source, mapping: readMapping(new TextDecoder().decode(bytes), key) };
}
