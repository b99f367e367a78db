import { toBrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { currentChanges } from '../../../functions/detect/changes/changes.ts';
import { replayBrand } from '../../../functions/detect/decide/replay-brand.ts';
import { indexFacts } from '../../../functions/detect/facts/facts-index.ts';

/** Every look of the product at one brand's rows, with the default rules and α = 5 %. */
export function replay(
  rows: readonly FactRow[],
  changes: readonly RoutingChangeEvent[],
  partlyShown: readonly string[] = [],
): Look[] {
  const options = {
    levelsOf: () => ({ stream: 0.05, alarm: 0.05 }),
    horizonDays: 180,
    rho: {},
    drift: {},
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    definitionVersionOf: () => 'test',
    withPower: true,
  };
  const index = indexFacts(toBrandFacts(rows[0]?.brand ?? 'none', rows), undefined, new Set(partlyShown));
  return [...replayBrand(index, currentChanges(changes), options)];
}
