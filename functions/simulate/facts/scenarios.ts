import type { Delays, Movement, Stratum, World } from './world.ts';

/** Probabilities of 0…`days` days of delay, each `decay` times the one before. */
export function geometricDelays(decay: number, days: number): readonly number[] {
  const weights = Array.from({ length: days + 1 }, (_, lag) => decay ** lag);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

const easy: Stratum = {
  intent: 'easy',
  part: 0.5,
  scores: [0.06, 0.04, 0.08, 0.22, 0.6],
  rate: 0.71,
  response: 0.25,
};
const hard: Stratum = {
  intent: 'hard',
  part: 0.5,
  scores: [0.12, 0.08, 0.13, 0.27, 0.4],
  rate: 0.61,
  response: 0.25,
};
const still: Movement = { commonShock: 0, ownShock: 0, commonWalk: 0, ownWalk: 0 };
const atOnce: Delays = { unhappy: [1], happy: [1] };
const upTo14 = (unhappy: number, happy: number): Delays => ({
  unhappy: geometricDelays(unhappy, 14),
  happy: geometricDelays(happy, 14),
});

/** The world of every scenario but for what it changes: csat, two strata, 8 controls, half a year, 90 looks. */
const plain: Omit<World, 'name' | 'about' | 'treated' | 'controls'> = {
  metric: 'csat',
  strata: [easy, hard],
  weekdayVolume: [1.15, 1.1, 1.05, 1.05, 1, 0.55, 0.5],
  weekdayLevel: [0.08, 0.05, 0.02, 0, -0.02, -0.05, -0.08],
  movement: still,
  delays: atOnce,
  exposure: { before: 0.1, after: 0.66, dispersion: 0, autocorrelation: 0 },
  stages: [{ day: 0, part: 1 }],
  isDeclared: true,
  historyDays: 182,
  daysAfter: 90,
};

/** Changes to the plain world, and its usual sizes. */
interface Variation extends Partial<World> {
  readonly about: string;
  readonly drop?: number;
  readonly count?: number;
  readonly controlsPerDay?: number;
}

function vary(name: string, perDay: number, variation: Variation): World {
  const { drop = 0, count = 8, controlsPerDay = perDay, ...rest } = variation;
  const controls = { count, perDay: controlsPerDay };
  return { ...plain, treated: [{ perDay, drop }], controls, ...rest, name: `${name}-${perDay}` };
}

const verified = { metric: 'verified_resolution_rate', weekdayLevel: [], delays: upTo14(0.5, 0.5) } as const;
const claimed = { metric: 'claimed_resolution_rate', weekdayLevel: [], delays: upTo14(0.5, 0.5) } as const;
const reopened = {
  metric: 'reopen_rate',
  weekdayLevel: [],
  delays: upTo14(0.7, 0.7),
  strata: [
    { ...easy, rate: 0.08 },
    { ...hard, rate: 0.14 },
  ],
} as const;

/** Nothing happens in these, however much the data move: what an alarm finds here is false. */
const nulls: Readonly<Record<string, Variation>> = {
  iid: { about: 'nothing happens' },
  'shocks-05': { about: 'each scope has its own day shocks, sd .05', movement: { ...still, ownShock: 0.05 } },
  'shocks-10': {
    about: 'day shocks of all and of each scope, sd .10',
    movement: { ...still, commonShock: 0.1, ownShock: 0.1 },
  },
  'common-drift': {
    about: 'all scopes wander together, .02 a day',
    movement: { ...still, commonWalk: 0.02 },
  },
  'walk-01': { about: 'each scope wanders by itself, .01 a day', movement: { ...still, ownWalk: 0.01 } },
  'walk-02': { about: 'each scope wanders by itself, .02 a day', movement: { ...still, ownWalk: 0.02 } },
  'mix-shift': {
    about: 'hard tickets go from half to four fifths',
    strata: [
      { ...easy, partAfter: 0.2 },
      { ...hard, partAfter: 0.8 },
    ],
  },
  'response-shift': {
    about: 'fewer answer, the hard ones most; within a stratum whoever it is',
    strata: [
      { ...easy, responseAfter: 0.2 },
      { ...hard, responseAfter: 0.1 },
    ],
  },
  'lag-score': { about: 'unhappy people answer sooner', delays: upTo14(0.5, 0.85) },
  'lag-change': {
    about: 'answers come later after the change, whatever their score',
    delays: upTo14(0.6, 0.6),
    delaysAfter: upTo14(0.85, 0.85),
  },
  ramp: {
    about: 'the change comes in four stages over four weeks',
    stages: [
      { day: 0, part: 0.1 },
      { day: 7, part: 0.4 },
      { day: 14, part: 0.7 },
      { day: 28, part: 1 },
    ],
  },
  claimed: { about: 'share of tickets claimed solved, within 14 days', ...claimed },
  verified: { about: 'share verified, counted after 7 days, known within 14 more', ...verified },
  reopened: { about: 'share reopened, within 14 days', ...reopened },
  'verified-walk': {
    about: 'share verified; each scope wanders, .002 a day',
    ...verified,
    movement: { ...still, ownWalk: 0.002 },
  },
};

/** Nulls with very unequal volumes: 500 a day treated against controls of 20. */
const unequalNulls: Readonly<Record<string, Variation>> = {
  unequal: { about: '500 a day against controls of 20', controlsPerDay: 20 },
  'unequal-shocks': {
    about: '500 a day against controls of 20, own day shocks of .05',
    controlsPerDay: 20,
    movement: { ...still, ownShock: 0.05 },
  },
  'unequal-verified': { about: 'share verified, 500 a day against 20', controlsPerDay: 20, ...verified },
};

/** A share of .66 that is known at once. */
const share = { metric: 'claimed_resolution_rate', weekdayLevel: [] } as const;
const stepped = { ...share, steppedControls: { count: 2, daysBefore: 49, drop: 0.12 } } as const;

/** Who can be compared with: nothing happens but for what is said (bar H). */
const comparisons: readonly World[] = [
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
  ].map((world) => [world.name, world]),
);
