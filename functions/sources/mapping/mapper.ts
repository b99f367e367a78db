import { fitsHeading } from '../csv/heading.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { type DataRecord, isObject } from '../record/look-up.ts';
import { namesAlike } from '../record/names-alike.ts';
import { type Path, pathOf } from '../record/path.ts';
import { placesIn, recordsIn } from '../record/scopes.ts';
import { Cells } from '../row/cells.ts';
import { Columns } from '../row/columns.ts';
import type { MappedRecord, Mapper, MapperOptions } from './mapped-record.ts';
import { createStreamMapper, passOver, type StreamMapper } from './stream-mapper.ts';

/** The same records give the same events, whatever they hold: no record makes the mapper throw. */
export function createMapper(mapping: Mapping, options: MapperOptions = {}): Mapper {
  const parts = mapping.parts ?? [mapping];
  const columns = new Columns(mapping.missing, new Set(parts.flatMap((part) => [...part.elementNames])));
  const streams = parts.map((part) => createStreamMapper(part, options, columns));
  const named =
    mapping.names === 'alike' ? namesAlike(parts.flatMap((part) => [...part.columns.keys()])) : asNamed;
  let groups: readonly Group[] | undefined;

  function groupsFor(record: DataRecord): Group[] {
    const names = Object.keys(record);
    const isAnyTable = options.isTable !== true || mapping.parts === undefined;
    const fitting = isAnyTable ? streams : streams.filter(({ mapping: part }) => fitsHeading(part, names));
    const groups = Map.groupBy(fitting, ({ mapping: part }) => JSON.stringify(part.records));
    return [...groups.values()].map((group) => groupOf(group, columns, named));
  }

  return {
    map(root, recordNo) {
      groups ??= groupsFor(root);
      const results = groups.flatMap((group) => mapGroup(group, root, recordNo));
      if (results.length > 0) return results;
      options.watch?.unread(root);
      return [passOver(recordNo, { rule: 'streams: none of them reads it', line: 1 }, options.trace)];
    },
  };
}

/** Gives a record the names by which the mapping calls its fields. */
type Naming = (record: DataRecord) => DataRecord;

const asNamed: Naming = (record) => record;

/** Streams that find their records at the same places. */
interface Group {
  readonly streams: readonly StreamMapper[];
  readonly columns: Columns;
  readonly named: Naming;
  /** Where the records lie; undefined where those of the file are the records. */
  readonly paths: readonly Path[] | undefined;
  /** Whether none of the streams asks which records are its own. */
  readonly takesAll: boolean;
}

function groupOf(streams: readonly StreamMapper[], columns: Columns, named: Naming): Group {
  const [first] = streams;
  const paths = first?.mapping.records?.map(pathOf);
  const takesAll = streams.length === 1 && first?.mapping.when === undefined;
  return { streams, columns, named, paths, takesAll };
}

/**
 * What streams make of the records that lie in one of the file, at the first place where they take any: a record may
 * have a field that is called like a place of records. Nothing where they take none.
 */
function mapGroup(group: Group, root: DataRecord, recordNo: number): MappedRecord[] {
  const { paths, takesAll } = group;
  if (paths === undefined) return mapPlace(group, [root], root, recordNo);
  if (takesAll) return mapPlace(group, recordsIn(root, paths), root, recordNo);
  for (const records of placesIn(root, paths)) {
    const results = mapPlace(group, records, root, recordNo);
    if (results.length > 0) return results;
  }
  return [];
}

function mapPlace(
  { streams, columns, named, takesAll }: Group,
  records: readonly unknown[],
  root: DataRecord,
  recordNo: number,
): MappedRecord[] {
  let isAnyTaken = false;
  const results = records.map((record) => {
    const cells = isObject(record) ? new Cells({ record: named(record), root }, columns) : undefined;
    const takers = takesAll
      ? streams
      : streams.filter((stream) => cells !== undefined && stream.takes(cells));
    if (takers.length === 0) return passOver(recordNo, { rule: 'streams: none of them reads it', line: 1 });
    isAnyTaken = true;
    if (cells === undefined) return noRecord(recordNo, record);
    return takers.map((stream) => stream.map(cells, recordNo)).reduce(together);
  });
  return isAnyTaken ? results : [];
}

/** What two streams make of one record. */
function together(a: MappedRecord, b: MappedRecord): MappedRecord {
  if (a.isPassedOver) return saysNothing(b) ? a : b;
  if (b.isPassedOver) return saysNothing(a) ? b : a;
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

/** Nothing is wrong with a record in which one stream finds nothing, as contacts without a score, while another reads it. */
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
