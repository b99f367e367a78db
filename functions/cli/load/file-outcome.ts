import type { RejectionReason } from '../../contract/records/rejection.ts';
import type { RecordCounts } from '../../ingest/accept/record-counts.ts';
import type { IngestResult } from '../../ingest/ingest-object.ts';

/** What became of one file. */
export type FileOutcome =
  | { readonly key: string; readonly status: 'read'; readonly result: IngestResult }
  /** Read by an earlier command. */
  | { readonly key: string; readonly status: 'done_before' }
  /** Read again, since nothing of it had been accepted, and rejected as before: nothing was written. */
  | { readonly key: string; readonly status: 'rejected_before'; readonly result: IngestResult }
  /** The mapping does not fit it, or it cannot be read. */
  | { readonly key: string; readonly status: 'unfit' | 'failed'; readonly why: string };

/** What a command did, over all its files. */
export interface IngestTotals {
  files: number;
  filesDoneBefore: number;
  filesFailed: number;
  /** Files of which every record was rejected. */
  filesRejected: number;
  filesTruncated: number;
  rowsRead: number;
  recordsIn: number;
  accepted: number;
  quarantined: number;
  repeated: number;
  passedOver: number;
  reasons: Partial<Record<RejectionReason, number>>;
}

/** Whether nothing of a file came in although it held something. */
export const isAllRejected = ({ accepted, repeated, quarantined }: RecordCounts): boolean =>
  quarantined > 0 && accepted + repeated === 0;

export function totalsOf(outcomes: readonly FileOutcome[]): IngestTotals {
  const totals: IngestTotals = {
    files: outcomes.length,
    filesDoneBefore: 0,
    filesFailed: 0,
    filesRejected: 0,
    filesTruncated: 0,
    rowsRead: 0,
    recordsIn: 0,
    accepted: 0,
    quarantined: 0,
    repeated: 0,
    passedOver: 0,
    reasons: {},
  };
  for (const outcome of outcomes) {
    if ('result' in outcome) addResult(totals, outcome);
    else if ('why' in outcome) totals.filesFailed++;
    else totals.filesDoneBefore++;
  }
  return totals;
}

type WithResult = Extract<FileOutcome, { result: IngestResult }>;

function addResult(totals: IngestTotals, { status, result }: WithResult): void {
  if (isAllRejected(result)) totals.filesRejected++;
  if (status === 'rejected_before') {
    totals.filesDoneBefore++;
    return;
  }
  totals.filesTruncated += result.isTruncated ? 1 : 0;
  for (const name of ['rowsRead', 'recordsIn', 'accepted', 'quarantined', 'repeated', 'passedOver'] as const)
    totals[name] += result[name];
  for (const [reason, count] of Object.entries(result.reasons) as [RejectionReason, number][])
    totals.reasons[reason] = (totals.reasons[reason] ?? 0) + count;
}

/** What two runs did together. */
export function addTotals(a: IngestTotals, b: IngestTotals): IngestTotals {
  const reasons = { ...a.reasons };
  for (const [reason, count] of Object.entries(b.reasons) as [RejectionReason, number][])
    reasons[reason] = (reasons[reason] ?? 0) + count;
  const sums = Object.keys(a).filter(
    (name): name is Exclude<keyof IngestTotals, 'reasons'> => name !== 'reasons',
  );
  return { ...a, ...Object.fromEntries(sums.map((name) => [name, a[name] + b[name]])), reasons };
}
