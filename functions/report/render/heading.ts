import { findReport } from '../catalogue.ts';
import type { ReportResult } from '../run-report.ts';

/** What stands above a table: the question, the window, how far to trust it. */
export function renderHeading(result: ReportResult): string {
  const { title, question } = findReport(result.report);
  const quarantined =
    result.quarantined_share === null
      ? 'no records of the window known'
      : `${(result.quarantined_share * 100).toFixed(2)} % of ${result.records_in} records in quarantine`;
  return [
    `${title}: ${question}`,
    `${result.from} to ${result.to} (UTC days), known at ${result.known_at.slice(0, 16).replace('T', ' ')}, ${quarantined}, definitions ${result.definition_version}`,
    '',
  ].join('\n');
}
