import { toBrandFacts } from '../../functions/contract/brand-facts.ts';
import type { RoutingChangeEvent } from '../../functions/contract/events.ts';
import type { FactRow } from '../../functions/contract/facts.ts';
import { backtestBrand, type Look } from '../../functions/detect/backtest.ts';
import { currentChanges } from '../../functions/detect/changes.ts';
import { indexFacts } from '../../functions/detect/facts-index.ts';

/** Every look of the product at one brand's rows, with the default rules and α = 5 %. */
export function replay(rows: readonly FactRow[], changes: readonly RoutingChangeEvent[]): Look[] {
  const options = {
    alphaOf: () => 0.05,
    horizonDays: 180,
    rho: {},
    drift: {},
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    definitionVersionOf: () => 'test',
  };
  const index = indexFacts(toBrandFacts(rows[0]?.brand ?? 'none', rows));
  return [...backtestBrand(index, currentChanges(changes), options)];
}
