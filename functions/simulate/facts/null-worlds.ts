import { claimed, easy, hard, reopened, still, upTo14, type Variation, verified } from './vary.ts';

/** Nothing happens in these, however much the data move: what an alarm finds here is false. */
export const nulls: Readonly<Record<string, Variation>> = {
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
export const unequalNulls: Readonly<Record<string, Variation>> = {
  unequal: { about: '500 a day against controls of 20', controlsPerDay: 20 },
  'unequal-shocks': {
    about: '500 a day against controls of 20, own day shocks of .05',
    controlsPerDay: 20,
    movement: { ...still, ownShock: 0.05 },
  },
  'unequal-verified': { about: 'share verified, 500 a day against 20', controlsPerDay: 20, ...verified },
};
