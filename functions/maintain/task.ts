import * as z from 'zod';
import { isDay } from '../contract/records/instant.ts';

const Customer = z.string().min(1).max(500);

/** What the function may be asked for; docs/runbook.md shows each call. */
export const MaintenanceTask = z.discriminatedUnion('task', [
  /** Every night. */
  z.strictObject({ task: z.literal('maintain') }),
  /** Customers, by the ids that the sources know, whose tickets are taken back. */
  z.strictObject({ task: z.literal('erase'), customers: z.array(Customer).min(1).max(500) }),
  /** A landed object, by its key, whose rows are taken back. */
  z.strictObject({
    task: z.literal('retract'),
    object: z.string().min(1).max(1024),
    reason: z.string().max(500).default('not given'),
  }),
  /** Fits the sentiment model to the scored comments, and puts it in use unless it is worse. */
  z.strictObject({ task: z.literal('train') }),
  /** Fits the model of intents to the tickets whose intent is known, and puts it in use unless it is worse. */
  z.strictObject({ task: z.literal('train-intent') }),
  /** A day from which on texts are tagged again, by this night's maintenance and those after it. */
  z.strictObject({ task: z.literal('tag'), from: z.string().refine(isDay, 'a day YYYY-MM-DD') }),
]);
