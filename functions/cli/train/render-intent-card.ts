import type { IntentFigures } from '../../train/intent/intent-figures.ts';
import type { IntentCard } from '../../train/intent/train-intent.ts';
import type { TrainingResult } from '../../train/put-in-use.ts';
import { linesOf, share } from './lines-of.ts';

const headings: Readonly<Record<TrainingResult<IntentCard>['status'], string>> = {
  published: 'published: texts that are ingested from now on are asked by this model',
  unchanged: 'nothing new',
  worse: 'not published: what is in use stays',
  not_enough_data: 'not_enough_data',
};

/** What stands before a published model counts in reports. */
const steps = [
  'reports and the detector do not count what it says yet: read docs/intent.md first, then run',
  '  handback tag --again --from DAY --lake DIR   so that tickets from before are asked by the same model',
  '  and set intents_from_text: true in handback.config.yaml, and run handback curate',
] as const;

/** What a training found, as lines for a person. @param isUsed whether predicted intents count in this deployment */
export function renderIntentCard(
  { status, reason, version, card }: TrainingResult<IntentCard>,
  isUsed: boolean,
): string[] {
  const heading = `${headings[status]}: ${reason}`;
  if (card === undefined) return [heading];
  const more = status === 'published' && !isUsed ? steps : [];
  return [`model ${version}, fitted to ${madeOf(card)}`, ...tables(card), heading, ...more];
}

function madeOf({ tickets, customers, from, to, judged_languages, ...card }: IntentCard): string {
  const { intents, intents_left_out, tickets_left_out } = card;
  const leftOut =
    intents_left_out === 0 ? '' : ` (${intents_left_out} more have too few: ${tickets_left_out} tickets)`;
  return (
    `${tickets} tickets of ${customers} customers with a known intent, ${from.slice(0, 10)} … ${to.slice(0, 10)}; ` +
    `knows ${intents.length} intents${leftOut}; classifies ${judged_languages.join(', ') || 'no language yet'}`
  );
}

function tables({ intents, held_out, always_most_frequent, in_use, least_precision }: IntentCard): string[] {
  const ofIntents = intents.map(({ name, tickets, is_sure, ...figures }) => [
    `  ${shortened(name)}`,
    String(tickets),
    ...cells(figures),
    is_sure ? 'yes' : 'no',
  ]);
  const comparison =
    in_use === null
      ? []
      : [
          ['unseen by either: new', '', ...cells(in_use.new), ''],
          [`  in use ${in_use.version}`, '', ...cells(in_use.its), ''],
        ];
  const rows = [
    ['held-out tickets', 'known', 'n', 'said', 'right', 'right of said (95 %)', 'not said', 'sure'],
    ['this model', '', ...cells(held_out), ''],
    ...ofIntents,
    ...comparison,
  ];
  return [
    ...linesOf(rows),
    `said is only what the model is sure of: so that of each intent ${Math.round(least_precision * 100)} % or more are right. ` +
      `If it said one for every ticket, ${share(held_out.accuracy_unsure)} would be right; always the most frequent, ${share(always_most_frequent)}`,
  ];
}

function cells(figures: IntentFigures): string[] {
  const { n, n_predicted, n_right, precision, precision_lower, precision_upper, share_unpredicted } = figures;
  const interval =
    precision === null ? '-' : `${share(precision)} (${share(precision_lower)} to ${share(precision_upper)})`;
  return [String(n), String(n_predicted), String(n_right), interval, share(share_unpredicted)];
}

const shortened = (name: string): string =>
  name.length > 40 ? `${[...name].slice(0, 40).join('')}…` : name.replaceAll('\n', ' ');
