import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';

/** A line of a file of alarms with its number, its values not looked at yet. */
export interface AlarmLine {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const required = ['scenario', 'replication', 'day'] as const;

/**
 * The lines of a file of alarms: CSV with a header, or NDJSON, by the file's name.
 * @throws WrongUse naming the file, and the line where it is no CSV or JSON
 */
export function readAlarmLines(path: string): AlarmLine[] {
  if (path.endsWith('.csv')) return parseCsv(path, textOf(path));
  if (/\.(ndjson|jsonl)$/.test(path)) return parseNdjson(path, textOf(path));
  throw new WrongUse(`alarms: ${path}: its name must end in .csv, .ndjson or .jsonl`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new WrongUse(`alarms: cannot read ${path}`);
  }
}

interface CsvRow {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function parseCsv(path: string, text: string): AlarmLine[] {
  const columns = (header: string[]): string[] => {
    const missing = required.find((name) => !header.includes(name));
    if (missing !== undefined) throw new WrongUse(`alarms: ${path}, line 1, ${missing}: no such column`);
    return header;
  };
  try {
    const options = { columns, skip_empty_lines: true, trim: true, info: true } as const;
    const rows = parse(text, options) as unknown as CsvRow[];
    if (rows.length === 0 && text.trim() === '') columns([]);
    return rows.map(({ record, info }) => ({ line: info.lines, values: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new WrongUse(`alarms: ${path}: ${error.message}`, { cause: error });
  }
}

function parseNdjson(path: string, text: string): AlarmLine[] {
  return text.split('\n').flatMap((content, at) => {
    if (content.trim() === '') return [];
    const values = objectOf(content);
    if (values === undefined) throw new WrongUse(`alarms: ${path}, line ${at + 1}: no JSON object`);
    return [{ line: at + 1, values }];
  });
}

function objectOf(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
