import { scopeName } from '../../contract/detection/scope-name.ts';
import type { Change } from '../changes/changes.ts';
import type { CellRows, FactsIndex } from '../facts/facts-index.ts';
import { type AssignedCell, accumulate, firstRowFrom, type Window, weekdayOf } from '../facts/samples.ts';
import { ticketCount } from '../facts/ticket-counts.ts';
import { admittedCells } from './controls.ts';
import type { Stratification } from './stratify.ts';

/** Counts by stratum of one group's tickets: before the change (as known then), and after up to each look. */
export interface TicketSample {
  readonly before: Float64Array;
  /** Stratum after stratum, by after-day. */
  readonly after: Float64Array;
}

/**
 * Tickets by stratum of the scopes that `cells` lie in, of the sources that show the cells' metric; where the facts count
 * no tickets, the observations of `cells` themselves.
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
  const metric = ticketCount(index, cells[0]?.metric);
  const named = metric === undefined ? undefined : index.named.get(metric);
  const tickets = [...names].flatMap((name) => {
    const scope = named?.get(name);
    return scope === undefined ? [] : admittedCells(change, scope);
  });
  const counted = sampleTickets(index, stratification.assign(tickets), strata, window);
  if (counted.before.some((count) => count > 0)) return counted;
  return sampleTickets(index, stratification.assign(cells), strata, window);
}

/** Sums the ticket counts that weigh the strata. */
function sampleTickets(
  index: FactsIndex,
  cells: readonly AssignedCell[],
  strata: number,
  window: Window,
): TicketSample {
  const { beforeFrom, changeDay, afterFrom, lastLook } = window;
  const afterDays = Math.max(0, lastLook - afterFrom + 1);
  const before = new Float64Array(strata);
  const after = new Float64Array(strata * afterDays);
  for (const { rows, stratumOf } of cells) {
    for (let row = firstRowFrom(index, rows, beforeFrom); row < rows.end; row++) {
      const day = index.day[row]!;
      if (day > lastLook) break;
      const known = day + index.lag[row]!;
      const stratum = stratumOf[weekdayOf(day)]!;
      if (stratum < 0 || known > lastLook) continue;
      if (day < changeDay && known < changeDay) before[stratum]! += index.n[row]!;
      else if (day >= afterFrom) after[stratum * afterDays + known - afterFrom]! += index.n[row]!;
    }
  }
  accumulate(after, Math.max(1, afterDays));
  return { before, after };
}
