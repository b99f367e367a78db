/**
 * `npm run bench:intent [-- --page]`: how well a model of intents, fitted to a part of public texts, tells those of the
 * rest, and how often it says something. JSON on stdout; `--page` writes the table into docs/intent.md. Exit 1 when less
 * than nine tenths of what is said are right. The texts are not part of the repository: without them it says where it
 * looked, and fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeIntentModel } from '../../../functions/tag/intent/intent-file.ts';
import {
  classifyTickets,
  type IntentFigures,
  intentFigures,
} from '../../../functions/train/intent/intent-figures.ts';
import { trainIntent } from '../../../functions/train/intent/train-intent.ts';
import { type Figure, isMissed, sayFigure } from '../figures.ts';
import { type IntentSet, intentSets } from './data-sets.ts';

interface Row extends IntentFigures {
  readonly set: string;
  readonly fitted_to: number;
  readonly intents_sure: number;
  readonly intents: number;
  /** Classified texts of an intent that the model does not know, and those among them of which it says one. */
  readonly n_unknown: number;
  readonly n_unknown_predicted: number;
  readonly always_most_frequent: number;
}

function rowOf({ name, fit, heldOut }: IntentSet): Row {
  const training = trainIntent(fit);
  if (training.status === 'not_enough_data') throw new Error(`${name}: ${training.reason}`);
  const model = decodeIntentModel(training.bytes);
  const evaluated = classifyTickets(heldOut, model);
  const known = new Set(model.intents.map((head) => head.name));
  const unknown = evaluated.filter(({ intent }) => !known.has(intent));
  const [first] = training.card.intents;
  return {
    set: name,
    fitted_to: fit.length,
    intents: new Set(fit.map(({ intent }) => intent)).size,
    intents_sure: model.intents.filter(({ threshold }) => threshold !== null).length,
    ...intentFigures(evaluated),
    n_unknown: unknown.length,
    n_unknown_predicted: unknown.filter(({ isSaid }) => isSaid).length,
    always_most_frequent: evaluated.filter(({ intent }) => intent === first?.name).length / evaluated.length,
  };
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

function table(rows: readonly Row[]): string {
  const heading = [
    'texts',
    'fitted to',
    'sure of',
    'evaluated',
    'said',
    'right of said (95 %)',
    'said of an unknown intent',
    'one said for each',
    'always the most frequent',
  ];
  const cells = rows.map((row) => [
    row.set,
    String(row.fitted_to),
    `${row.intents_sure} of ${row.intents}`,
    String(row.n),
    share(row.n_predicted / row.n),
    `${share(row.precision)} (${share(row.precision_lower)} to ${share(row.precision_upper)})`,
    row.n_unknown === 0 ? '–' : `${row.n_unknown_predicted} of ${row.n_unknown}`,
    share(row.accuracy_unsure),
    share(row.always_most_frequent),
  ]);
  return [heading, heading.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function writePage(rows: readonly Row[]): void {
  const page = join(import.meta.dirname, '../../../docs/intent.md');
  const measured = /<!-- measured -->[\s\S]*<!-- \/measured -->/;
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, text.replace(measured, `<!-- measured -->\n\n${table(rows)}\n\n<!-- /measured -->`));
}

const { values } = parseArgs({ options: { page: { type: 'boolean', default: false } } });
const rows = intentSets().map(rowOf);
const figures: Figure[] = rows.map(({ set, precision }) => ({
  ...{ name: `right of said, ${set}`, value: precision ?? 0, unit: '', atLeast: 0.9 },
}));
for (const figure of figures) console.error(sayFigure(figure));
if (figures.some(isMissed)) process.exitCode = 1;
if (values.page) writePage(rows);
process.stdout.write(`${JSON.stringify({ node: process.version, figures, rows }, null, 2)}\n`);
