import type { Look } from './look.ts';

/** One stream: a change as it stands, and a metric in one place of a brand. */
export const streamKey = (look: Look): string => JSON.stringify(streamParts(look));

/** One look at a stream is recorded once for a day and a definition of its metric. */
export const lookKey = (look: Look): string =>
  JSON.stringify([look.known_on, ...streamParts(look), look.definition_version]);

const streamParts = ({ change_id, change_effective_on, brand, scope, metric }: Look): string[] => [
  change_id,
  change_effective_on,
  brand,
  scope,
  metric,
];
