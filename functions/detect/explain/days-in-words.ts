import type { Limit } from '../estimate/power/days-ahead.ts';

/** Why a drop would not be seen within two years. */
export const limitsInWords: Readonly<Record<Limit, string>> = {
  few_tickets: 'few tickets',
  thin_controls: 'thin controls',
  drift: 'drift',
};
