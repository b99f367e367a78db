import { parseArgs } from 'node:util';
import { replicate } from '../../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../../functions/simulate/facts/scenarios.ts';
import type { World } from '../../../../functions/simulate/facts/world.ts';
import { bars } from '../bars.ts';
import { medianWithMissing, proportion } from '../bounds.ts';
import { choosingWorlds } from './choosing-worlds.ts';
import { type ComparedLook, judgeBoth, type WalkRule } from './judge-gls.ts';

/**
 * The flat contrast of the product beside the generalised least squares contrast, on the same streams:
 * `node test/benchmarks/detection/gls/compare.ts --replications 300 --seed 1 --cells iid,drop`. With `--choosing` in the
 * worlds that the rule of the walk was chosen on, else in those of the bars.
 */
const { values } = parseArgs({
  options: {
    replications: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    cells: { type: 'string' },
    walk: { type: 'string', default: 'all' },
    choosing: { type: 'boolean', default: false },
  },
});

const rules: Readonly<Record<string, WalkRule>> = {
  product: ({ product }) => product,
  pooled: ({ product, pooled }) => Math.max(product, pooled),
  recent: (walk) => Math.max(walk.product, walk.pooled, walk.recent),
  all: (walk) => Math.max(walk.product, walk.pooled, walk.own, walk.recent),
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

const medianText = (day: number): string => (Number.isFinite(day) ? `${day} d` : 'half never');

function cellText({ days, covered }: Tally, judged: number, isNull: boolean): string {
  const found = proportion(days.length, judged);
  const share = `${found.share.toFixed(3)} [${found.lower.toFixed(3)}, ${found.upper.toFixed(3)}]`;
  const median = isNull ? '' : `, ${medianText(medianWithMissing(days, judged - days.length))}`;
  return `${share}${median}; covers ${(covered / judged).toFixed(3)}`;
}

const rule = rules[values.walk];
if (rule === undefined) throw new Error(`--walk: one of ${Object.keys(rules).join(', ')}`);
const ofBars = [...new Set(bars.filter(({ kind }) => kind === 'stream').map(({ scenario }) => scenario))];
const worlds = values.choosing ? choosingWorlds : ofBars.map((name) => scenarios.get(name)!);
const wanted = worlds.filter(
  ({ name }) => values.cells === undefined || values.cells.split(',').some((start) => name.startsWith(start)),
);
process.stdout.write('| world | streams | flat | generalised |\n|---|---|---|---|\n');
for (const world of wanted) {
  const { judged, flat, gls } = judgeAll(world, Number(values.replications), Number(values.seed), rule);
  const isNull = world.treated.every(({ drop }) => drop === 0);
  process.stdout.write(
    `| ${world.name} | ${judged} | ${cellText(flat, judged, isNull)} | ${cellText(gls, judged, isNull)} |\n`,
  );
}
