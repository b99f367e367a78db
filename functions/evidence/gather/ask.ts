import type { Settings } from '../../contract/definitions/settings.ts';
import { type Row, rowsByName } from '../../contract/lake/rows.ts';
import type { QueryResult } from '../../platform/ports.ts';
import { findReport } from '../../report/catalogue.ts';
import { commandLine } from '../../report/command-line.ts';
import { checkTextParameters } from '../../report/parameters.ts';
import { type ReportRows, runRows } from '../../report/run-report.ts';

/** A report's answer, with the command that gives it again. */
export interface Answer {
  /** Where the page's numbers point to: unique on the page. */
  readonly id: string;
  readonly command: string;
  readonly result: ReportRows;
  readonly rows: readonly Row[];
}

/** What a report is asked, as on a command line; what is undefined is not said. */
export type Given = Readonly<Record<string, string | undefined>>;

export type Ask = (id: string, report: string, given: Given) => Promise<Answer>;

export type RunSql = (sql: string) => Promise<QueryResult>;

/** Asks the reports of one lake, as the command `report` does; what several of them ask of the lake runs once. */
export function createAsk(run: RunSql, settings: Settings): Ask {
  const answered = new Map<string, Promise<QueryResult>>();
  const once = (sql: string): Promise<QueryResult> => {
    const known = answered.get(sql) ?? run(sql);
    answered.set(sql, known);
    return known;
  };
  return async (id, report, given) => {
    const said = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const found = findReport(report);
    const result = await runRows(found, checkTextParameters(found, said), settings, once);
    return { id, command: commandLine(report, said, 'LAKE'), result, rows: rowsByName(result) };
  };
}
