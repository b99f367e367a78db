import type { TrainingResult } from '../../train/put-in-use.ts';
import type { Figures } from '../../train/sentiment/figures.ts';
import type { ModelCard } from '../../train/sentiment/train-sentiment.ts';
import { linesOf, share } from './lines-of.ts';

const headings: Readonly<Record<TrainingResult<ModelCard>['status'], string>> = {
  published: 'published: what is ingested from now on is classified by this model',
  unchanged: 'nothing new',
  worse: 'not published: what is in use stays',
  not_enough_data: 'not_enough_data',
};

/** How the texts that are in the lake already get the same tags. */
const step = 'what is in the lake keeps its tags until: handback tag --again --from DAY --lake DIR';

/** What a training found, as lines for a person. */
export function renderModelCard({ status, reason, version, card }: TrainingResult<ModelCard>): string[] {
  const heading = `${headings[status]}: ${reason}`;
  if (card === undefined) return [heading];
  const more = status === 'published' ? [step] : [];
  return [`model ${version}, fitted to ${madeOf(card)}`, ...table(card), heading, ...more];
}

function madeOf({ comments, customers, from, to, labels, judged_by_model }: ModelCard): string {
  const { negative, neutral, positive } = labels;
  return (
    `${comments} scored comments of ${customers} customers, ${from.slice(0, 10)} … ${to.slice(0, 10)}` +
    ` (${negative} negative, ${neutral} neutral, ${positive} positive); classifies ${judged_by_model.join(', ') || 'no language yet'}`
  );
}

const columns = ['held-out comments', 'n', 'accuracy', 'macro-F1', 'negative F1', 'AUC of negative (95 %)'];

function table({ held_out, held_out_by_language, lexicon, always_negative, in_use }: ModelCard): string[] {
  const languages = Object.entries(held_out_by_language);
  const rows = [
    columns,
    cells('this model', held_out),
    ...(languages.length > 1 ? languages.map(([language, figures]) => cells(`  ${language}`, figures)) : []),
    cells('the lexicons', lexicon),
    cells('always negative', always_negative),
    ...(in_use === null
      ? []
      : [cells('unseen by either: new', in_use.new), cells(`  in use ${in_use.version}`, in_use.its)]),
  ];
  return linesOf(rows);
}

function cells(name: string, figures: Figures): string[] {
  const { n, accuracy, macro_f1, negative_f1, auc, auc_lower, auc_upper } = figures;
  const interval =
    auc === null ? 'not_enough_data' : `${share(auc)} (${share(auc_lower)} to ${share(auc_upper)})`;
  return [name, String(n), share(accuracy), share(macro_f1), share(negative_f1), interval];
}
