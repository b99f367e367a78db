import type { Status } from './evaluation.ts';

/** What was found at one change and metric, in words. */
export interface Finding {
  readonly brand: string;
  readonly change_id: string;
  readonly metric: string;
  readonly status: Status;
  readonly scopes: readonly string[];
  /** Survey-free metrics that are flagged at the surest place, too; of a scope's alarm the metrics that carry it, surest first. */
  readonly confirming_metrics: readonly string[];
  /** Places worth handing back to people: those of a confirmed drop in service, none for a cost or a guardrail. */
  readonly recommended_handback: readonly string[];
  /** A hand-back that costs more: people do. Flagged and published, but no reason to take it back. */
  readonly is_expected: boolean;
  /** Sentences: what, where, how much, since when, how sure, what to hand back. */
  readonly text: string;
}
