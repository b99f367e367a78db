import { Readable } from 'node:stream';
import { type LandingPlace, mappingKeys } from '../contract/records/landing.ts';
import type { InputObject, ObjectStore } from '../platform/ports.ts';
import { readMapping, type SourceSettings, vendorMapping } from '../sources/mapping.ts';
import type { IngestOptions } from './ingest-object.ts';
import { withLookups } from './read-lookups.ts';

/**
 * How files of a place are read: their source where records name none, and the mapping of their kind
 * (`mappings/<source>/<kind>.yaml`) or else of their source (`mappings/<source>.yaml`), where there is one; else the
 * shipped mapping of the help desk that the source is.
 * @param settings what the deployment says of its sources
 * @throws MappingError naming its line
 */
export async function landedOptions(
  mappings: ObjectStore,
  place: LandingPlace,
  settings: Readonly<Record<string, SourceSettings>> = {},
): Promise<Pick<IngestOptions, 'source' | 'mapping'>> {
  const source = place.source === undefined ? {} : { source: place.source };
  for (const key of mappingKeys(place)) {
    const bytes = await mappings.read(key);
    if (bytes === undefined) continue;
    const mapping = readMapping(new TextDecoder().decode(bytes), key);
    const folder = key.slice(0, key.lastIndexOf('/') + 1);
    return { ...source, mapping: await withLookups(mapping, (file) => objectsAt(mappings, folder + file)) };
  }
  if (place.source === undefined) return source;
  const shipped = vendorMapping(place.source, settings[place.source]);
  if (shipped === undefined) return source;
  const folder = `mappings/${place.source}/`;
  return { ...source, mapping: await withLookups(shipped, (file) => objectsAt(mappings, folder + file)) };
}

/** Files of `lookups` lie beside the mapping that names them: one object, or all below a folder. */
async function objectsAt(store: ObjectStore, place: string): Promise<InputObject[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(place))
    if (key === place || key.startsWith(`${place.replace(/\/$/, '')}/`)) keys.push(key);
  const found: InputObject[] = [];
  for (const key of keys.sort()) {
    const bytes = await store.read(key);
    if (bytes === undefined) continue;
    const open = () => Readable.from([Buffer.from(bytes)]);
    found.push({ bucket: '', key, version: '', size: bytes.length, arrivedAt: 0, open });
  }
  return found;
}
