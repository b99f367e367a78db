import type { Rejection } from '../../contract/rejection.ts';

export type RecordFormat = 'ndjson' | 'json' | 'csv';

/** How an object is to be read. */
export interface ObjectFormat {
  readonly format: RecordFormat;
  readonly isGzip: boolean;
}

const formats: Readonly<Record<string, RecordFormat>> = {
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
  csv: 'csv',
};

/**
 * The format an object's name promises: `.ndjson .jsonl .json .csv`, each also `.gz`, in any case.
 * A mapping's format overrides it; the content never does.
 */
export function objectFormat(key: string, mappingFormat?: RecordFormat): ObjectFormat | Rejection {
  const parts = key.toLowerCase().split('/').at(-1)!.split('.').slice(1);
  const isGzip = parts.at(-1) === 'gz';
  const extension = (isGzip ? parts.at(-2) : parts.at(-1)) ?? '';
  const format = mappingFormat ?? formats[extension];
  if (format !== undefined) return { format, isGzip };
  return {
    reason: 'unknown_format',
    path: '',
    message: `the name ends in none of .ndjson .jsonl .json .csv (or with .gz): ${key.split('/').at(-1)}`,
  };
}
