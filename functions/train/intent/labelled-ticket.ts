import type { Example } from '../examples/example.ts';

/** What a customer first wrote in a ticket whose intent is known. */
export interface LabelledTicket extends Example {
  readonly intent: string;
}
