import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Bar, bars } from './bars.ts';
import type { Outcomes, Request } from './measure.ts';
import { measureSpeed } from './speed.ts';
import { renderTable, type TableRow, toRow } from './table.ts';

/**
 * `npm run bench:detection`: every null and alternative of the seeded world through the product's own
 * backtest, with a daily Welch test beside it. `--smoke` is the small seeded run of the continuous checks.
 * `--cells speed` is bar F alone.
 * Cells that FILE of `--out` already holds are not measured again: an interrupted run goes on.
 * `--rows FILE` writes the table's rows alone: docs/detection.md shows those of measured.json.
 */
const { values } = parseArgs({
  options: {
    replications: { type: 'string', default: '1000' },
    cells: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    out: { type: 'string' },
    rows: { type: 'string' },
    smoke: { type: 'boolean', default: false },
  },
});

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
  const wanted = Number(values.replications);
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
        seed: Number(values.seed),
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
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
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
if (wanted.length === 0 && !isSpeedWanted) throw new Error(`bench: no cell starts with ${values.cells}`);
const measured = await measureAll(wanted);
const rows: TableRow[] = wanted.map((bar) => toRow(bar, measured.get(cellKey(bar))!, values.smoke));
const speed = isSpeedWanted ? [measureSpeed()] : [];
process.stdout.write(`${renderTable([...rows, ...speed])}\n`);
if (values.out !== undefined) {
  const report = { seed: Number(values.seed), rows: [...rows, ...speed], cells: [...measured.values()] };
  writeFileSync(values.out, `${JSON.stringify(report)}\n`);
}
if (values.rows !== undefined) {
  writeFileSync(values.rows, `${JSON.stringify([...rows, ...speed], null, 2)}\n`);
}
if ([...rows, ...speed].some(({ isHeld }) => !isHeld)) process.exitCode = 1;
