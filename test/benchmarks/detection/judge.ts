import { dayNumber, toBrandFacts } from '../../../functions/contract/brand-facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/events.ts';
import { defaultSettings } from '../../../functions/contract/settings.ts';
import { backtestBrand, type Look } from '../../../functions/detect/backtest.ts';
import { currentChanges } from '../../../functions/detect/changes.ts';
import { type FactsIndex, indexFacts } from '../../../functions/detect/facts-index.ts';
import type { Replication } from '../../../functions/simulate/facts/replicate.ts';

export interface JudgeRequest extends Replication {
  /** Last look day. */
  readonly to: string;
  readonly budget: 'per-stream' | 'family';
  readonly isUnannounced: boolean;
}

export type Judged = Look;

/** Every look of the product's own backtest at one replication. */
export function judge({ rows, changes, truth, to }: JudgeRequest): Look[] {
  return [...judgeIndex(indexFacts(toBrandFacts(truth.brand, rows)), changes, to)];
}

/** The same, one look at a time, over facts already indexed. */
export function judgeIndex(
  index: FactsIndex,
  changes: readonly RoutingChangeEvent[],
  to: string,
): Iterable<Look> {
  const { detection } = defaultSettings;
  return backtestBrand(index, currentChanges(changes), {
    alphaOf: () => detection.alpha,
    horizonDays: detection.horizon_days,
    rho: detection.rho,
    drift: detection.drift,
    from: Number.NEGATIVE_INFINITY,
    to: dayNumber(to),
    definitionVersionOf: () => 'bench',
  });
}
