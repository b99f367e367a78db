import { expect, test } from 'vitest';
import { type Look, saysVerdict } from '../../../functions/contract/detection/evaluation.ts';
import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import type { World } from '../../../functions/simulate/facts/world.ts';
import { type Answer, ask, type Question } from './oracle.ts';
import { replay } from './replay.ts';

interface Case {
  readonly name: string;
  readonly scenario: string;
  readonly world?: Partial<World>;
  readonly rows?: (rows: readonly FactRow[]) => FactRow[];
  readonly change?: Partial<RoutingChangeEvent>;
  readonly others?: readonly Partial<RoutingChangeEvent>[];
  readonly scope?: string;
  /** Where it is not the world's. */
  readonly metric?: string;
  /** Share of a ticket's cell that comes from sources which show the metric; all do, when absent. */
  readonly shown?: (row: FactRow) => number;
  /** Days of looks that say `not_in_data`. */
  readonly absentOn?: readonly number[];
}

const two = (perDay: number) => ({ count: 2, perDay });
const at = (day: number, time = '00:00') => `${addDays(changeDay, day)}T${time}:00Z`;
/** A number in 0…1 that only depends on the text. */
const spin = (text: string) =>
  ([...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % 997) / 997;

const rare = { intent: 'any', part: 1, scores: [0.2, 0.2, 0.2, 0.2, 0.2], rate: 0.02, response: 0.25 };

const cases: readonly Case[] = [
  { name: 'two strata', scenario: 'iid-20', world: { controls: { count: 3, perDay: 20 } } },
  {
    name: 'short history: the default drift',
    scenario: 'iid-20',
    world: { historyDays: 60, controls: two(9) },
  },
  { name: 'scores that depend on age', scenario: 'lag-score-20', world: { controls: two(20) } },
  { name: 'delays that change', scenario: 'lag-change-20', world: { controls: two(20) } },
  { name: 'a share counted after a week', scenario: 'verified-20', world: { controls: two(30) } },
  { name: 'a share whose yes is worse', scenario: 'reopened-20', world: { controls: two(30) } },
  { name: 'scopes that wander', scenario: 'walk-02-20', world: { controls: two(200) } },
  { name: 'a staged ramp', scenario: 'ramp-20', world: { historyDays: 126, controls: two(20) } },
  { name: 'one control', scenario: 'shocks-10-20', world: { controls: { count: 1, perDay: 20 } } },
  {
    name: 'uneven controls and missing days',
    scenario: 'walk-02-20',
    rows: (rows) =>
      rows.filter(
        ({ market, dt }) => market === 'treated' || spin(market + dt) < 1 / Number(market.slice(7)),
      ),
    world: { controls: { count: 3, perDay: 60 } },
  },
  {
    name: 'small strata that merge',
    scenario: 'iid-20',
    world: { controls: two(20) },
    rows: (rows) =>
      rows.map((row) => {
        const roll = spin(`${row.dt}${row.market}${row.intent}`);
        return roll < 0.12 ? { ...row, priority: roll < 0.06 ? 'low' : 'high' } : row;
      }),
  },
  {
    name: 'a control that changes later leaves',
    scenario: 'iid-20',
    world: { controls: { count: 3, perDay: 20 } },
    others: [{ effective_at: at(9), selector: { market: ['control2'] } }],
  },
  {
    name: 'a control that changed shortly before is none',
    scenario: 'iid-20',
    world: { controls: { count: 3, perDay: 20 } },
    others: [{ effective_at: at(-20), selector: { market: ['control1'] } }],
  },
  {
    name: 'an earlier change of the treated cuts the time before',
    scenario: 'iid-20',
    world: { controls: two(20) },
    others: [{ effective_at: at(-17), selector: { market: ['treated'] } }],
  },
  {
    name: 'history is cut where controls and treated were changed before',
    scenario: 'walk-02-20',
    world: { historyDays: 140, controls: { count: 3, perDay: 60 } },
    others: [
      { effective_at: at(-60, '12:00'), selector: { market: ['control1', 'treated'] } },
      { effective_at: at(-99), selector: { market: ['control2'] } },
      { effective_at: at(-40), selector: { market: ['control3'] }, kind: 'staffing' },
    ],
  },
  {
    name: 'the treated set wanders more than its controls',
    scenario: 'only-treated-wanders-100',
    world: {
      historyDays: 98,
      controls: two(30),
      movement: { commonShock: 0, ownShock: 0, commonWalk: 0, ownWalk: 0, treatedWalk: 0.02 },
    },
    metric: 'claimed_resolution_rate',
  },
  {
    name: 'changes of the treated cut every stretch to less than it takes',
    scenario: 'walk-02-20',
    world: { controls: { count: 1, perDay: 60 } },
    others: [
      {
        effective_at: at(-35),
        stages: [{ effective_at: at(-70), ai_share: 0.2 }],
        selector: { market: ['treated', 'control1'] },
      },
    ],
  },
  {
    name: 'a change at noon drops its own day',
    scenario: 'drop-3-20',
    world: { controls: two(20) },
    change: { effective_at: at(0, '12:00') },
  },
  {
    name: 'a leaf among three',
    scenario: 'leaf-20',
    world: { controls: two(20), treated: [0, 0.3, 0].map((drop) => ({ perDay: 20, drop })) },
    scope: 'treated/chat/leaf2',
  },
  {
    name: 'no controls: weekdays are strata',
    scenario: 'shocks-10-20',
    world: { controls: two(20), treated: [0, 0].map((drop) => ({ perDay: 40, drop })) },
    rows: (rows) => rows.filter(({ market }) => market === 'treated'),
  },
  {
    name: 'no controls, few answers on weekends, scores that depend on age',
    scenario: 'lag-score-20',
    world: { controls: two(20), historyDays: 126 },
    rows: (rows) => rows.filter(({ market }) => market === 'treated'),
  },
  {
    name: 'no controls, a share counted after a week',
    scenario: 'verified-20',
    world: { controls: two(20) },
    rows: (rows) => rows.filter(({ market }) => market === 'treated'),
  },
  {
    name: 'a guardrail, in whichever direction',
    scenario: 'drop-05-claimed-100',
    world: { controls: two(60) },
    rows: (rows) =>
      rows.map((row) =>
        row.metric === 'claimed_resolution_rate' ? { ...row, metric: 'survey_response_rate' } : row,
      ),
    metric: 'survey_response_rate',
  },
  {
    name: 'a guardrail without controls',
    scenario: 'reopened-100',
    world: { controls: two(60) },
    rows: (rows) =>
      rows.flatMap((row) =>
        row.market !== 'treated'
          ? []
          : [row.metric === 'reopen_rate' ? { ...row, metric: 'survey_offer_rate' } : row],
      ),
    metric: 'survey_offer_rate',
  },
  {
    name: 'a rare share: events of both sides count together',
    scenario: 'reopened-20',
    world: { controls: two(30), treated: [{ perDay: 7, drop: 0.06 }], strata: [rare], historyDays: 84 },
  },
  {
    name: 'every market has its own language',
    scenario: 'own-languages-20',
    world: { controls: two(40), historyDays: 98 },
  },
  {
    name: 'controls that share no stratum alike',
    scenario: 'iid-20',
    world: { controls: { count: 3, perDay: 40 } },
    rows: (rows) =>
      rows.filter(({ market, intent, dt }) => market !== 'control1' || intent === 'easy' || spin(dt) < 0.2),
  },
  {
    name: 'a selector of one intent',
    scenario: 'iid-20',
    world: { controls: two(20) },
    change: { selector: { market: ['treated'], intent: ['hard'] } },
  },
  {
    name: 'half of the tickets from a source that does not show the metric, mostly easy ones',
    scenario: 'iid-20',
    world: { controls: two(20) },
    shown: ({ intent }) => (intent === 'easy' ? 0.2 : 0.8),
  },
  {
    name: 'a source that shows the metric comes in with the change',
    scenario: 'drop-3-20',
    world: { controls: two(20) },
    shown: ({ dt, market }) => (market === 'treated' && dt >= changeDay ? 0.7 : 0.6),
    absentOn: [2, 5, 11, 17, 30],
  },
  {
    name: 'a source that shows the metric goes little by little',
    scenario: 'drop-3-20',
    world: { controls: two(20) },
    shown: ({ dt, market }) => (market === 'treated' && dt >= addDays(changeDay, 6) ? 0.5 : 0.6),
    absentOn: [17, 30],
  },
  {
    name: 'no source shows the metric before the change',
    scenario: 'drop-3-20',
    world: { controls: two(20) },
    rows: (rows) =>
      rows.filter(({ metric, market, dt }) => metric !== 'csat' || market !== 'treated' || dt >= changeDay),
    shown: ({ dt, market }) => (market !== 'treated' || dt >= changeDay ? 1 : 0),
    absentOn: [2, 5, 11, 17, 30],
  },
  {
    name: 'no source of the treated shows the metric at all',
    scenario: 'drop-3-20',
    world: { controls: two(20) },
    rows: (rows) => rows.filter(({ metric, market }) => metric !== 'csat' || market !== 'treated'),
    shown: ({ market }) => (market === 'treated' ? 0 : 1),
    absentOn: [2, 5, 11, 17, 30],
  },
];

const guardrail = {
  rho: 0.05,
  defaultDrift: 4e-6,
  varianceFloor: 'quarter',
  sign: 1,
  isTwoSided: true,
} as const;

const rules: Readonly<
  Record<string, Pick<Question, 'rho' | 'defaultDrift' | 'varianceFloor' | 'sign' | 'isTwoSided'>>
> = {
  csat: { rho: 0.2, defaultDrift: 1e-4, varianceFloor: 0.05, sign: 1 },
  verified_resolution_rate: { rho: 0.05, defaultDrift: 4e-6, varianceFloor: 'quarter', sign: 1 },
  claimed_resolution_rate: { rho: 0.05, defaultDrift: 4e-6, varianceFloor: 'quarter', sign: 1 },
  reopen_rate: { rho: 0.03, defaultDrift: 4e-6, varianceFloor: 'quarter', sign: -1 },
  repeat_contact_rate: { rho: 0.03, defaultDrift: 4e-6, varianceFloor: 'quarter', sign: -1 },
  survey_response_rate: guardrail,
  survey_offer_rate: guardrail,
};

const days = [2, 5, 11, 17, 30];
const lookDays = days.map((day) => addDays(changeDay, day - 1));

function prepare(one: Case) {
  const world: World = { ...scenarios.get(one.scenario)!, historyDays: 91, ...one.world, daysAfter: 30 };
  const drawn = replicate(world, 11, 0);
  const declared = { ...drawn.changes[0]!, ...one.change };
  const others = (one.others ?? []).map((other, i) => ({ ...declared, change_id: `other${i}`, ...other }));
  const metric = one.metric ?? world.metric;
  const tickets = ticketsOf(one, metric, drawn.rows);
  const rows = one.rows?.(drawn.rows) ?? drawn.rows;
  return {
    rows,
    tickets,
    declared,
    changes: [declared, ...others],
    metric,
    scope: one.scope ?? '*',
  };
}

/** Tickets as a lake tells them where not every source shows the metric. */
function ticketsOf({ shown }: Case, metric: string, rows: readonly FactRow[]): Question['tickets'] {
  if (shown === undefined) return undefined;
  const counted = rows.filter((row) => row.metric === 'ai_share');
  const name = (text: string, share: (row: FactRow) => number) =>
    counted.map((row) => ({ ...row, metric: text, n: row.n * share(row), total: 0, total_squares: 0 }));
  return { all: name('tickets', () => 1), shown: name(`tickets ${metric}`, shown) };
}

function judged({ rows, tickets, declared, changes, metric, scope }: ReturnType<typeof prepare>): Look[] {
  const all = tickets === undefined ? rows : [...rows, ...tickets.all, ...tickets.shown];
  const partlyShown = tickets === undefined ? [] : [metric];
  const looks = replay(all, changes, partlyShown).filter(
    (look) => look.change_id === declared.change_id && look.scope === scope && look.metric === metric,
  );
  return lookDays.map((day) => looks.find(({ known_on }) => known_on === day)!);
}

const compared = (look: Look) => [
  look.effect,
  look.se,
  look.information,
  look.log_e,
  look.lower,
  look.upper,
  look.n_before,
  look.n_after,
  look.phi,
  look.drift,
  look.rho,
  look.controls,
  look.control_weight,
  look.pre_trend,
  look.pre_trend_se,
];
const expected = (answer: Answer) => [
  answer.effect,
  answer.se,
  answer.information,
  answer.logE,
  answer.lower,
  answer.upper,
  answer.nBefore,
  answer.nAfter,
  answer.phi,
  answer.drift,
  answer.rho,
  answer.controls,
  answer.controlWeight,
  answer.preTrend?.[0] ?? Number.NaN,
  answer.preTrend?.[1] ?? Number.NaN,
];

test.each(cases)('product and oracle agree: $name', (one) => {
  const prepared = prepare(one);
  const { rows, tickets, declared, changes, metric, scope } = prepared;
  const told = tickets === undefined ? {} : { tickets };
  const question = {
    rows,
    ...told,
    changes,
    changeId: declared.change_id,
    metric,
    scope,
    lookDays,
    alpha: 0.05,
  };
  const answers = ask({ ...question, ...rules[metric]! });
  const looks = judged(prepared);
  expect(answers.filter((answer) => answer !== undefined).length).toBeGreaterThan(1);
  expect(days.filter((_, i) => answers[i] === 'not_in_data')).toEqual(one.absentOn ?? []);
  answers.forEach((answer, i) => {
    const look = looks[i]!;
    expect(look.status === 'not_in_data').toBe(answer === 'not_in_data');
    if (answer === 'not_in_data') {
      expect(compared(look).every((value) => value === null)).toBe(true);
      expect([look.flagged, look.flagged_on, look.listed]).toEqual([false, null, false]);
      return;
    }
    if (answer === undefined) {
      expect([look.effect, look.se, look.log_e]).toEqual([null, null, null]);
      return;
    }
    expect(!saysVerdict(look.status, 'not_enough_data'), `${one.name}, day ${days[i]}`).toBe(answer.isReady);
    expected(answer).forEach((value, k) => {
      const got = compared(look)[k] ?? Number.NaN;
      const isSame = Number.isNaN(value)
        ? Number.isNaN(got)
        : Math.abs(got - value) < 1e-8 * (1 + Math.abs(value));
      expect(isSame, `${one.name}, day ${days[i]}, value ${k}: ${got} ≠ ${value}`).toBe(true);
    });
  });
});

test('product and oracle agree: the alarm of a scope is the mean of three e-values', () => {
  const world = { ...scenarios.get('service-2-controls-7')!, historyDays: 91, daysAfter: 30 };
  const { rows, changes } = replicate(world, 11, 0);
  const declared = changes[0]!;
  const metrics = ['verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate'];
  const answers = metrics.map((metric) => {
    const question = {
      rows,
      changes,
      changeId: declared.change_id,
      metric,
      scope: '*',
      lookDays,
      alpha: 0.05,
    };
    return ask({ ...question, ...rules[metric]! });
  });
  const looks = replay(rows, changes).filter(({ scope, metric }) => scope === '*' && metric === 'service');
  lookDays.forEach((day, k) => {
    const ready = answers
      .map((answer) => answer[k])
      .map((each) => (each !== 'not_in_data' && each?.isReady ? each.logE : undefined));
    const look = looks.find(({ known_on }) => known_on === day)!;
    if (ready.every((each) => each === undefined)) {
      expect(look.log_e).toBeNull();
      return;
    }
    const mean = ready.reduce((sum: number, each) => sum + Math.exp(each ?? 0), 0) / metrics.length;
    expect(Math.abs(look.log_e! - Math.log(mean))).toBeLessThan(1e-8);
  });
  expect(looks.some(({ log_e }) => log_e !== null)).toBe(true);
});
