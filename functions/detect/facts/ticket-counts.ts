import { ticketMetrics } from '../../contract/definitions/metrics.ts';
import type { FactsIndex } from './facts-index.ts';

/** Name under which facts carry every ticket, whatever its source shows. */
export const allTickets = 'tickets';

/** Name under which they carry the tickets of the sources that show a metric, where not all do. */
export const ticketsShowing = (metric: string): string => `${allTickets} ${metric}`;

/**
 * The name whose n counts the tickets that a metric could be seen of: those of the sources that show it, else every
 * ticket, else a metric that counts every ticket; undefined when the facts have none.
 */
export const ticketCount = (index: FactsIndex, metric: string | undefined): string | undefined =>
  [...(metric === undefined ? [] : [ticketsShowing(metric)]), allTickets, ...ticketMetrics].find((name) =>
    index.metrics.has(name),
  );
