import { parseArgs } from 'node:util';
import { replicate } from '../../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../../functions/simulate/facts/scenarios.ts';
import type { World } from '../../../../functions/simulate/facts/world.ts';
import { bars } from '../bars.ts';
import { medianWithMissing, proportion } from '../bounds.ts';
import { type ComparedLook, judgeBoth, type WalkRule } from './judge-gls.ts';

/**
 * The flat contrast of the product beside the generalised least squares contrast, on the same streams:
 * `node test/benchmarks/detection/gls/compare.ts --replications 300 --seed 1 --cells iid,drop`.
 */
const { values } = parseArgs({
  options: {
    replications: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    cells: { type: 'string' },
    walk: { type: 'string', default: 'all' },
  },
});

const rules: Readonly<Record<string, WalkRule>> = {
  product: ({ product }) => product,
  pooled: ({ product, pooled }) => Math.max(product, pooled),
  all: (walk) => Math.max(walk.product, walk.pooled, walk.recent),
};

interface Tally {
  readonly days: number[];
  covered: number;
}

function judgeAll(world: World, replications: number, seed: number, rule: WalkRule) {
  const flat: Tally = { days: [], covered: 0 };
  const gls: Tally = { days: [], covered: 0 };
  const truth = world.treated[0]!.drop;
  const add = (tally: Tally, looks: readonly ComparedLook[]): void => {
    const first = looks.find(({ isFlagged }) => isFlagged);
    if (first !== undefined) tally.days.push(first.day);
    if (looks.every(({ lower, upper }) => lower <= truth && truth <= upper)) tally.covered++;
  };
  let judged = 0;
  for (let i = 0; i < replications; i++) {
    const both = judgeBoth(world, replicate(world, seed, i), rule);
    if (both === undefined) continue;
    judged++;
    add(flat, both.flat);
    add(gls, both.gls);
  }
  return { judged, flat, gls };
}

function cellText({ days, covered }: Tally, judged: number, isNull: boolean): string {
  const found = proportion(days.length, judged);
  const share = `${found.share.toFixed(3)} [${found.lower.toFixed(3)}, ${found.upper.toFixed(3)}]`;
  const median = isNull ? '' : `, ${medianWithMissing(days, judged - days.length)} d`;
  return `${share}${median}; covers ${(covered / judged).toFixed(3)}`;
}

const rule = rules[values.walk];
if (rule === undefined) throw new Error(`--walk: one of ${Object.keys(rules).join(', ')}`);
const names = [...new Set(bars.filter(({ kind }) => kind === 'stream').map(({ scenario }) => scenario))];
const wanted = names.filter(
  (name) => values.cells === undefined || values.cells.split(',').some((start) => name.startsWith(start)),
);
process.stdout.write('| world | streams | flat | generalised |\n|---|---|---|---|\n');
for (const name of wanted) {
  const world = scenarios.get(name)!;
  const { judged, flat, gls } = judgeAll(world, Number(values.replications), Number(values.seed), rule);
  const isNull = world.treated.every(({ drop }) => drop === 0);
  process.stdout.write(
    `| ${name} | ${judged} | ${cellText(flat, judged, isNull)} | ${cellText(gls, judged, isNull)} |\n`,
  );
}
