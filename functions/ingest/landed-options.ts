import { type LandingPlace, mappingKeys } from '../contract/records/landing.ts';
import type { ObjectStore } from '../platform/ports.ts';
import { readMapping } from '../sources/mapping.ts';
import type { IngestOptions } from './ingest-object.ts';

/**
 * How files of a place are read: their source where records name none, and the mapping of their kind
 * (`mappings/<source>/<kind>.yaml`) or else of their source (`mappings/<source>.yaml`), where there is one.
 * @throws MappingError naming its line
 */
export async function landedOptions(
  mappings: ObjectStore,
  place: LandingPlace,
): Promise<Pick<IngestOptions, 'source' | 'mapping'>> {
  const source = place.source === undefined ? {} : { source: place.source };
  for (const key of mappingKeys(place)) {
    const bytes = await mappings.read(key);
    if (bytes !== undefined) return { ...source, mapping: readMapping(new TextDecoder().decode(bytes), key) };
  }
  return source;
}
