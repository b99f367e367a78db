import type { Delays, Movement, Stratum, World } from './world.ts';

/** Probabilities of 0…`days` days of delay, each `decay` times the one before. */
export function geometricDelays(decay: number, days: number): readonly number[] {
  const weights = Array.from({ length: days + 1 }, (_, lag) => decay ** lag);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

export const easy: Stratum = {
  intent: 'easy',
  part: 0.5,
  scores: [0.06, 0.04, 0.08, 0.22, 0.6],
  rate: 0.71,
  response: 0.25,
};
export const hard: Stratum = {
  intent: 'hard',
  part: 0.5,
  scores: [0.12, 0.08, 0.13, 0.27, 0.4],
  rate: 0.61,
  response: 0.25,
};
export const still: Movement = { commonShock: 0, ownShock: 0, commonWalk: 0, ownWalk: 0 };
const atOnce: Delays = { unhappy: [1], happy: [1] };
export const upTo14 = (unhappy: number, happy: number): Delays => ({
  unhappy: geometricDelays(unhappy, 14),
  happy: geometricDelays(happy, 14),
});

/** The world of every scenario but for what it changes: csat, two strata, 8 controls, half a year, 90 looks. */
export const plain: Omit<World, 'name' | 'about' | 'treated' | 'controls'> = {
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
export interface Variation extends Partial<World> {
  readonly about: string;
  readonly drop?: number;
  readonly count?: number;
  readonly controlsPerDay?: number;
}

export function vary(name: string, perDay: number, variation: Variation): World {
  const { drop = 0, count = 8, controlsPerDay = perDay, ...rest } = variation;
  const controls = { count, perDay: controlsPerDay };
  return { ...plain, treated: [{ perDay, drop }], controls, ...rest, name: `${name}-${perDay}` };
}

export const verified = {
  metric: 'verified_resolution_rate',
  weekdayLevel: [],
  delays: upTo14(0.5, 0.5),
} as const;
export const claimed = { ...verified, metric: 'claimed_resolution_rate' } as const;
export const reopened = {
  metric: 'reopen_rate',
  weekdayLevel: [],
  delays: upTo14(0.7, 0.7),
  strata: [
    { ...easy, rate: 0.08 },
    { ...hard, rate: 0.14 },
  ],
} as const;
