import { createMapper } from '../mapping/mapper.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { readMapping } from '../mapping-file/read-mapping.ts';
import type { DataRecord } from '../record/look-up.ts';
import type { LookupTable } from '../record/lookup-table.ts';
import { vendorMappings } from './generated/vendor-mappings.ts';

/** A kind of records that are read only where a deployment names something, as the file that says whose they are. */
export interface WantedKind {
  /** What the mapping calls them: `comments by themselves`. */
  readonly kind: string;
  /** The settings of which one is enough. */
  readonly settings: readonly string[];
}

const texts: Readonly<Record<string, string>> = vendorMappings;

/**
 * Says what a record is that a shipped mapping does not read for want of a setting.
 * @returns for each record its kind; undefined where no setting would have it read
 */
export function kindsUnread(
  vendor: string,
  { parts = [], fileName }: Mapping,
): (record: DataRecord) => WantedKind | undefined {
  const text = texts[vendor] ?? '';
  const known = new Set(parts.map(({ name }) => name));
  const readers = settingsOfStreams(text).flatMap((setting) => {
    const given = readMapping(text, fileName, { [setting]: setting });
    return (given.parts ?? [])
      .filter(({ name }) => !known.has(name))
      .map((part) => ({
        setting,
        kind: part.name ?? '',
        mapper: createMapper({ ...given, parts: [part] }, { lookups: anyRow(given) }),
      }));
  });
  return (record) => {
    const found = readers.filter(({ mapper }) =>
      mapper.map(record, 1).some(({ isPassedOver }) => !isPassedOver),
    );
    const [first] = found;
    if (first === undefined) return undefined;
    return { kind: first.kind, settings: [...new Set(found.map(({ setting }) => setting))] };
  };
}

/** The settings that streams of a mapping are only there with. */
const settingsOfStreams = (text: string): string[] => [
  ...new Set([...text.matchAll(/^ {4}only_with: (\w+)$/gm)].map(([, name = '']) => name)),
];

/** Tables that have a row for every key: whether a record is of a kind does not hang on its table. */
const anyRow = ({ lookups = {} }: Mapping): ReadonlyMap<string, LookupTable> =>
  new Map(Object.keys(lookups).map((name) => [name, { find: () => ({}) }]));
