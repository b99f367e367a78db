import type { Rejection } from '../../contract/records/rejection.ts';

export type RecordFormat = 'ndjson' | 'json' | 'csv';

const formats: ReadonlyMap<string, RecordFormat | 'parquet'> = new Map([
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
  ['json', 'json'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['parquet', 'parquet'],
]);

/** Endings that say how an object is packed, behind the one of its format. */
const packings: readonly string[] = ['gz', 'gzip', 'zip'];

/** A file's name without what says how it is kept: `tickets@2026` of `tickets@2026.csv.gzip`. */
export function withoutEndings(name: string): string {
  const parts = name.split('.');
  while (parts.length > 1 && isEnding(parts.at(-1)!.toLowerCase())) parts.pop();
  return parts.join('.');
}

/** Texts have a format of their own only under a mapping. */
const isEnding = (extension: string): boolean =>
  formats.has(extension) || packings.includes(extension) || extension === 'txt';

/**
 * The format an object's name promises: `.ndjson .jsonl .json .csv .tsv .parquet`, each also `.gz`, `.gzip` or `.zip`, in any
 * case; where its own name says nothing, that of the innermost folder that says one, as engines write results
 * (`tickets.json/part-00000.gz`). A mapping's format overrides it.
 * @param zippedName what the file is called that the object holds as a zip: asked where its own name says nothing
 */
export function objectFormat(
  key: string,
  mappingFormat?: RecordFormat | 'parquet',
  zippedName = '',
): RecordFormat | Rejection {
  const format =
    mappingFormat ?? formats.get(extensionOf(key)) ?? formats.get(extensionOf(zippedName)) ?? ofFolder(key);
  if (format === 'parquet') return noParquet;
  if (format !== undefined) return format;
  return {
    reason: 'unknown_format',
    path: '',
    message: `the name ends in none of .ndjson .jsonl .json .csv .tsv .parquet (or with .gz or .zip): ${fileName(key)}`,
  };
}

/** Parquet is known by its first bytes, before anybody asks for a format. */
const noParquet: Rejection = {
  reason: 'unreadable_object',
  path: '',
  message: 'the object is called Parquet, and does not begin as Parquet does',
};

const fileName = (key: string): string => key.split('/').at(-1) ?? key;

/** The format that the innermost folder with one promises. */
const ofFolder = (key: string): RecordFormat | 'parquet' | undefined =>
  key
    .split('/')
    .slice(0, -1)
    .map((folder) => formats.get(extensionOf(folder)))
    .findLast((format) => format !== undefined);

/** The last one that says no compression; empty without one. */
function extensionOf(key: string): string {
  const [, ...extensions] = fileName(key).toLowerCase().split('.');
  return extensions.findLast((extension) => !packings.includes(extension)) ?? '';
}
