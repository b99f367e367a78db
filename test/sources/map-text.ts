import { createMapper, type MappedRecord, readCsv, readMapping } from '../../functions/sources/mapping.ts';

/** Everything that a mapping makes of a CSV text: what the reader rejects, and each record. */
export function mapCsv(mappingText: string, csv: string | Uint8Array, chunkSize = 1 << 16): MappedRecord[] {
  const mapping = readMapping(mappingText, 'test.yaml');
  const mapper = createMapper(mapping);
  const records: MappedRecord[] = [];
  const reader = readCsv(
    mapping,
    {
      record: (recordNo, record) => records.push(...mapper.map(record, recordNo)),
      reject: (recordNo, rejection, raw) => records.push({ recordNo, events: [], rejection, raw }),
      passOver: () => {},
      note: () => {},
    },
    1 << 20,
  );
  const bytes = typeof csv === 'string' ? Buffer.from(csv) : csv;
  for (let i = 0; i < bytes.length; i += chunkSize) reader.push(bytes.subarray(i, i + chunkSize));
  reader.end();
  return records;
}

/** The events of records that are JSON objects. */
export function mapObjects(mappingText: string, objects: readonly Record<string, unknown>[]): MappedRecord[] {
  const mapper = createMapper(readMapping(mappingText, 'test.yaml'));
  return objects.flatMap((record, i) => mapper.map(record, i + 1));
}

export const eventsOf = (records: readonly MappedRecord[]) => records.flatMap(({ events }) => events);

/** `type@instant` of each event, in order. */
export const storyOf = (records: readonly MappedRecord[]): string[] =>
  eventsOf(records).map((event) => `${event.type}@${event.occurred_at}`);
