import type { JudgedMetric } from '../../contract/definitions/metrics.ts';
import type { Change } from '../changes/changes.ts';
import type { CellRows, FactsIndex, ScopeCells } from '../facts/facts-index.ts';
import type { Workspace } from '../noise/workspace.ts';
import type { Design } from './design.ts';
import type { SampleCache } from './sample-cache.ts';
import type { Stratification } from './stratify.ts';

/** What all streams of one change and metric have in common. */
export interface StreamFamily {
  readonly index: FactsIndex;
  readonly change: Change;
  readonly metric: string;
  readonly rule: JudgedMetric;
  readonly lastLook: number;
  /** What streams of the same window, strata and controls share. */
  readonly cache: SampleCache;
  readonly workspace: Workspace;
}

/** One question put to the facts: did this change move this metric in this scope? */
export interface Stream extends StreamFamily {
  /** `market/channel/queue`, or `*` for the whole treated set. */
  readonly scope: string;
  readonly treated: readonly CellRows[];
  /** First look at which anything of it is known. */
  readonly firstKnown: number;
  /** Look from which a later change owns its tickets; Infinity when none does. */
  readonly supersededFrom: number;
  /** Settled at the change; undefined when the before-window is shorter than a week or empty. */
  readonly design: Design | undefined;
  readonly stratification: Stratification | undefined;
  /** The 28 days before the before-window belong to the same routing, so that both can be compared. */
  readonly hasPreTrend: boolean;
}

/** What the scopes of one stream are, and the changes that touch their tickets. */
export interface StreamScopes {
  readonly name: string;
  readonly scopes: readonly ScopeCells[];
  /** Changes known at the decision that touch the stream's tickets. */
  readonly earlier: readonly Change[];
  readonly supersededFrom: number;
}
