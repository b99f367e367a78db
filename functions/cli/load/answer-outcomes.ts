import type { FoundFiles } from '../../platform/local/input-files.ts';
import type { Output } from '../terminal/output.ts';
import { type FileOutcome, totalsOf } from './file-outcome.ts';

/** The machine's answer of `ingest`. */
export function answerOutcomes(
  outcomes: readonly FileOutcome[],
  passedOver: FoundFiles['passedOver'],
  output: Output,
): void {
  const totals = totalsOf(outcomes);
  output.answer({
    files: totals.files,
    files_done_before: totals.filesDoneBefore,
    files_failed: totals.filesFailed,
    files_rejected: totals.filesRejected,
    files_truncated: totals.filesTruncated,
    files_passed_over: passedOver.length,
    rows_read: totals.rowsRead,
    records_in: totals.recordsIn,
    accepted: totals.accepted,
    quarantined: totals.quarantined,
    repeated: totals.repeated,
    passed_over: totals.passedOver,
    reasons: totals.reasons,
    by_file: outcomes.map(asJson),
    passed_over_files: passedOver,
  });
}

function asJson(outcome: FileOutcome) {
  const { key: file, status } = outcome;
  if ('why' in outcome) return { file, status, why: outcome.why };
  if (!('result' in outcome)) return { file, status };
  const { rowsRead, accepted, quarantined, repeated, passedOver, reasons, isTruncated, notes } =
    outcome.result;
  const counts = { rows_read: rowsRead, accepted, quarantined, repeated, passed_over: passedOver };
  return { file, status, ...counts, reasons, is_truncated: isTruncated, notes };
}
