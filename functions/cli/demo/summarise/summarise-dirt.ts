import type { RejectionReason } from '../../../contract/records/rejection.ts';
import type { DirtCount } from '../../../simulate/story/exports/dirt.ts';
import type { IngestTotals } from '../../load/file-outcome.ts';

/** What ingest made of the dirt, against what was planted. */
export interface DirtNumbers {
  readonly files: number;
  readonly records: FoundAndPlanted;
  readonly accepted: FoundAndPlanted;
  readonly repeated: FoundAndPlanted;
  readonly quarantined: FoundAndPlanted;
  readonly by_reason: Readonly<Record<string, FoundAndPlanted>>;
}

interface FoundAndPlanted {
  readonly found: number;
  readonly planted: number;
}

/** Sets what ingest counted against what was planted. */
export function summariseDirt(totals: IngestTotals, planted: DirtCount): DirtNumbers {
  const reasons = [...new Set([...Object.keys(totals.reasons), ...Object.keys(planted.quarantined)])].sort();
  const of = (reason: RejectionReason): FoundAndPlanted => ({
    found: totals.reasons[reason] ?? 0,
    planted: planted.quarantined[reason] ?? 0,
  });
  return {
    files: totals.files,
    records: { found: totals.recordsIn, planted: planted.records },
    accepted: { found: totals.accepted, planted: planted.accepted },
    repeated: { found: totals.repeated, planted: planted.repeated },
    quarantined: {
      found: totals.quarantined,
      planted: Object.values(planted.quarantined).reduce((sum, count) => sum + count, 0),
    },
    by_reason: Object.fromEntries(reasons.map((reason) => [reason, of(reason as RejectionReason)])),
  };
}
