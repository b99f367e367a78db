import { fitsHeading } from '../csv/heading.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { type DataRecord, isObject } from '../record/look-up.ts';
import { recordsIn } from '../record/scopes.ts';
import type { MappedRecord, Mapper, MapperOptions } from './mapped-record.ts';
import { createStreamMapper, passOver, type StreamMapper } from './stream-mapper.ts';

/** The same records give the same events, whatever they hold: no record makes the mapper throw. */
export function createMapper(mapping: Mapping, options: MapperOptions = {}): Mapper {
  const streams = (mapping.parts ?? [mapping]).map((part) => createStreamMapper(part, options));
  let groups: readonly StreamMapper[][] | undefined;

  /** Streams that find their records at the same places. */
  function groupsFor(record: DataRecord): readonly StreamMapper[][] {
    const names = Object.keys(record);
    const isAnyTable = options.isTable !== true || mapping.parts === undefined;
    const fitting = isAnyTable ? streams : streams.filter(({ mapping: part }) => fitsHeading(part, names));
    return [...Map.groupBy(fitting, ({ mapping: part }) => JSON.stringify(part.records)).values()];
  }

  return {
    map(root, recordNo) {
      groups ??= groupsFor(root);
      const results = groups.flatMap((group) => mapGroup(group, root, recordNo));
      if (results.length > 0) return results;
      return [passOver(recordNo, { rule: 'streams: none of them reads it', line: 1 }, options.trace)];
    },
  };
}

/** What streams make of the records that lie in one of the file; nothing where none of them takes any. */
function mapGroup(group: readonly StreamMapper[], root: DataRecord, recordNo: number): MappedRecord[] {
  const paths = group[0]?.mapping.records;
  const records = paths === undefined ? [root] : recordsIn(root, paths);
  const [only] = group;
  if (group.length === 1 && only?.mapping.when === undefined)
    return records.map((record) => mapOne(group, record, root, recordNo));
  const taken = records.map((record) => ({
    record,
    takers: isObject(record) ? group.filter((stream) => stream.takes({ record, root })) : [],
  }));
  if (taken.every(({ takers }) => takers.length === 0)) return [];
  return taken.map(({ record, takers }) =>
    takers.length === 0
      ? passOver(recordNo, { rule: 'streams: none of them reads it', line: 1 })
      : mapOne(takers, record, root, recordNo),
  );
}

function mapOne(
  streams: readonly StreamMapper[],
  record: unknown,
  root: DataRecord,
  recordNo: number,
): MappedRecord {
  if (!isObject(record)) return noRecord(recordNo, record);
  const scope = { record, root };
  const [only] = streams;
  if (streams.length === 1 && only !== undefined) return only.map(scope, recordNo);
  return streams.map((stream) => stream.map(scope, recordNo)).reduce(together);
}

/** What two streams make of one record. */
function together(a: MappedRecord, b: MappedRecord): MappedRecord {
  if (a.isPassedOver) return b;
  if (b.isPassedOver) return a;
  if (saysNothing(a)) return b;
  if (saysNothing(b)) return a;
  const [one, other] = [a.rejection, b.rejection];
  const rejection = one && other ? { ...one, message: `${one.message}; ${other.message}` } : (one ?? other);
  return {
    recordNo: a.recordNo,
    events: [...a.events, ...b.events],
    ...(rejection && { rejection }),
    get raw() {
      return one === undefined ? b.raw : a.raw;
    },
  };
}

/** Nothing is wrong with a record in which one stream finds nothing, as contacts without a score, while another does. */
const saysNothing = ({ rejection }: MappedRecord): boolean => rejection?.reason === 'unmapped_record';

const noRecord = (recordNo: number, value: unknown): MappedRecord => ({
  recordNo,
  events: [],
  rejection: {
    reason: 'not_an_object',
    path: 'records',
    message: `a ${typeof value} stands there, no record`,
  },
  raw: {},
});
