import { meanOf, medianWithMissing, type Proportion, proportion } from './bounds.ts';
import type { CellKind, Outcomes } from './measure.ts';

/** One cell of the table: a scenario, the bar it is measured on, and what must hold. */
export interface Bar {
  readonly bar: 'A' | 'B' | 'C' | 'D' | 'E' | 'G' | 'H';
  readonly scenario: string;
  readonly kind: CellKind;
  /** In words, as the table shows it. */
  readonly demand: string;
  /** No bar is set: measured to be seen. */
  readonly isOnlyShown?: true;
  /** `isSmoke`: too few replications to prove a bar; it holds unless they refute it. */
  verdict(outcomes: Outcomes, isSmoke: boolean): Verdict;
}

export interface Verdict {
  readonly measured: string;
  readonly isHeld: boolean;
}

/** `never` where most were not found. */
export const dayText = (day: number): string => (Number.isFinite(day) ? `${day} d` : 'never');

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const withBounds = (p: Proportion): string =>
  `${p.share.toFixed(3)} [${p.lower.toFixed(3)}, ${p.upper.toFixed(3)}]`;

const foundDays = (outcomes: Outcomes): number[] => outcomes.flaggedOn.filter((day) => day !== null);
const foundShare = (outcomes: Outcomes): Proportion =>
  proportion(foundDays(outcomes).length, outcomes.flaggedOn.length);
const shareTrue = (flags: readonly boolean[]): Proportion =>
  proportion(flags.filter(Boolean).length, flags.length);

const quiet = (scenario: string): Bar => ({
  bar: 'A',
  scenario,
  kind: 'stream',
  demand: 'false alarms in 90 looks: upper bound ≤ 5 %',
  verdict(outcomes, isSmoke) {
    const alarms = foundShare(outcomes);
    return { measured: withBounds(alarms), isHeld: (isSmoke ? alarms.lower : alarms.upper) <= 0.05 };
  },
});

const finds = (scenario: string, share: number, days: number): Bar => ({
  bar: 'B',
  scenario,
  kind: 'stream',
  ...(share === 0
    ? { demand: 'found (no bar set)', isOnlyShown: true }
    : { demand: `found ≥ ${share}${Number.isFinite(days) ? `, median ≤ ${days} d` : ''}` }),
  verdict(outcomes, isSmoke) {
    const found = foundShare(outcomes);
    const median = medianWithMissing(foundDays(outcomes), found.of - found.count);
    const isOften = (isSmoke ? found.upper : found.share) >= share;
    const isSoon = median <= days * (isSmoke ? 1.5 : 1);
    return { measured: `${withBounds(found)}, ${dayText(median)}`, isHeld: isOften && isSoon };
  },
});

const covers = (scenario: string): Bar => ({
  bar: 'C',
  scenario,
  kind: 'stream',
  demand: 'interval holds the truth at all looks: ≥ 95 %',
  verdict(outcomes, isSmoke) {
    const covered = shareTrue(outcomes.isCovered);
    return { measured: withBounds(covered), isHeld: (isSmoke ? covered.upper : covered.share) >= 0.95 };
  },
});

/** Where values of a young day are not known yet, the interval is about the part known so far (0075). */
const coversSoFar = (scenario: string): Bar => ({
  ...covers(scenario),
  demand: 'interval holds the truth known so far at all looks: ≥ 95 %',
  verdict(outcomes, isSmoke) {
    const { share, upper } = shareTrue(outcomes.isCoveredSoFar);
    const final = shareTrue(outcomes.isCovered);
    const mature = shareTrue(outcomes.isCoveredLast);
    const measured =
      `${withBounds(shareTrue(outcomes.isCoveredSoFar))}; the final drop at all looks ` +
      `${withBounds(final)}, on day 90 ${mature.share.toFixed(3)}`;
    return { measured, isHeld: (isSmoke ? upper : share) >= 0.95 };
  },
});

const families = [
  'iid',
  'shocks-05',
  'shocks-10',
  'common-drift',
  'walk-01',
  'walk-02',
  'mix-shift',
  'response-shift',
  'lag-score',
  'lag-change',
  'ramp',
  'claimed',
  'verified',
  'reopened',
  'verified-walk',
];
const nulls = [
  ...families.flatMap((name) => [`${name}-20`, `${name}-100`]),
  'unequal-500',
  'unequal-shocks-500',
  'unequal-verified-500',
  'iid-5',
  'iid-500',
  'iid-3-controls-20',
  'iid-20-controls-20',
];
const drops: readonly (readonly [string, number, number])[] = [
  ['drop-3-20', 0.93, 12],
  ['drop-2-20', 0.62, Number.POSITIVE_INFINITY],
  ['drop-2-100', 0.97, 4],
  ['drop-3-week-mean-20', 0.93, 12],
  ['drop-2-week-mean-20', 0.62, Number.POSITIVE_INFINITY],
  ['drop-2-week-mean-100', 0.97, 4],
  ['drop-2-lag-score-100', 0.97, Number.POSITIVE_INFINITY],
  ['drop-05-claimed-100', 0.9, Number.POSITIVE_INFINITY],
  ['drop-05-verified-100', 0.9, Number.POSITIVE_INFINITY],
  ['drop-05-reopened-100', 0.9, Number.POSITIVE_INFINITY],
  ['drop-3-5', 0, Number.POSITIVE_INFINITY],
  ['drop-3-ramp-20', 0, Number.POSITIVE_INFINITY],
];

/** Bar G: what a leaf of few tickets can see, by the alarm of its scope or by one share. */
const thinLeaves: readonly Bar[] = [
  ...[finds('service-8-controls-7', 0.97, 18), finds('service-2-controls-7', 0.92, 21)].map(
    (bar): Bar => ({ ...bar, bar: 'G', kind: 'alarm' }),
  ),
  ...['service-null-8-controls-7', 'service-null-2-controls-7'].map(
    (scenario): Bar => ({ ...quiet(scenario), bar: 'G', kind: 'alarm' }),
  ),
  ...[finds('thin-share-10', 0.93, 24), finds('thin-reopened-7', 0.92, 24)].map(
    (bar): Bar => ({ ...bar, bar: 'G' }),
  ),
  ...['thin-share-null-10', 'thin-reopened-null-7'].map(
    (scenario): Bar => ({ ...quiet(scenario), bar: 'G' }),
  ),
];

/** Bar H: who can be compared with. */
const comparisonNulls = [
  'only-treated-wanders-20',
  'only-treated-wanders-100',
  'only-treated-wanders-400',
  'own-languages-20',
  'own-languages-100',
  'own-languages-csat-100',
  'stepped-100',
  'share-0-controls-100',
  'share-1-controls-100',
  'share-2-controls-100',
  'share-3-controls-100',
  'walk-01-0-controls-100',
  'walk-02-0-controls-100',
  'walk-01-0-controls-400',
  'common-drift-1-control-100',
  'shocks-10-1-control-100',
  'walk-02-1-control-100',
];
const comparisonDrops: readonly (readonly [string, number, number])[] = [
  ['drop-05-stepped-100', 0.88, 18],
  ['drop-05-share-0-controls-100', 0.9, 16],
  ['drop-05-share-1-controls-100', 0.9, 16],
  ['drop-05-share-2-controls-100', 0.9, 16],
  ['drop-05-share-3-controls-100', 0.9, 16],
];
const comparisonCovers = [
  'walk-01-0-controls-100',
  'walk-02-0-controls-100',
  'walk-01-0-controls-400',
  'drop-10-share-0-controls-400',
  'common-drift-1-control-100',
  'shocks-10-1-control-100',
  'walk-02-1-control-100',
  'drop-05-share-1-controls-100',
];
const inBarH = (bar: Bar): Bar => ({ ...bar, bar: 'H' });

const lists: Bar = {
  bar: 'D',
  scenario: 'streams-20',
  kind: 'list',
  demand: 'false discovery proportion of the list ≤ 5 %',
  verdict(outcomes) {
    const share = meanOf(outcomes.falseShare);
    const found = meanOf(foundDays(outcomes)).mean;
    return {
      measured:
        `${percent(share.mean)} [${percent(share.lower)}, ${percent(share.upper)}] ` +
        `(${found.toFixed(1)} of the 10 listed on day 90)`,
      isHeld: share.mean <= 0.05,
    };
  },
};

const pages = (scenario: string): Bar => ({
  bar: 'D',
  scenario,
  kind: 'pages',
  demand: 'false pages a quarter ≤ 1',
  verdict(outcomes) {
    const { mean, lower, upper } = meanOf(outcomes.falsePages);
    const pages = meanOf(foundDays(outcomes)).mean;
    return {
      measured: `${mean.toFixed(2)} [${lower.toFixed(2)}, ${upper.toFixed(2)}] (${pages.toFixed(1)} pages)`,
      isHeld: mean <= 1,
    };
  },
});

/** Judged at the first flag there is, whichever stream it is of (0072); other readings stand beside it. */
const rightLeaf: Bar = {
  bar: 'D',
  scenario: 'leaf-20',
  kind: 'leaf',
  demand: 'at the first flag of any stream, a false one included, the right leaf stands first ≥ 95 %',
  verdict(outcomes, isSmoke) {
    const { atFirst, atFirstFamily, atDrop, atOwn, atEnd } = outcomes.rightLeaf;
    const right = shareTrue(atFirst);
    const isHeld = (isSmoke ? right.upper : right.share) >= 0.95;
    const others = [
      ['the same with --budget family', atFirstFamily],
      ['when its leaf or the whole is flagged', atDrop],
      ['when its leaf is flagged', atOwn],
      ['on day 90', atEnd],
    ] as const;
    const told = others.map(([name, flags]) => `${name} ${shareTrue(flags).share.toFixed(3)}`);
    return { measured: `${withBounds(right)} of ${right.of} flagged; ${told.join('; ')}`, isHeld };
  },
};

const quietExposure = (scenario: string): Bar => ({
  ...quiet(scenario),
  bar: 'E',
  kind: 'exposure',
  demand: 'AI share steady: false alarms in 90 d ≤ 5 %',
});

const datesJump = (scenario: string): Bar => ({
  bar: 'E',
  scenario,
  kind: 'exposure',
  demand: 'a jump of 20 points dated within ±2 days ≥ 95 %',
  verdict(outcomes, isSmoke) {
    const near = shareTrue(outcomes.flaggedOn.map((days) => days !== null && days <= 2));
    const found = shareTrue(outcomes.flaggedOn.map((days) => days !== null));
    const measured = `${withBounds(near)} (found ${found.share.toFixed(3)})`;
    return { measured, isHeld: (isSmoke ? near.upper : near.share) >= 0.95 };
  },
});

const deviations = ['binomial', 'dispersed', 'ar', 'daily-binomial', 'daily-dispersed', 'daily-ar'];
const isLateShare = (scenario: string): boolean => scenario.startsWith('drop-05');

/** Every cell of the table, in its order. A and C of one scenario share one measurement. */
export const bars: readonly Bar[] = [
  ...nulls.map(quiet),
  ...drops.map(([scenario, share, days]) => finds(scenario, share, days)),
  ...nulls.map(covers),
  ...drops
    .filter(([scenario]) => !scenario.includes('ramp'))
    .map(([scenario]) => (isLateShare(scenario) ? coversSoFar : covers)(scenario)),
  ...thinLeaves,
  ...comparisonNulls.map(quiet).map(inBarH),
  ...comparisonDrops.map(([scenario, share, days]) => finds(scenario, share, days)).map(inBarH),
  ...comparisonCovers.map(covers).map(inBarH),
  lists,
  pages('streams-null-20'),
  pages('streams-20'),
  rightLeaf,
  ...deviations.map((name) => quietExposure(`quiet-${name}-12.5`)),
  ...['quiet-small-2.5', 'quiet-small-5'].map(quietExposure),
  ...deviations.map((name) => datesJump(`jump-${name}-12.5`)),
];
