import type { Change } from './changes.ts';
import { admittedCells } from './controls.ts';
import { type CellRows, type FactsIndex, scopeName } from './facts-index.ts';
import { ticketMetrics } from './metric-rules.ts';
import { sampleTickets, type TicketSample, type Window } from './samples.ts';
import type { Stratification } from './stratify.ts';

/**
 * Tickets by stratum of the scopes that `cells` lie in, from the first metric that counts every ticket;
 * where none does, the observations of `cells` themselves.
 */
export function countTickets(
  index: FactsIndex,
  change: Change,
  cells: readonly CellRows[],
  stratification: Stratification,
  window: Window,
): TicketSample {
  const strata = stratification.names.length;
  const names = new Set(cells.map(scopeName));
  const metric = ticketMetrics.find((name) => index.metrics.has(name));
  const tickets = (metric === undefined ? [] : index.metrics.get(metric)!)
    .filter((scope) => names.has(scope.name))
    .flatMap((scope) => admittedCells(change, scope));
  const counted = sampleTickets(index, stratification.assign(tickets), strata, window);
  if (counted.before.some((count) => count > 0)) return counted;
  return sampleTickets(index, stratification.assign(cells), strata, window);
}
