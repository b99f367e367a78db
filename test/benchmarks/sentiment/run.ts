/**
 * `npm run bench:sentiment [-- --page]`: how well the embedded engine classifies public texts that it was not fitted to,
 * untrained and after training on a part of them, beside baselines; how fast it is, and what it weighs. JSON on
 * stdout; `--page` writes the table into docs/sentiment.md. Exit 1 when a bar is missed. The texts are not part of
 * the repository: without them it says where it looked, and fails.
 */
import { parseArgs } from 'node:util';
import { isMissed, sayFigure } from '../figures.ts';
import { dataSets } from './data-sets.ts';
import { writePage } from './page.ts';
import { measureQuality } from './quality.ts';
import { measureSpeed } from './speed.ts';
import { measureWeight } from './weight.ts';

const { values } = parseArgs({ options: { page: { type: 'boolean', default: false } } });

const sets = dataSets();
const trained = sets.map(measureQuality);
const rows = trained.flatMap((set) => set.rows);
const english = sets.flatMap(({ heldOut }) => heldOut.filter(({ language }) => language === 'en'));
const speed = await measureSpeed(
  english.map(({ text }) => text),
  trained[0]!.model,
);

/** Least AUC of a trained model in each language. */
const leastArea = 0.68;
const quality = rows
  .filter(({ by }) => by.startsWith('trained'))
  .map(({ set, language, figures }) => ({
    ...{ name: `AUC, ${set}, ${language}`, value: figures.auc ?? 0, unit: '', atLeast: leastArea },
  }));
const figures = [...quality, ...speed, ...(await measureWeight())];
for (const figure of figures) console.error(sayFigure(figure));
if (figures.some(isMissed)) process.exitCode = 1;
if (values.page) writePage(rows);
process.stdout.write(`${JSON.stringify({ node: process.version, figures, rows }, null, 2)}\n`);
