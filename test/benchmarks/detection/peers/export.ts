import { addDays } from '../../../../functions/contract/records/instant.ts';
import { changeDay, replicate } from '../../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../../functions/simulate/facts/scenarios.ts';

/** The streams given to the peers: lag 0, so that a running total is all they need. */
const names = [
  'iid-20',
  'shocks-10-100',
  'common-drift-100',
  'mix-shift-100',
  'walk-02-100',
  'drop-3-20',
  'drop-2-20',
  'drop-2-100',
];

/** One line a replication: the treated before (28 days) and on each of the 90 days after. */
const replications = Number(process.argv[2] ?? 500);
for (const scenario of names) {
  const world = scenarios.get(scenario);
  if (world === undefined) throw new Error(`peers: no scenario ${scenario}`);
  for (let replication = 0; replication < replications; replication++) {
    const before = [0, 0, 0];
    const after = Array.from({ length: world.daysAfter }, () => [0, 0, 0]);
    const index = new Map(after.map((sums, day) => [addDays(changeDay, day), sums]));
    for (const row of replicate(world, 1, replication).rows) {
      if (row.market !== 'treated' || row.metric !== world.metric) continue;
      const sums = row.dt >= addDays(changeDay, -28) && row.dt < changeDay ? before : index.get(row.dt);
      if (sums === undefined) continue;
      sums[0]! += row.n;
      sums[1]! += row.total;
      sums[2]! += row.total_squares;
    }
    process.stdout.write(`${JSON.stringify({ scenario, before, after })}\n`);
  }
}
