import type * as z from 'zod';
import { keys, oneOrMore, text } from './entries.ts';
import { field } from './field.ts';
import { instant } from './instant.ts';

const states = (description: string) =>
  oneOrMore(text(), description).transform(
    (given): ReadonlySet<string> => new Set(given.map((state) => state.trim().toLowerCase())),
  );

/** The section `history`, of a log: one row is one version of a ticket. */
export const HistorySection = keys({
  changed_at: instant('when this version began'),
  status: field('the state. An empty one changes nothing'),
  resolved_when: states('states that mean "solved"; case does not matter'),
  void_when: states(
    'states that mean merged, spam, deleted or a test: such a ticket counts for nothing',
  ).optional(),
  version: field(
    'the count of versions of the ticket: 0, 1, 2, … Give it when the clock is coarse (minutes): each version stands as many milliseconds later, at most 999, so that those of one tick keep their order',
  ).optional(),
});
export type HistoryFields = z.output<typeof HistorySection>;
