import { nulls } from './null-worlds.ts';
import { still, vary } from './vary.ts';
import type { World } from './world.ts';

/** A share of .66 that is known at once. */
const share = { metric: 'claimed_resolution_rate', weekdayLevel: [] } as const;
const stepped = { ...share, steppedControls: { count: 2, daysBefore: 49, drop: 0.12 } } as const;

/** Who can be compared with: nothing happens but for what is said (bar H). */
export const comparisons: readonly World[] = [
  ...[20, 100, 400].map((perDay) =>
    vary('only-treated-wanders', perDay, {
      about: 'a share; only the treated set wanders, .004 a day',
      ...share,
      movement: { ...still, treatedWalk: 0.004 },
    }),
  ),
  ...[20, 100].map((perDay) =>
    vary('own-languages', perDay, {
      about: 'a share; every market has a language of its own',
      ...share,
      hasOwnLanguages: true,
    }),
  ),
  vary('own-languages-csat', 100, { about: 'every market has a language of its own', hasOwnLanguages: true }),
  vary('stepped', 100, {
    about: 'a share; two of 8 controls were changed 7 weeks before, .12 worse',
    ...stepped,
  }),
  vary('drop-05-stepped', 100, { about: 'the same, and .05 worse', ...stepped, drop: 0.05 }),
  ...[0, 1, 2, 3].map((count) =>
    vary(`drop-05-share-${count}-controls`, 100, {
      about: `a share .05 worse; ${count} controls`,
      ...share,
      drop: 0.05,
      count,
    }),
  ),
  ...[0, 1, 2, 3].map((count) =>
    vary(`share-${count}-controls`, 100, {
      about: `a share; nothing happens; ${count} controls`,
      ...share,
      count,
    }),
  ),
  ...(
    [
      [0.01, 100],
      [0.02, 100],
      [0.01, 400],
    ] as const
  ).map(([ownWalk, perDay]) =>
    vary(`walk-0${100 * ownWalk}-0-controls`, perDay, {
      about: `no controls; csat wanders ${ownWalk} a day`,
      count: 0,
      movement: { ...still, ownWalk },
    }),
  ),
  ...(['common-drift', 'shocks-10', 'walk-02'] as const).map((name) =>
    vary(`${name}-1-control`, 100, {
      ...nulls[name]!,
      about: `one control; ${nulls[name]!.about}`,
      count: 1,
    }),
  ),
  vary('drop-10-share-0-controls', 400, {
    about: 'a share .10 worse; no controls',
    ...share,
    drop: 0.1,
    count: 0,
  }),
];
