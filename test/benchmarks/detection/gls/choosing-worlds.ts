import { reopened, still, vary, verified } from '../../../../functions/simulate/facts/vary.ts';
import type { World } from '../../../../functions/simulate/facts/world.ts';

const share = { metric: 'claimed_resolution_rate', weekdayLevel: [] } as const;
const treatedWalks = (treatedWalk: number) => ({ movement: { ...still, treatedWalk } });

/** A share of which only the treated set walks: step a day, tickets a day. */
const walks = [
  [0.002, 150],
  [0.003, 60],
  [0.003, 250],
  [0.005, 15],
  [0.006, 40],
  [0.008, 150],
] as const;

/** Worlds that the rule of the walk was chosen on; those of the bars are others. In those called tw only the treated set walks. */
export const choosingWorlds: readonly World[] = [
  ...walks.map(([step, perDay]) =>
    vary(`tw-${step}`, perDay, { about: 'a share', ...share, ...treatedWalks(step) }),
  ),
  vary('tw-k3-0.004', 60, {
    about: 'a share, .004',
    ...share,
    ...treatedWalks(0.004),
    count: 3,
  }),
  vary('tw-ver-0.004', 60, { about: '.004 a day', ...verified, ...treatedWalks(0.004) }),
  vary('tw-reop-0.002', 60, { about: '.002 a day', ...reopened, ...treatedWalks(0.002) }),
  vary('tw-csat-0.01', 40, { about: '.01 a day', ...treatedWalks(0.01) }),
  vary('tw-csat-0.02', 15, { about: '.02 a day', ...treatedWalks(0.02) }),
  vary('csat-drop-25', 15, { about: '.25 worse', drop: 0.25 }),
  vary('csat-drop-15', 40, { about: '.15 worse', drop: 0.15 }),
  vary('share-drop-10', 15, { about: 'a share .10 worse', ...share, drop: 0.1 }),
  vary('share-drop-06', 60, { about: 'a share .06 worse, 5 controls', ...share, drop: 0.06, count: 5 }),
  vary('share-drop-04', 150, { about: 'a share .04 worse, 5 controls', ...share, drop: 0.04, count: 5 }),
  vary('walk-drop-2', 100, {
    about: '.2 worse; every scope walks .01 a day',
    drop: 0.2,
    movement: { ...still, ownWalk: 0.01 },
  }),
];
