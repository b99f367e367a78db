import { readFileSync, writeFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';

/** What is true of one treated scope of one replication; the columns of truth.csv. */
export interface TruthRow {
  /** As the tool knows it: a code where the export is blind. */
  readonly scenario: string;
  /** As the benchmark knows it. */
  readonly name: string;
  readonly replication: string;
  /** `market/channel/queue`. */
  readonly scope: string;
  readonly planted: boolean;
  /** How much worse it gets, in the metric's unit; 0 where nothing is planted. */
  readonly drop: number;
  /** First day of the change, `YYYY-MM-DD`. */
  readonly change_day: string;
  /** Daily looks from that day on. */
  readonly looks: number;
}

const columns = [
  'scenario',
  'name',
  'replication',
  'scope',
  'planted',
  'drop',
  'change_day',
  'looks',
] as const;

/** Writes truth.csv. The same rows give the same bytes. */
export function writeTruth(path: string, rows: readonly TruthRow[]): void {
  const cast = { boolean: (value: boolean) => String(value) };
  writeFileSync(path, stringify([...rows], { header: true, columns: [...columns], cast }));
}

/**
 * Reads truth.csv as an export wrote it.
 * @throws WrongUse where there is none, or one of its values makes no sense
 */
export function readTruth(path: string): TruthRow[] {
  const records = recordsOf(path, textOf(path));
  if (records.length === 0) throw new WrongUse(`truth: ${path} has no rows`);
  return records.map((record, at) => {
    const wrong = columns.find((column) => !isUsable(column, record[column]));
    if (wrong !== undefined)
      throw new WrongUse(`truth: ${path}, row ${at + 1}, ${wrong}: "${record[wrong] ?? ''}" makes no sense`);
    const { scenario, name, replication, scope, change_day } = record as Record<
      (typeof columns)[number],
      string
    >;
    const numbers = { drop: Number(record.drop), looks: Number(record.looks) };
    return { scenario, name, replication, scope, planted: record.planted === 'true', change_day, ...numbers };
  });
}

function recordsOf(path: string, text: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new WrongUse(`truth: ${path}: ${error.message}`, { cause: error });
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongUse(`truth: cannot read ${path}: --truth is the folder "truth" of an export`);
  }
}

function isUsable(column: (typeof columns)[number], value: string | undefined): boolean {
  if (value === undefined || value === '') return false;
  if (column === 'planted') return value === 'true' || value === 'false';
  if (column === 'drop') return Number.isFinite(Number(value));
  return column !== 'looks' || /^[1-9]\d*$/.test(value);
}

/**
 * The rows about some scenarios (all, where none are named) and the first so many replications of each.
 * @throws WrongUse for a scenario that is not among the rows
 */
export function partOf(
  rows: readonly TruthRow[],
  scenarios: readonly string[] | undefined,
  replications = Number.POSITIVE_INFINITY,
): TruthRow[] {
  const known = new Set(rows.map(({ scenario }) => scenario));
  const unknown = scenarios?.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new WrongUse(`score: --scenarios: the truth has no "${unknown}"; it has ${[...known].join(', ')}`);
  return rows.filter(
    ({ scenario, replication }) =>
      (scenarios?.includes(scenario) ?? true) && Number(replication.slice(1)) < replications,
  );
}
