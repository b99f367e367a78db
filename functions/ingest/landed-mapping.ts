import type { ObjectStore } from '../platform/ports.ts';
import { type Mapping, readMapping } from '../sources/mapping.ts';

/**
 * The mapping of a source's files: `mappings/<source>.yaml` in the landing bucket; undefined when there is none.
 * @throws MappingError naming its line
 */
export async function landedMapping(landing: ObjectStore, source: string): Promise<Mapping | undefined> {
  const key = `mappings/${source}.yaml`;
  const bytes = await landing.read(key);
  return bytes === undefined ? undefined : readMapping(new TextDecoder().decode(bytes), key);
}
