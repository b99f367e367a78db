import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { LabelledTicket } from '../../../functions/train/intent/labelled-ticket.ts';
import { sharedFile } from '../../shared-data/shared-data.ts';

/** Public texts whose intent is known: those that a model is fitted to, and those that it is evaluated on. */
export interface IntentSet {
  readonly name: string;
  readonly fit: readonly LabelledTicket[];
  readonly heldOut: readonly LabelledTicket[];
}

type Labelled = readonly [text: string, intent: string];

/** A prime: texts that come sorted by intent are told in another order, each from a customer of its own, one an hour. */
const step = 7919;

const ticketsOf = (rows: readonly Labelled[], part: string): LabelledTicket[] =>
  rows.map(([text, intent], at) => ({
    ...{ text, intent, language: 'en', customer: `${part} ${at}` },
    occurredAt: ((at * step) % rows.length) * 3_600_000,
  }));

/** Casanueva and others 2020 (CC BY 4.0): 13,083 questions to a bank, 77 intents; `intents/banking77/{train,test}.csv`. */
function banking(): [fit: Labelled[], heldOut: Labelled[]] {
  const rowsOf = (part: string): Labelled[] =>
    (parse(readFileSync(sharedFile(`intents/banking77/${part}.csv`)), { from: 2 }) as string[][]).map(
      ([text = '', intent = '']) => [text, intent],
    );
  return [rowsOf('train'), rowsOf('test')];
}

/** Larson and others 2019 (CC BY 3.0): 150 intents, and 1,000 texts that have none of them; `intents/clinc/data_full.json`. */
function clinc(): [fit: Labelled[], heldOut: Labelled[]] {
  const file = readFileSync(sharedFile('intents/clinc/data_full.json'), 'utf8');
  const parts = JSON.parse(file) as Readonly<Record<string, Labelled[]>>;
  return [parts.train!, [...parts.test!, ...parts.oos_test!]];
}

const few = 10;

/** The ten most frequent intents alone, as a help desk may have them. */
function mostFrequent([fit, heldOut]: [Labelled[], Labelled[]]): [Labelled[], Labelled[]] {
  const counts = [...Map.groupBy(fit, ([, intent]) => intent)].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
  const kept = new Set(counts.slice(0, few).map(([intent]) => intent));
  const ofThese = (rows: Labelled[]) => rows.filter(([, intent]) => kept.has(intent));
  return [ofThese(fit), ofThese(heldOut)];
}

/** @throws Error that says where it looked for them */
export function intentSets(): IntentSet[] {
  const [bank, assistant] = [banking(), clinc()];
  const setOf = (name: string, [fit, heldOut]: [Labelled[], Labelled[]]): IntentSet => ({
    name,
    fit: ticketsOf(fit, 'fit'),
    heldOut: ticketsOf(heldOut, 'held-out'),
  });
  return [
    setOf(`a bank's ${few} most frequent intents`, mostFrequent(bank)),
    setOf('a bank, 77 intents', bank),
    setOf('an assistant, 150 intents and none', assistant),
  ];
}
