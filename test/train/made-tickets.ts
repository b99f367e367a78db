import type { LabelledTicket } from '../../functions/train/intent/labelled-ticket.ts';

/** What customers of a heating company want, and words that they say it with. */
const wants: readonly (readonly [string, readonly string[]])[] = [
  ['repair', ['boiler banging', 'valve seeping', 'kettle gurgling', 'pilot flickering', 'tub lukewarm']],
  ['invoice', ['charged twice', 'invoice nine', 'vat number', 'copy of the bill', 'paid already']],
  ['moving', ['new address', 'moving out', 'change of flat', 'leaving in may', 'keys to hand over']],
];
const around = ['today', 'on tuesday', 'in the hall', 'downstairs', 'as said', 'at noon', 'by the door'];

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);

/** First texts of tickets, a third of each intent; customers and instants go on from `first`. */
export const madeTickets = (count: number, first = 0): LabelledTicket[] =>
  Array.from({ length: count }, (_, i) => {
    const at = first + i;
    const [intent, words] = wants[at % 3]!;
    const [one, two] = [Math.floor(at / 3), Math.floor(at / 15)];
    return {
      text: `${words[one % words.length]} ${around[two % around.length]}, ${around[(at * 5) % around.length]}`,
      language: 'en',
      intent,
      customer: `customer ${at % 997}`,
      occurredAt: start + at * hour,
    };
  });
