import type { LabelledTicket } from './labelled-ticket.ts';

const leastTickets = 200;
const leastOfIntent = 30;
const leastIntents = 2;
/** More would make ingest slower, and each has fewer tickets than those before it. */
const mostIntents = 50;
/** Older tickets are left out: what is newest says most, and a run has an end. */
export const mostTickets = 20_000;

export interface ChosenIntents {
  /** The most frequent first, then by name. */
  readonly intents: readonly { readonly name: string; readonly count: number }[];
  readonly intentsLeftOut: number;
  readonly ticketsLeftOut: number;
}

/** The intents that have enough tickets to be learned; or why there are too few, in a sentence. */
export function chooseIntents(
  tickets: readonly LabelledTicket[],
): ChosenIntents | { readonly reason: string } {
  const counts = new Map<string, number>();
  for (const { intent } of tickets) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const all = [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const intents = all.filter(({ count }) => count >= leastOfIntent).slice(0, mostIntents);
  if (tickets.length < leastTickets || intents.length < leastIntents)
    return { reason: shortage(tickets.length, all, intents.length) };
  const known = intents.reduce((sum, { count }) => sum + count, 0);
  return { intents, intentsLeftOut: all.length - intents.length, ticketsLeftOut: tickets.length - known };
}

type Counted = ChosenIntents['intents'];

const shortage = (tickets: number, all: Counted, enough: number): string =>
  `${tickets} tickets have an intent and a first text of the customer; of their ${all.length} intents ${enough} ` +
  `${enough === 1 ? 'has' : 'have'} ${leastOfIntent} tickets or more${mostFrequent(all)}; ` +
  `at least ${leastTickets} tickets are needed, and ${leastIntents} intents with ${leastOfIntent} each`;

function mostFrequent(all: Counted): string {
  if (all.length === 0) return '';
  const named = all.slice(0, 3).map(({ name, count }) => `${shortened(name)} ${count}`);
  return ` (most: ${named.join(', ')})`;
}

/** An export may map whatever somebody wrote to the intent. */
const shortened = (name: string): string => (name.length > 40 ? `${[...name].slice(0, 40).join('')}…` : name);
