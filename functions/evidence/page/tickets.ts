import type { Answer } from '../gather/ask.ts';
import type { Evidence } from '../gather/gather.ts';
import { type Html, html } from './html.ts';
import { day } from './numbers.ts';
import { commands, section, table } from './parts.ts';

const columns = [
  { heading: 'Ticket', column: 'ticket_key' },
  { heading: 'Opened', column: 'started_at' },
  { heading: 'Intent', column: 'intent' },
  { heading: 'Handled by', column: 'handler_kind' },
  { heading: 'Claimed', column: 'claimed_at' },
  { heading: 'What became of it', column: 'resolution' },
  { heading: 'Score', column: 'mean_score_5' },
];

/** Lists of a page: what became of the claim, by the report's words; all of them last. */
const lists: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['Claimed, then reopened', ['reopened']],
  ['Claimed, then the customer came back with another ticket', ['repeat_contact']],
  ['Claimed, then the customer wrote again or asked for a person', ['returned']],
  ['All, newest first', undefined],
];
/** Tickets a list shows at most. */
const most = 20;

/** 10: tickets behind the numbers. */
export const tickets = (evidence: Evidence): Html =>
  section(
    'tickets',
    '10 The tickets behind it',
    html`<p>The newest tickets of each kind, opened since ${day(evidence.tickets.result.from)}${
      evidence.filters.isExact ? ' in this place.' : '; some may lie beside those that the change covers.'
    } The command gives more of them; <code class="whole">--param resolution=reopened</code> and the like give one kind.</p>`,
    lists.map(([title, kinds]) => list(evidence.tickets, title, kinds)),
    commands([evidence.tickets]),
  );

function list(answer: Answer, title: string, kinds: readonly string[] | undefined): Html {
  const rows = answer.rows.flatMap((row, at) =>
    (kinds?.includes(String(row.resolution)) ?? true) ? [at] : [],
  );
  return html`<details><summary>${title}</summary>
${table(answer, columns, rows.slice(0, most))}
</details>
`;
}
