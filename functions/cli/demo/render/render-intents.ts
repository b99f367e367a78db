import { line, write } from '../../terminal/words.ts';
import type { HandlerNumbers } from '../summarise/summarise-handlers.ts';
import type { IntentNumbers, MarketIntents } from '../summarise/summarise-intents.ts';
import { writeChange } from './write-change.ts';

const intentWidths = [18, 12, 16, 16, 16, 16];

const intentHead = line(
  ['Intent', 'tickets', 'AI share', 'claimed  ', 'verified  ', 'came back  '],
  intentWidths,
);

/** Intents over two windows. */
export const renderIntents = (intents: readonly IntentNumbers[]): string[] => [
  intentHead,
  ...intents.map((row) => renderIntent(row.intent, row)),
];

const renderIntent = (name: string, row: IntentNumbers): string =>
  line(
    [
      name,
      `${row.tickets.before}→${row.tickets.after}`,
      writeChange(row.ai_share, 'share').trimEnd(),
      writeChange(row.claimed_resolution_rate, 'share'),
      writeChange(row.verified_resolution_rate, 'share'),
      writeChange(row.repeat_contact_rate, 'share'),
    ],
    intentWidths,
  );

/** The same by market: refunds and disputes, handed back in Sweden alone. */
export const renderHandedBack = (markets: readonly MarketIntents[]): string[] => [
  intentHead,
  ...markets.flatMap(({ market, intents }) =>
    intents.map((row) => renderIntent(`${market} ${row.intent}`, row)),
  ),
];

const handlerWidths = [18, 12, 18, 18, 18];
const handlerNames: Readonly<Record<string, string>> = {
  ai: 'AI alone',
  hybrid: 'AI, then a person',
  in_house: 'in-house',
  outsourced: 'outsourced',
  on_demand: 'on demand (pilot)',
};

/** Handlers, raw and at the same ticket mix. */
export const renderHandlers = (handlers: readonly HandlerNumbers[]): string[] => [
  line(['Handled by', 'tickets', 'CSAT raw/mix', 'verified raw/mix', 'cost raw/mix'], handlerWidths),
  ...handlers.map(({ handler, tickets, csat, verified_resolution_rate: verified, handling_cost: cost }) =>
    line(
      [
        handlerNames[handler] ?? handler,
        write(tickets, 'count'),
        `${write(csat.raw, 'points')} / ${write(csat.standardised, 'points')}`,
        `${write(verified.raw, 'share')} / ${write(verified.standardised, 'share')}`,
        `${write(cost.raw, 'money')} / ${write(cost.standardised, 'money')}`,
      ],
      handlerWidths,
    ),
  ),
];
