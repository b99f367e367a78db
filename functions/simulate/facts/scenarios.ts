import { comparisons } from './comparison-worlds.ts';
import { nulls, unequalNulls } from './null-worlds.ts';
import { claimed, easy, plain, reopened, upTo14, vary, verified } from './vary.ts';
import type { World } from './world.ts';

/** The weekday volumes divided by their mean, .914. */
const weekMean = { weekdayVolume: plain.weekdayVolume.map((factor) => (7 * factor) / 6.4) } as const;

/** Shares of few tickets, known after a week; λ is the mean over the week (bar G). */
const thin = { ...weekMean, metric: 'verified_resolution_rate', weekdayLevel: [], countedLag: 7 } as const;
const oneRate = (rate: number) => ({ strata: [{ ...easy, part: 1, rate }] });
const services = (drops: readonly [number, number]) => ({
  ...thin,
  ...oneRate(0.69),
  companions: [
    { metric: 'repeat_contact_rate', rate: 0.05, drop: drops[0] },
    { metric: 'reopen_rate', rate: 0.02, drop: drops[1] },
  ] as const,
});
const thinLeaves: readonly World[] = [
  ...[8, 2].map((count) =>
    vary(`service-${count}-controls`, 7, {
      about: `verified .69 → .53, came back .05 → .14, reopened .02 → .08 in the same tickets; ${count} controls`,
      ...services([0.09, 0.06]),
      drop: 0.16,
      count,
    }),
  ),
  ...[8, 2].map((count) =>
    vary(`service-null-${count}-controls`, 7, {
      about: `the same three, and nothing happens; ${count} controls`,
      ...services([0, 0]),
      count,
    }),
  ),
  vary('thin-share', 10, { about: 'a share of .70, .15 worse', ...thin, ...oneRate(0.7), drop: 0.15 }),
  vary('thin-share-null', 10, { about: 'a share of .70; nothing happens', ...thin, ...oneRate(0.7) }),
  vary('thin-reopened', 7, {
    about: 'reopened .02 → .08',
    ...thin,
    metric: 'reopen_rate',
    ...oneRate(0.02),
    drop: 0.06,
  }),
  vary('thin-reopened-null', 7, { about: 'reopened .02', ...thin, metric: 'reopen_rate', ...oneRate(0.02) }),
];

const rampStages = nulls.ramp!.stages!;

/** Something gets worse. */
const drops: readonly World[] = [
  vary('drop-3', 20, { about: '.3 points worse', drop: 0.3 }),
  vary('drop-3-week-mean', 20, { about: '.3 worse; λ is the mean over the week', drop: 0.3, ...weekMean }),
  vary('drop-2-week-mean', 20, { about: '.2 worse; λ is the mean over the week', drop: 0.2, ...weekMean }),
  vary('drop-2-week-mean', 100, { about: '.2 worse; λ is the mean over the week', drop: 0.2, ...weekMean }),
  vary('drop-2', 20, { about: '.2 points worse', drop: 0.2 }),
  vary('drop-2', 100, { about: '.2 points worse', drop: 0.2 }),
  vary('drop-3', 5, { about: '.3 points worse, few answers', drop: 0.3 }),
  vary('drop-2-lag-score', 100, { about: '.2 worse; unhappy sooner', drop: 0.2, delays: upTo14(0.5, 0.85) }),
  vary('drop-3-ramp', 20, { about: '.3 worse at the end of four stages', drop: 0.3, stages: rampStages }),
  vary('drop-05-claimed', 100, { about: 'claimed .05 worse', drop: 0.05, ...claimed }),
  vary('drop-05-verified', 100, { about: 'verified .05 worse', drop: 0.05, ...verified }),
  vary('drop-05-reopened', 100, { about: 'reopened .05 more', drop: 0.05, ...reopened }),
];

const leaves = (count: number, dropped: number, perDay: number, drop: number) =>
  Array.from({ length: count }, (_, i) => ({ perDay, drop: i < dropped ? drop : 0 }));

/** Many streams at once, and finding the leaf. */
const manyStreams: readonly World[] = [
  vary('streams', 20, {
    about: '200 leaves, 10 of them .3 worse',
    treated: leaves(200, 10, 20, 0.3),
    count: 20,
  }),
  vary('streams-null', 20, {
    about: '200 leaves, nothing happens',
    treated: leaves(200, 0, 20, 0),
    count: 20,
  }),
  vary('leaf', 20, { about: '8 leaves, the first .3 worse', treated: leaves(8, 1, 20, 0.3) }),
];

const steady = { before: 0.3, after: 0.3, dispersion: 0, autocorrelation: 0 };
const jump = { ...steady, after: 0.5 };
const exposureOnly = { isDeclared: false, count: 0, historyDays: 70 } as const;
/** Fifty tickets on every day of the week, after half a year as in the other worlds. */
const fiftyDaily = { isDeclared: false, count: 0, weekdayVolume: [1, 1, 1, 1, 1, 1, 1] } as const;
const deviations = {
  binomial: { dispersion: 0, autocorrelation: 0 },
  dispersed: { dispersion: 0.05, autocorrelation: 0 },
  ar: { dispersion: 0.05, autocorrelation: 0.3 },
} as const;

/**
 * The AI share moves by 20 points, or does not, and nobody says so; days deviate by the binomial alone, by .05
 * more, or by that with AR(.3). `perDay` counts answers: a quarter of the tickets.
 */
const sharesAlone: readonly World[] = Object.entries(deviations).flatMap(([name, deviation]) => [
  vary(`quiet-${name}`, 12.5, {
    about: 'steady AI share, weekends of 25 tickets, 70 days of history',
    ...exposureOnly,
    exposure: { ...steady, ...deviation },
  }),
  vary(`quiet-daily-${name}`, 12.5, {
    about: 'steady AI share, 50 tickets every day',
    ...fiftyDaily,
    exposure: { ...steady, ...deviation },
  }),
  vary(`jump-${name}`, 12.5, {
    about: 'AI share jumps by 20 points, weekends of 25 tickets, 70 days of history',
    ...exposureOnly,
    exposure: { ...jump, ...deviation },
  }),
  vary(`jump-daily-${name}`, 12.5, {
    about: 'AI share jumps by 20 points, 50 tickets every day',
    ...fiftyDaily,
    exposure: { ...jump, ...deviation },
  }),
]);

/** Where AI takes few tickets of few, no day's share is near normal. */
const smallShares: readonly World[] = [
  { perDay: 2.5, share: 0.02 },
  { perDay: 5, share: 0.05 },
].map(({ perDay, share }) =>
  vary('quiet-small', perDay, {
    about: `steady AI share of ${share}, ${4 * perDay} tickets a day`,
    ...{ isDeclared: false, count: 0 },
    exposure: { ...steady, before: share, after: share },
  }),
);

const bothVolumes = Object.entries(nulls).flatMap(([name, variation]) =>
  [20, 100].map((perDay) => vary(name, perDay, variation)),
);
const oneVolume = Object.entries(unequalNulls).map(([name, variation]) => vary(name, 500, variation));
const otherSizes = [
  vary('iid', 5, { about: 'nothing happens, 5 a day' }),
  vary('iid', 500, { about: 'nothing happens, 500 a day' }),
  vary('iid-3-controls', 20, { about: 'nothing happens, 3 controls', count: 3 }),
  vary('iid-20-controls', 20, { about: 'nothing happens, 20 controls', count: 20 }),
];

/** Every scenario of the simulator, by name. */
export const scenarios: ReadonlyMap<string, World> = new Map(
  [
    ...bothVolumes,
    ...oneVolume,
    ...otherSizes,
    ...comparisons,
    ...thinLeaves,
    ...drops,
    ...manyStreams,
    ...sharesAlone,
    ...smallShares,
  ].map((world) => [world.name, world]),
);
