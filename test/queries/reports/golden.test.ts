import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sqlTexts } from '../../../functions/contract/generated/sql.ts';
import { reportNames } from '../../../functions/report/catalogue.ts';
import { runReport } from '../../../functions/report/run-report.ts';
import { openTinyLake } from '../../report/tiny-lake.ts';
import { asLines, readReportCase, reportCases } from './report-cases.ts';

test.each(reportNames)('%s has a golden case, checks and columns without a gap', (name) => {
  const own = reportCases.filter(([report]) => report === name);
  expect(own.length, 'golden cases').toBeGreaterThan(0);
  expect(sqlTexts).toHaveProperty([`reports/${name}/checks`]);
});

describe.each(reportCases)('%s, %s', (name, own) => {
  test('gives the rows that were worked out by hand, and nothing that must not exist', async () => {
    const { report, parameters, settings, expected, ...given } = readReportCase(name, own);
    const lake = await openTinyLake(given.lake, settings);
    try {
      const result = await runReport(report, parameters, settings, (sql) => lake.query(sql));
      if (process.env.CI !== undefined)
        expect(existsSync(expected), `golden file of ${name}/${own}`).toBe(true);
      await expect(asLines(result)).toMatchFileSnapshot(expected);
      const checks = await lake.query(sqlTexts[`reports/${name}/checks` as keyof typeof sqlTexts]);
      expect(checks.rows).toEqual([]);
    } finally {
      await lake.close();
    }
  });
});
