import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Command } from 'commander';
import { wholeNumber } from '../whole-number.ts';
import { type Bar, bars } from './bars.ts';
import type { Outcomes, Request } from './measure.ts';
import { measureSpeed } from './speed.ts';
import { renderTable, type TableRow, toRow } from './table.ts';

/**
 * `npm run bench:detection`: every null and alternative of the seeded world through the product's own backtest, with a
 * daily Welch test beside it. docs/detection.md shows the rows of measured.json.
 */
const program = new Command('bench:detection')
  .description('Measures the bars of detection on seeded worlds; docs/detection.md says what each row is.')
  .option('--replications <number>', 'of each cell; the large ones take three in ten', wholeNumber(1), 1000)
  .option('--cells <names>', 'only those that begin so, with commas between them; speed is bar F')
  .option('--seed <number>', 'the same seed gives the same table', wholeNumber(0), 1)
  .option('--workers <number>', 'cells measured at once', wholeNumber(1), 1)
  .option('--out <file>', 'JSON; a run that was interrupted goes on from it')
  .option('--rows <file>', "the table's rows alone, as JSON")
  .option('--smoke', 'few cells and replications, as the continuous checks run them', false)
  .addHelpText('after', '\nExit codes: 0 all bars held, 1 one was missed, 2 wrong use')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

interface Options {
  readonly replications: number;
  readonly cells?: string;
  readonly seed: number;
  readonly workers: number;
  readonly out?: string;
  readonly rows?: string;
  readonly smoke: boolean;
}

const values = program.opts<Options>();

/** Cells of the smoke run and their replications. */
const smoke: Readonly<Record<string, number>> = {
  'iid-20': 60,
  'walk-02-20': 60,
  'mix-shift-20': 60,
  'lag-score-20': 40,
  'verified-20': 40,
  'unequal-500': 60,
  'drop-3-20': 60,
  'leaf-20': 12,
  'quiet-ar-12.5': 60,
  'jump-binomial-12.5': 60,
};

/** Worlds of 200 streams are large: as many as this share of the other cells' replications. */
const shareOfLargeWorlds = 0.3;

function isWanted(bar: Bar): boolean {
  if (values.smoke) return bar.scenario in smoke;
  return values.cells === undefined || values.cells.split(',').some((name) => bar.scenario.startsWith(name));
}

function replicationsOf(bar: Bar): number {
  if (values.smoke) return smoke[bar.scenario]!;
  const wanted = values.replications;
  const isLarge = bar.kind === 'list' || bar.kind === 'pages';
  return isLarge ? Math.max(4, Math.round(wanted * shareOfLargeWorlds)) : wanted;
}

async function measureAll(wanted: readonly Bar[]): Promise<Map<string, Outcomes>> {
  const requests = new Map<string, Request>(
    wanted.map((bar) => [
      cellKey(bar),
      {
        scenario: bar.scenario,
        kind: bar.kind,
        replications: replicationsOf(bar),
        seed: values.seed,
      },
    ]),
  );
  const measured = readMeasured(requests);
  const queue = [...requests].filter(([key]) => !measured.has(key)).map(([, request]) => request);
  const work = async () => {
    for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
      const outcomes = await measureApart(request);
      measured.set(cellKey(request), outcomes);
      if (values.out !== undefined)
        writeFileSync(values.out, JSON.stringify({ cells: [...measured.values()] }));
      const { scenario, kind, seconds } = outcomes;
      process.stderr.write(`${measured.size}/${requests.size} ${scenario} ${kind} ${seconds.toFixed(0)} s\n`);
    }
  };
  await Promise.all(Array.from({ length: values.workers }, work));
  return measured;
}

/** Cells of an interrupted run that wrote to the same file, where they are what is asked for. */
function readMeasured(requests: ReadonlyMap<string, Request>): Map<string, Outcomes> {
  if (values.out === undefined || !existsSync(values.out)) return new Map();
  const { cells } = JSON.parse(readFileSync(values.out, 'utf8')) as { cells: Outcomes[] };
  const same = cells.filter((cell) => {
    const request = requests.get(cellKey(cell));
    return request?.replications === cell.replications && request.seed === cell.seed;
  });
  return new Map(same.map((cell) => [cellKey(cell), cell]));
}

const cellKey = ({ scenario, kind }: { scenario: string; kind: string }): string => `${scenario}/${kind}`;

function measureApart(request: Request): Promise<Outcomes> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: request });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const wanted = bars.filter(isWanted);
const isSpeedWanted =
  !values.smoke && (values.cells === undefined || values.cells.split(',').includes('speed'));
if (wanted.length === 0 && !isSpeedWanted)
  program.error(`error: no cell begins with ${values.cells}`, { exitCode: 2 });
const measured = await measureAll(wanted);
const rows: TableRow[] = wanted.map((bar) => toRow(bar, measured.get(cellKey(bar))!, values.smoke));
const speed = isSpeedWanted ? [measureSpeed()] : [];
process.stdout.write(`${renderTable([...rows, ...speed])}\n`);
if (values.out !== undefined) {
  const report = { seed: values.seed, rows: [...rows, ...speed], cells: [...measured.values()] };
  writeFileSync(values.out, `${JSON.stringify(report)}\n`);
}
if (values.rows !== undefined) {
  writeFileSync(values.rows, `${JSON.stringify([...rows, ...speed], null, 2)}\n`);
}
if ([...rows, ...speed].some(({ isHeld }) => !isHeld)) process.exitCode = 1;
