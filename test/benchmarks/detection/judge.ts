import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { dayNumber, toBrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { type Change, currentChanges } from '../../../functions/detect/changes/changes.ts';
import { findUndeclared } from '../../../functions/detect/changes/undeclared.ts';
import { countStreams } from '../../../functions/detect/decide/count-streams.ts';
import { type Levels, sameLevels, spendBudget } from '../../../functions/detect/decide/multiplicity.ts';
import { replayBrand } from '../../../functions/detect/decide/replay-brand.ts';
import { type FactsIndex, indexFacts } from '../../../functions/detect/facts/facts-index.ts';
import type { Replication } from '../../../functions/simulate/facts/replicate.ts';

const { detection } = defaultSettings;

export interface JudgeRequest extends Replication {
  /** Last look day. */
  readonly to: string;
  readonly budget: 'per-stream' | 'family';
  readonly isUndeclared: boolean;
}

export type Judged = Look;

/** Every look of the product's own backtest at one replication, as the command `backtest` makes them. */
export function judge({ rows, changes, truth, to, budget, isUndeclared }: JudgeRequest): Look[] {
  const index = indexFacts(toBrandFacts(truth.brand, rows));
  const declared = currentChanges(changes);
  const all = isUndeclared ? [...declared, ...findUndeclared(index, declared, detection.alpha)] : declared;
  const levels =
    budget === 'family'
      ? spendBudget(
          all,
          (change) => countStreams(index, change),
          detection.false_alerts_per_quarter,
          detection.alpha,
        )
      : new Map<string, Levels>();
  return [...judgeIndex(index, all, to, (change) => levels.get(change.id) ?? sameLevels(detection.alpha))];
}

/** The same, one look at a time, over facts already indexed. */
export function judgeIndex(
  index: FactsIndex,
  changes: readonly Change[],
  to: string,
  levelsOf: (change: Change) => Levels = () => sameLevels(detection.alpha),
): Iterable<Look> {
  return replayBrand(index, changes, {
    levelsOf,
    horizonDays: detection.horizon_days,
    rho: detection.rho,
    drift: detection.drift,
    from: Number.NEGATIVE_INFINITY,
    to: dayNumber(to),
    definitionVersionOf: () => 'bench',
  });
}
