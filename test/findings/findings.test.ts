import { afterEach, describe, expect, test } from 'vitest';
import { rankOfHarm } from '../../functions/contract/definitions/leading-metric.ts';
import { metrics } from '../../functions/contract/definitions/metrics.ts';
import { serviceAlarm } from '../../functions/contract/detection/service-alarm.ts';
import { viewTexts } from '../../functions/contract/lake/view-texts.ts';
import { addDays } from '../../functions/contract/records/instant.ts';
import { describeFinding, verdictOf } from '../../functions/findings/in-words.ts';
import { markFinding, ReasonMissing } from '../../functions/findings/mark-finding.ts';
import {
  readFinding,
  readFindings,
  readHarms,
  UnknownFinding,
} from '../../functions/findings/read-findings.ts';
import { openTinyLake } from '../report/tiny-lake.ts';

/** Looks at one stream on days running, from 2026-03-10 on: its interval on each, and what else is said. */
interface Course {
  readonly scope?: string;
  readonly metric?: string;
  readonly intervals: readonly (readonly [lower: number, upper: number])[];
  readonly status?: string;
  readonly log_e?: number;
  readonly isFlagged?: boolean;
}

const firstLook = '2026-03-10';
const worse = [0.05, 0.2] as const;
const unsure = [-0.05, 0.05] as const;
const better = [-0.2, -0.05] as const;
const days = <T>(n: number, interval: T): T[] => Array.from({ length: n }, () => interval);

const looksOf = ({ scope = '*', metric = 'verified_resolution_rate', intervals, ...rest }: Course) =>
  intervals.map(([lower, upper], i) => ({
    known_on: addDays(firstLook, i),
    change_id: 'ai',
    change_effective_on: '2026-03-02',
    brand: 'acme',
    scope,
    metric,
    day: 9 + i,
    effect: (lower + upper) / 2,
    lower,
    upper,
    log_e: rest.log_e ?? 8,
    alpha: 0.01,
    flagged: rest.isFlagged ?? true,
    flagged_on: rest.isFlagged === false ? null : firstLook,
    listed: true,
    status: rest.status ?? 'regression_confirmed',
    mean_before: 0.8,
    mean_after: 0.7,
    definition_version: 'v1',
  }));

let lake: Awaited<ReturnType<typeof openTinyLake>> | undefined;
afterEach(async () => {
  await lake?.close();
  lake = undefined;
});
async function open(...courses: readonly Course[]) {
  const evaluations = courses.flatMap(looksOf);
  lake = await openTinyLake({ known_at: '2026-04-01T06:00:00Z', tables: { evaluations } });
  return lake;
}
const stateAfter = async (...courses: readonly Course[]) => (await readFindings(await open(...courses)))[0];

test('one finding for a change and scope, led by the alarm, else by the surest metric of service', async () => {
  const of = (metric: string, log_e: number, scope?: string) => ({
    ...{ metric, log_e, intervals: [worse] },
    ...(scope === undefined ? {} : { scope }),
  });
  const found = await readFindings(
    await open(
      of('service', 5),
      of('verified_resolution_rate', 9),
      of('csat', 6, 'SE/chat/x'),
      of('reopen_rate', 7, 'SE/chat/x'),
      of('handling_cost', 50, 'SE/chat/x'),
    ),
  );
  expect(found.map(({ scope, metric, flagged_metrics }) => [scope, metric, flagged_metrics])).toEqual([
    ['SE/chat/x', 'reopen_rate', 3],
    ['*', 'service', 2],
  ]);
  expect(found[0]?.finding_id).toBe('acme:ai:2026-03-02:SE/chat/x');
});

test('an alarm of a scope shows the figures of the metric that carries it most', async () => {
  const at = (metric: string, log_e: number, interval: typeof worse | typeof unsure) =>
    ({ metric, log_e, intervals: [interval] }) as const;
  const [found] = await readFindings(
    await open(
      at('service', 5, worse),
      at('reopen_rate', 6, worse),
      at('verified_resolution_rate', 2, unsure),
    ),
  );
  expect(found).toMatchObject({ metric: 'service', carried_by: 'reopen_rate', carried_lower: worse[0] });
  expect(describeFinding(found!, 'EUR')).toContain(
    ': Reopened 80.0 % → 70.0 %, 12.5 percentage points worse than the controls say it would be (5.0 to 20.0)',
  );
});

const carriedBy = (interval: readonly [number, number], metric = 'service'): Course => ({
  ...{ metric, log_e: 5, intervals: [interval] },
});

test('what was flagged and shows nothing of it any longer is not called worse', async () => {
  const [found] = await readFindings(await open(carriedBy(worse), carriedBy([-0.09, 0.03], 'reopen_rate')));
  const said = describeFinding(found!, 'EUR');
  expect(said).toMatch(
    /^Was worse, no longer seen: Service .*, 3\.0 percentage points better than .* \(-3\.0 to 9\.0\); /,
  );
  const at = { metric: 'handling_cost', state: 'confirmed', effect: -0.1 };
  expect(verdictOf(at)).toBe('Was dearer, no longer seen');
  expect(verdictOf({ ...at, effect: 0.1 })).toBe('Dearer');
  expect(verdictOf({ ...at, metric: 'survey_offer_rate' })).toBe('Moved');
  expect(verdictOf({ ...at, state: 'recovered' })).toBe('Recovered');
});

test('a metric whose interval leaves it open says that the alarm weighs it together with others', async () => {
  const [found] = await readFindings(await open(carriedBy(worse), carriedBy([-0.04, 0.06], 'reopen_rate')));
  expect(describeFinding(found!, 'EUR')).toContain(
    '(-4.0 to 6.0) (alone this metric would leave it open; the alarm weighs it together with the others)',
  );
});

/** Which places stand out, by scope. */
async function standingOut(...courses: readonly Course[]) {
  const found = await readFindings(await open(...courses));
  expect(new Set(found.map(({ finding_id }) => finding_id)).size).toBe(found.length);
  return Object.fromEntries(found.map(({ scope, stands_out, places }) => [scope, [stands_out, places]]));
}
const at = (scope: string, metric: string, interval: readonly [number, number]): Course => ({
  ...{ scope, metric, log_e: 5, intervals: [interval] },
});

test('a place stands out where a metric behind the alarm of the whole is worse than there', async () => {
  const standing = await standingOut(
    ...['*', 'DE/chat/x', 'FR/chat/x', 'IT/chat/x'].map((scope) => at(scope, 'service', worse)),
    at('*', 'reopen_rate', [0.02, 0.06]),
    at('DE/chat/x', 'reopen_rate', [0.1, 0.2]),
    at('FR/chat/x', 'reopen_rate', [0.01, 0.09]),
    // Hit less than the whole: it explains nothing of it.
    at('IT/chat/x', 'reopen_rate', [0.01, 0.03]),
  );
  expect(standing).toEqual({
    '*': [false, 3],
    'DE/chat/x': [true, 3],
    'FR/chat/x': [false, 3],
    'IT/chat/x': [false, 3],
  });
});

test('of a whole that one metric leads a place stands out by it, whatever leads the place', async () => {
  const standing = await standingOut(
    { ...at('*', 'service', unsure), isFlagged: false },
    at('*', 'human_access_rate', [0.2, 0.3]),
    ...['DE/chat/x', 'FR/chat/x'].map((scope) => at(scope, 'service', worse)),
    at('DE/chat/x', 'human_access_rate', [0.5, 0.7]),
    at('FR/chat/x', 'human_access_rate', [0.1, 0.4]),
    at('FR/chat/x', 'reopen_rate', [0.5, 0.7]),
    at('*', 'reopen_rate', [0.01, 0.02]),
  );
  expect(standing).toEqual({ '*': [false, 2], 'DE/chat/x': [true, 2], 'FR/chat/x': [false, 2] });
});

test('a metric that leads has figures of its own, and is carried by none', async () => {
  const [found] = await readFindings(await open({ metric: 'reopen_rate', intervals: [worse] }));
  expect(found).toMatchObject({ metric: 'reopen_rate', carried_by: null });
});

test('harms are the newest looks that are flagged, and know what was dismissed', async () => {
  const engine = await open(
    { metric: 'reopen_rate', intervals: days(3, worse) },
    { metric: 'csat', scope: 'SE/chat/x', intervals: days(2, worse) },
  );
  const dismissal = { action: 'dismissed', reason: 'a test desk', by: 'anna' } as const;
  await markFinding(engine, { ...dismissal, findingId: 'acme:ai:2026-03-02:*' }, () => 0);
  const harms = await readHarms(engine, { change: 'ai' });
  expect(harms.map(({ scope, metric, is_dismissed }) => [scope, metric, is_dismissed])).toEqual([
    ['*', 'reopen_rate', true],
    ['SE/chat/x', 'csat', false],
  ]);
  expect(await readHarms(engine, { scope: 'SE/chat/x' })).toHaveLength(1);
  expect(await readHarms(engine, { change: 'other' })).toEqual([]);
});

test('the view ranks metrics as the contract does', () => {
  const { sql } = viewTexts().find(({ name }) => name === 'findings')!;
  const ranked = (rank: number) => metrics.filter(({ name }) => rankOfHarm(name) === rank);
  const judged = (rank: number) => ranked(rank).filter(({ better: direction }) => direction !== 'none');
  const guardrails = judged(2)
    .map(({ name }) => `'${name}'`)
    .join(', ');
  expect(sql).toContain(`metric in (${guardrails}) then 2`);
  expect(sql).toContain(`metric in (${guardrails}) then null`);
  expect(sql).toContain(
    `metric = '${judged(3)
      .map(({ name }) => name)
      .join()}' then 3`,
  );
  expect(sql).toContain(`metric in (${serviceAlarm.metrics.map((name) => `'${name}'`).join(', ')})`);
});

test('it is suspected, then confirmed, and stays so', async () => {
  expect(await stateAfter({ intervals: [worse], status: 'regression_suspected' })).toMatchObject({
    state: 'suspected',
    opened_on: firstLook,
    confirmed_on: null,
  });
});

test('seven looks running that exclude harm are a recovery, six are none', async () => {
  expect((await stateAfter({ intervals: [worse, ...days(6, better)] }))?.state).toBe('confirmed');
});

test('a recovery has its day, and one look that is unsure does not end it', async () => {
  const intervals = [worse, ...days(7, better), unsure];
  expect(await stateAfter({ intervals })).toMatchObject({
    state: 'recovered',
    recovered_on: addDays(firstLook, 7),
  });
});

test('a recovery ends when a look excludes anything but harm', async () => {
  const intervals = [worse, ...days(7, better), unsure, worse];
  expect(await stateAfter({ intervals })).toMatchObject({ state: 'confirmed', recovered_on: null });
});

test('a guardrail that moved never recovers: it is better on neither side', async () => {
  const intervals = days(8, better);
  expect((await stateAfter({ metric: 'survey_offer_rate', intervals }))?.state).toBe('confirmed');
  expect((await stateAfter({ metric: 'reopen_rate', intervals }))?.state).toBe('recovered');
});

test('the alarm of a scope recovers when all that it rests on has', async () => {
  const course = (reopened: typeof better | typeof unsure) => [
    { metric: 'service', intervals: days(8, worse).map(() => [0, 0] as const) },
    { metric: 'verified_resolution_rate', intervals: days(8, better), log_e: 1 },
    { metric: 'reopen_rate', intervals: days(8, reopened), log_e: 1 },
  ];
  const [held, gone] = [await stateAfter(...course(unsure)), await stateAfter(...course(better))];
  expect([held?.state, gone?.state]).toEqual(['confirmed', 'recovered']);
});

test('what a later change took over is superseded', async () => {
  expect((await stateAfter({ intervals: [worse], status: 'superseded' }))?.state).toBe('superseded');
});

describe('marks', () => {
  const id = 'acme:ai:2026-03-02:*';
  const clock = () => Date.UTC(2026, 3, 1, 12);
  test('what people say is kept, the newest counts, and all of it is shown', async () => {
    const engine = await open({ intervals: [worse] });
    const mark = { findingId: id, by: 'anna' };
    await markFinding(engine, { ...mark, action: 'dismissed', reason: 'a test desk' }, clock);
    expect((await readFindings(engine))[0]).toMatchObject({ state: 'dismissed', reason: 'a test desk' });
    const later = () => clock() + 60_000;
    await markFinding(engine, { ...mark, action: 'acknowledged', reason: undefined, by: 'björn' }, later);
    const { finding, metrics: flagged, marks } = await readFinding(engine, id);
    expect(finding).toMatchObject({ state: 'confirmed', action: 'acknowledged', marked_by: 'björn' });
    expect(marks.map(({ action, marked_by }) => [action, marked_by])).toEqual([
      ['dismissed', 'anna'],
      ['acknowledged', 'björn'],
    ]);
    expect(flagged.map(({ metric }) => metric)).toEqual(['verified_resolution_rate']);
    expect(describeFinding(finding, 'EUR')).toBe(
      'Worse: Verified resolutions, acme, everything the change covers: 80.0 % → 70.0 %, 12.5 percentage points worse ' +
        'than the controls say it would be (5.0 to 20.0); change ai of 2026-03-02, ' +
        'found on 2026-03-10, confirmed on 2026-03-10. Acknowledged by björn on 2026-04-01.',
    );
  });

  test('a dismissal needs a reason, and a finding that is there', async () => {
    const engine = await open({ intervals: [worse] });
    const mark = { findingId: id, action: 'dismissed', reason: undefined, by: 'anna' } as const;
    await expect(markFinding(engine, mark, clock)).rejects.toThrow(ReasonMissing);
    const nowhere = { ...mark, reason: 'no', findingId: 'nowhere' };
    await expect(markFinding(engine, nowhere, clock)).rejects.toThrow(UnknownFinding);
  });
});
