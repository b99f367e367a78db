import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sqlTexts } from '../../../functions/contract/generated/sql.ts';
import { Settings } from '../../../functions/contract/settings.ts';
import type { Cell } from '../../../functions/platform/ports.ts';
import { findReport, reportNames } from '../../../functions/report/catalogue.ts';
import { checkParameters } from '../../../functions/report/parameters.ts';
import { runReport } from '../../../functions/report/run-report.ts';
import { openTinyLake, type TinyLake } from '../../report/tiny-lake.ts';

/** `case.yaml`: a lake, settings and parameters. `expected.ndjson`: the report's rows, one a line. */
interface Case extends TinyLake {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(import.meta.dirname, name)).map((own) => [name, own] as const));

test.each(reportNames)('%s has a golden case, checks and columns without a gap', (name) => {
  const own = cases.filter(([report]) => report === name);
  expect(own.length, 'golden cases').toBeGreaterThan(0);
  expect(sqlTexts).toHaveProperty([`reports/${name}/checks`]);
});

describe.each(cases)('%s, %s', (report, name) => {
  const folder = join(import.meta.dirname, report, name);
  test('gives the rows that were worked out by hand, and nothing that must not exist', async () => {
    const given = parse(readFileSync(join(folder, 'case.yaml'), 'utf8')) as Case;
    const settings = Settings.parse(given.settings ?? {});
    const lake = await openTinyLake(given, settings);
    try {
      const parameters = checkParameters(findReport(report), given.parameters ?? {});
      const result = await runReport(findReport(report), parameters, settings, (sql) => lake.query(sql));
      const expected = join(folder, 'expected.ndjson');
      if (process.env.CI !== undefined)
        expect(existsSync(expected), `golden file of ${report}/${name}`).toBe(true);
      await expect(asLines(result.columns, result.rows)).toMatchFileSnapshot(expected);
      const checks = await lake.query(sqlTexts[`reports/${report}/checks` as keyof typeof sqlTexts]);
      expect(checks.rows).toEqual([]);
    } finally {
      await lake.close();
    }
  });
});

/** Rows as objects without their nulls, numbers to six decimals. */
function asLines(columns: readonly { name: string }[], rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => {
    const cells = columns.map(({ name }, index) => [name, round(row[index] ?? null)] as const);
    return JSON.stringify(Object.fromEntries(cells.filter(([, cell]) => cell !== null)));
  });
  return `${lines.join('\n')}\n`;
}

const round = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toFixed(6)) : cell);
