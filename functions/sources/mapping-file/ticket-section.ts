import * as z from 'zod';
import { claims, handoffReasons, intakeAttributes, ticketStates } from '../../contract/records/events.ts';
import { condition } from './condition.ts';
import { each } from './each.ts';
import { choice, despiteProblems, keys, onlyTrue } from './entries.ts';
import { field, handler } from './field.ts';
import { instant } from './instant.ts';

const authors = ['customer', 'ai', 'human', 'system'] as const;
const quoted = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** What events of each type need besides `at`, and what they mean. */
export const eventTypes = {
  opened: { needs: [], meaning: 'the ticket begins' },
  routed: { needs: ['handler'], meaning: 'it is given to somebody' },
  message: { needs: ['author'], meaning: 'somebody writes; `handler` when the author is `human`' },
  human_requested: { needs: [], meaning: 'the customer asks for a person' },
  handed_off: { needs: ['to'], meaning: 'it changes hands; optionally `from` and `reason`' },
  resolved: { needs: ['claim', 'handler'], meaning: 'somebody claims that it is solved' },
  reopened: { needs: [], meaning: 'it comes back' },
  closed: { needs: [], meaning: 'no more changes' },
  status_seen: {
    needs: ['status or change'],
    meaning:
      'the source shows the ticket in a state; what happened follows from all states seen, in any files and order. Optionally `claim` and `handler`',
  },
} as const;
export type TicketEventType = keyof typeof eventTypes;

/** An entry of `events`: one event that a record may prove. */
export const EventSection = keys({
  each: each('elements of which each may be this event').optional(),
  type: choice(Object.keys(eventTypes) as TicketEventType[], 'what happened, one of the types below'),
  at: instant('when it happened'),
  when: condition('the event happened in rows where this holds').optional(),
  handler: handler('who has the ticket').optional(),
  from: handler('who had it before a hand-off').optional(),
  to: handler('who has it after a hand-off').optional(),
  claim: field('who claims that it is solved', { allowed: claims }).optional(),
  author: field(`who writes: ${quoted(authors)}`, { allowed: authors }).optional(),
  reason: field(`why it changes hands: ${quoted(handoffReasons)}`, { allowed: handoffReasons }).optional(),
  status: field(
    `the state seen: ${quoted(ticketStates)}. \`void\` is merged, spam, deleted or a test: such a ticket counts for nothing`,
    { table: 'status', allowed: ticketStates },
  ).optional(),
  change: keys({
    from: field('the state before', { table: 'status', allowed: ticketStates }),
    to: field('the state after', { table: 'status', allowed: ticketStates }),
  })
    .optional()
    .meta({
      id: 'change',
      title: '{ from, to }',
      description:
        'instead of `status`, where a row says what a state changed to, and from what: a ticket that a change takes out of `resolved` came back, also where its solving lies in no file',
    }),
  text: field('what is written; personal data is redacted before it is stored').optional(),
  event_id: field(
    "the vendor's own id of the event. Give it where instants are coarse: two messages of one second that say the same are one without it. One that counts within its ticket is none of the whole source: `{ from: [ticket, number] }`",
  ).optional(),
  first_reply: onlyTrue(
    'the record says only when the first reply was, as statistics do. Where messages themselves are told it is one of them, and counts once',
  ).optional(),
})
  .superRefine((event, { addIssue }) => {
    const needs: readonly string[] = eventTypes[event.type]?.needs ?? [];
    for (const need of needs) {
      if (need.split(' or ').some((key) => key in event)) continue;
      addIssue(`an event of type ${event.type} needs ${need}`);
    }
    if ('change' in event && event.type !== 'status_seen')
      addIssue({ code: 'custom', path: ['change'], message: 'belongs to an event of type status_seen' });
    if ('first_reply' in event && event.type !== 'message')
      addIssue({ code: 'custom', path: ['first_reply'], message: 'belongs to an event of type message' });
    if ('change' in event && 'status' in event) addIssue('give one of status, change');
  }, despiteProblems)
  .meta({ id: 'event' });
export type EventFields = z.output<typeof EventSection>;

const customerText = field('what the customer wrote; personal data is redacted before it is stored');
const attribute = field(
  'what reports compare by. Reports know times for `chat` and `phone`, so use these names for channels',
);

/** The section `ticket`: what a row proves about its ticket. */
export const TicketSection = keys({
  ticket_id: field(
    "the column that holds the ticket's id. One that a spreadsheet shortened (`5.7E+17`) is rejected, as many ids look like it. Of a record of several tickets an element of `each`, which all its events then go through",
  ),
  customer_id: field(
    'who asked. Only a keyed hash is stored. Without it repeat contacts cannot be seen',
  ).optional(),
  opened_at: instant('event _opened_. A row without it (and without a `when`) is rejected').optional(),
  first_reply_at: instant(
    'event _message_ of the first handler; where messages themselves are told it is one of them, and counts once',
  ).optional(),
  resolved_at: instant(
    'event _resolved_: somebody claims it is solved. Needs `claim` and `handler`',
  ).optional(),
  first_resolved_at: instant(
    'event _resolved_ as well: the first date of solving, where the export keeps it beside the last one. Where the two differ the ticket came back in between',
  ).optional(),
  claim: field(
    'who claims it: `confirmed` (the customer said so), `assumed` (inactivity, or the AI’s own word), `agent` (a person closed it)',
    { allowed: claims },
  ).optional(),
  reopened_at: instant('event _reopened_').optional(),
  reopens: field(
    'how often it came back, where the export only counts: so many _reopened_ events, marked inferred, each a millisecond before the resolution that must have followed it, and before each the resolution that it presupposes',
  ).optional(),
  updated_at: instant(
    'last change of the row. Of rows that tell the opening differently (another queue, another handler) the earliest counts, in whatever order they come; without it any of them',
  ).optional(),
  latest_counts: onlyTrue(
    'of rows that tell the opening differently the latest by `updated_at` counts: where a row is made once all is over, and made again when it is corrected',
  ).optional(),
  closed_at: instant(
    'event _closed_: no more changes. Alone it claims nothing; where "closed" is how your tickets are solved, map it as `resolved_at`',
  ).optional(),
  handler: handler(
    'who has it. `kind`: `ai`, `in_house`, `outsourced` or `on_demand`; an empty kind is nobody. `id`: a person, team or bot; `version` of the AI',
  ).optional(),
  first_handler: handler(
    'who had it first, where that is another one (AI before people). Stands on _opened_ and on the first reply',
  ).optional(),
  brand: attribute.optional(),
  market: attribute.optional(),
  channel: attribute.optional(),
  language: attribute.optional(),
  queue: attribute.optional(),
  intent: attribute.optional(),
  priority: attribute.optional(),
  subject: customerText.optional(),
  text: customerText.optional(),
  events: z.array(EventSection).meta({ title: 'list', description: 'any other event, below' }).optional(),
});
export type TicketFields = z.output<typeof TicketSection>;

/** Keys of which the values stand on the event itself, under the same name. */
export const ticketAttributes = [...intakeAttributes, 'subject', 'text'] as const;
