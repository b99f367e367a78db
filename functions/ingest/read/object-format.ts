import type { Rejection } from '../../contract/records/rejection.ts';

export type RecordFormat = 'ndjson' | 'json' | 'csv';

const formats: Readonly<Record<string, RecordFormat | 'parquet'>> = {
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  parquet: 'parquet',
};

/**
 * The format an object's name promises: `.ndjson .jsonl .json .csv .tsv .parquet`, each also `.gz` or `.zip`, in any case; where
 * its own name says nothing, that of the innermost folder that says one, as engines write results
 * (`tickets.json/part-00000.gz`). A mapping's format overrides it.
 * @param zippedName what the file is called that the object holds as a zip: asked where its own name says nothing
 */
export function objectFormat(
  key: string,
  mappingFormat?: RecordFormat | 'parquet',
  zippedName = '',
): RecordFormat | Rejection {
  const format =
    mappingFormat ?? formats[extensionOf(key)] ?? formats[extensionOf(zippedName)] ?? ofFolder(key);
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
    .map((folder) => formats[extensionOf(folder)])
    .findLast((format) => format !== undefined);

/** The last one that says no compression; empty without one. */
function extensionOf(key: string): string {
  const [, ...extensions] = fileName(key).toLowerCase().split('.');
  return extensions.findLast((extension) => !['gz', 'gzip', 'zip'].includes(extension)) ?? '';
}
