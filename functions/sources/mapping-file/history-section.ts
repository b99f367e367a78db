import type * as z from 'zod';
import { keys, oneOrMore, text } from './entries.ts';
import { field } from './field.ts';
import { instant } from './instant.ts';

/** The section `history`, of a log: one row is one version of a ticket. */
export const HistorySection = keys({
  changed_at: instant('when this version began'),
  status: field('the state. An empty one changes nothing'),
  resolved_when: oneOrMore(text(), 'states that mean "solved"; case does not matter').transform(
    (states): ReadonlySet<string> => new Set(states.map((state) => state.trim().toLowerCase())),
  ),
  version: field(
    'a number that grows with each version. Give it when the clock is coarse (minutes): it tells the order within one tick',
  ).optional(),
});
export type HistoryFields = z.output<typeof HistorySection>;
