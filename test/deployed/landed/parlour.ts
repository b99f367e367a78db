import { type Day, formatInstant, startOfDay } from '../../../functions/contract/records/instant.ts';

/** A small desk of its own brand: six files, six customers, one of whom asks to be forgotten. */

export const customer = 'customer-who-goes';
/** Stand in the forgotten customer's records alone: read, answered and rejected. */
export const words = ['lemon tree', 'walnut table', 'copper kettle'] as const;
export const folder = 'in/parlour/';
/** Objects that bring the same day: so many small files are put together. */
export const deliveries = 6;
export const keyOf = (no: number): string => `${folder}part ${no}.ndjson`;

const hour = 3_600_000;

/** A ticket of one customer with a text, its survey, and a record that is rejected; the first is who goes. */
export function delivery(no: number, day: Day): Buffer {
  const mine = no === 0;
  const ticket_id = `${mine ? 'gone' : 'kept'}-${no}`;
  const [text, comment, refused] = mine ? words : ['a chair', 'fine', 'a lamp'];
  const told = (at: number) => ({
    ...{ schema: 1, source: 'parlour', ticket_id },
    occurred_at: formatInstant(startOfDay(day) + at * hour),
  });
  const opened = { event: 'ticket', type: 'opened', brand: 'parlour' };
  const records = [
    { ...opened, ...told(9), customer_id: mine ? customer : `somebody-${no}`, text },
    { event: 'ticket', type: 'resolved', ...told(10), claim: 'assumed', handler: { kind: 'ai' } },
    {
      ...{ event: 'csat', type: 'answered', ...told(11), survey_id: `survey-${ticket_id}`, comment },
      ...{ score: 2, scale: { min: 1, max: 5 } },
    },
    { ...opened, ...told(12), customer_id: 7, text: refused },
  ];
  return Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}
