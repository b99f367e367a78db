import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import type { Selector } from '../../contract/records/events.ts';
import type { FactsIndex } from './facts-index.ts';
import { firstRowFrom } from './samples.ts';

/** A scope without tickets for so many days is no longer in use. */
const recentDays = 28;

/** Selectors of the scopes that had observations in the 28 days before a day, by name. */
export function scopesIn(index: FactsIndex, day: number): Selector[] {
  const found = new Map<string, Selector>();
  for (const metric of judgedMetrics.keys()) {
    for (const { name, market, channel, queue, cells } of index.metrics.get(metric) ?? []) {
      if (found.has(name) || !cells.some((cell) => firstRowFrom(index, cell, day - recentDays) < cell.end))
        continue;
      const places = Object.entries({ market, channel, queue }).filter(([, value]) => value !== '*');
      found.set(name, Object.fromEntries(places.map(([dimension, value]) => [dimension, [value]])));
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, selector]) => selector);
}
