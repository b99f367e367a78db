import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Settings } from '../../../functions/contract/definitions/settings.ts';
import type { Cell } from '../../../functions/platform/ports.ts';
import { findReport, type Report } from '../../../functions/report/catalogue.ts';
import { checkParameters, type Parameters } from '../../../functions/report/parameters.ts';
import type { ReportResult } from '../../../functions/report/run-report.ts';
import type { TinyLake } from '../../report/tiny-lake.ts';

/** `case.yaml`: a lake, settings and parameters. `expected.ndjson`: the report's rows, one a line. */
interface CaseFile extends TinyLake {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface ReportCase {
  readonly lake: TinyLake;
  readonly settings: Settings;
  readonly report: Report;
  readonly parameters: Parameters;
  /** Path of the rows that must come. */
  readonly expected: string;
}

/** Every case, as [report, case]. */
export const reportCases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(import.meta.dirname, name)).map((own) => [name, own] as const));

export function readReportCase(report: string, name: string): ReportCase {
  const folder = join(import.meta.dirname, report, name);
  const {
    parameters = {},
    settings = {},
    ...lake
  } = parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as CaseFile;
  return {
    lake,
    settings: Settings.parse(settings),
    report: findReport(report),
    parameters: checkParameters(findReport(report), parameters),
    expected: join(folder, 'expected.ndjson'),
  };
}

/** Rows as objects without their nulls, one a line, numbers to six decimals. */
export function asLines({ columns, rows }: ReportResult): string {
  const lines = rows.map((row) => {
    const cells = columns.map(({ name }, index) => [name, round(row[index] ?? null)] as const);
    return JSON.stringify(Object.fromEntries(cells.filter(([, cell]) => cell !== null)));
  });
  return `${lines.join('\n')}\n`;
}

const round = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toFixed(6)) : cell);
