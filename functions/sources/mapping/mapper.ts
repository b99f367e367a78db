import { fitsHeading } from '../csv/heading.ts';
import type { Mapping, StreamMapping } from '../mapping-file/mapping.ts';
import type { DataRecord } from '../record/look-up.ts';
import { noLookups } from '../record/lookup-table.ts';
import type { MappedRecord, Mapper, MapperOptions } from './mapped-record.ts';
import { Row } from './row.ts';
import { createStreamMapper } from './stream-mapper.ts';

/** The same records give the same events, whatever they hold: no record makes the mapper throw. */
export function createMapper(mapping: Mapping, options: MapperOptions = {}): Mapper {
  if (mapping.parts === undefined) return createStreamMapper(mapping, options);
  const streams = mapping.parts.map((part) => ({ part, mapper: createStreamMapper(part, options) }));
  let fitting: typeof streams | undefined;
  /** Of the rows of a table all have its columns. */
  const fittingTo = (record: DataRecord) => {
    const names = Object.keys(record);
    return streams.filter(({ part }) => fitsHeading(part, names));
  };
  return {
    map(record, recordNo) {
      if (options.isTable === true) fitting ??= fittingTo(record);
      const taking = (fitting ?? streams).filter(({ part }) => takes(part, record, options));
      if (taking.length > 0) return taking.flatMap(({ mapper }) => mapper.map(record, recordNo));
      options.trace?.(recordNo, { rule: 'streams: none of them reads it', line: 1 });
      return [passedOver(recordNo)];
    },
  };
}

function takes(part: StreamMapping, record: DataRecord, { lookups = noLookups }: MapperOptions): boolean {
  const context = { recordNo: 0, mapping: part, lookups, problems: [] };
  return new Row({ record, root: record }, context).holds(part.when);
}

const passedOver = (recordNo: number): MappedRecord => ({
  recordNo,
  events: [],
  raw: undefined,
  isPassedOver: true,
});
