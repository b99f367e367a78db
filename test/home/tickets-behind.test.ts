import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { readNames } from '../../functions/home/names-of-rows.ts';
import { type Behind, ticketsBehind } from '../../functions/home/tickets-behind.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { type ReportResult, runReport } from '../../functions/report/run-report.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { openTinyLake } from '../report/tiny-lake.ts';

const group = (times: number, name: string, more: object) => ({
  ...{ times, ticket_key: `desk:${name}{i}`, market: 'DE', first_handler: 'ai', handler_kind: 'ai' },
  ...{ resolution: 'open', intent: 'easy', started_at: '2026-03-03T10:00:00Z', ...more },
});
const claimed = { claimed_at: '2026-03-03T11:00:00Z', claim: 'assumed', resolver_kind: 'ai' };
const people = { first_handler: 'in_house', handler_kind: 'in_house' };
const look = (change_id: string, scope: string) => ({
  ...{ ...sampleLook, change_id, scope, brand: 'acme', known_on: '2026-03-10', dt: '2026-03-10' },
  metric: 'claimed_resolution_rate',
  ...{ change_effective_on: '2026-03-02', flagged: false, flagged_on: null, status: 'no_regression_so_far' },
});
const change = (change_id: string, selector: object) => ({
  ...{ event_id: change_id, source: 'ops', change_id, occurred_at: '2026-03-01T00:00:00Z' },
  ...{ effective_at: '2026-03-02T00:00:00Z', kind: 'ai_rollout', selector: JSON.stringify(selector) },
  ...{ ingested_at: '2026-03-01T00:00:00Z', object_id: 'o', object_key: 'k', record_no: 1 },
});

let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake({
    known_at: '2026-06-01T06:00:00Z',
    tables: {
      episode_runs: [
        group(11, 'a', claimed),
        group(12, 'b', { intent: 'hard' }),
        group(13, 'c', { ...people, market: 'SE', queue: 'orders/returns' }),
        group(14, 'd', { market: 'FR', started_at: '2026-03-20T10:00:00Z' }),
        group(15, 'e', { ...people, priority: 'high', brand: 'other' }),
      ],
      routing_changes: [
        change('easy', { market: ['DE', 'SE'], intent: ['easy'] }),
        change('all', { brand: ['other'] }),
      ],
      evaluations: [
        look('easy', '*'),
        look('easy', 'SE/chat/orders/returns'),
        { ...look('all', '*'), brand: 'other' },
        look('implicit:acme:SE/chat/orders/returns:2026-03-02', '*'),
      ],
    },
  });
});
afterAll(() => lake.close());

const ask = (name: string, given: Record<string, string>): Promise<ReportResult> =>
  runReport(findReport(name), checkTextParameters(findReport(name), given), defaultSettings, (sql) =>
    lake.query(sql),
  );
const march = { from: '2026-03-01', to: '2026-03-31' };

async function countBehind({ path, query }: Behind): Promise<number> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return (await ask(path.replace('/reports/', ''), Object.fromEntries(given))).rows.length;
}

/** Of each row the cells of some columns, and how many tickets its links lead to. */
async function walk(name: string, given: Record<string, string>, columns: readonly string[]) {
  const result = await ask(name, { ...march, ...given });
  const named = await readNames(result, result.rows.length, given, (sql) => lake.query(sql));
  return Promise.all(
    result.rows.map(async (row, at) => [
      ...columns.map((column) => row[result.columns.findIndex((each) => each.name === column)]),
      ...(await Promise.all(ticketsBehind(result, at, given, named).map(countBehind))),
    ]),
  );
}

test('all that a change covers leads to the tickets of its selector, not to those of the brand', async () => {
  expect(await walk('routing_impact', {}, ['change_id', 'scope'])).toEqual([
    ['all', '*', 15],
    ['easy', '*', 24],
    ['easy', 'SE/chat/orders/returns', 13],
    ['implicit:acme:SE/chat/orders/returns:2026-03-02', '*', 13],
  ]);
});

test('a week, a period, a kind of handler and a first handler lead to theirs', async () => {
  expect(await walk('claim_gap', { by: 'market' }, ['week', 'market', 'handler_kind'])).toEqual([
    ['2026-03-02', 'DE', 'ai', 23],
    ['2026-03-02', 'DE', 'in_house', 15],
    ['2026-03-02', 'SE', 'in_house', 13],
    ['2026-03-16', 'FR', 'ai', 14],
  ]);
  expect(await walk('human_access', { by: 'first_handler' }, ['first_handler', 'count_episodes'])).toEqual([
    ['ai', 37, 37, 0],
    ['in_house', 28, 28, 0],
  ]);
  const sides = await walk('ai_vs_human', {}, ['metric', 'handler_kind']);
  const shares = sides.filter(([metric]) => metric === 'verified_resolution_rate');
  expect(shares).toEqual([
    ['verified_resolution_rate', 'ai_first', 37],
    ['verified_resolution_rate', 'human', 28],
    ['verified_resolution_rate', 'ai', 37],
    ['verified_resolution_rate', 'in_house', 28],
  ]);
});

test('controls and what was put together lead nowhere; two windows lead to both', async () => {
  const course = { change: 'easy', metric: 'claimed_resolution_rate' };
  expect(await walk('change_course', course, ['first_day', 'side'])).toEqual([
    // Without a brand of its own the change covers both.
    ['2026-03-03', 'treated', 39],
    ['2026-03-20', 'controls'],
  ]);
  const two = { metric: 'claimed_resolution_rate', before_from: '2026-02-01', before_to: '2026-02-28' };
  const rows = await walk('before_after', { ...two, by: 'market' }, ['market']);
  expect(rows).toContainEqual(['SE', 0, 13]);
});

test('what a metric counts is listed alone: answers, offers, requests for a person, hand-offs', async () => {
  const asked = { human_requested_at: '2026-03-03T10:05:00Z', ...claimed };
  const handed = { handed_off_at: '2026-03-03T10:06:00Z', handoff_reason: 'policy' };
  const survey = { dt: '2026-03-03', survey_at: '2026-03-04T10:00:00Z', type: 'offered' };
  const answer = {
    occurred_at: '2026-03-04T11:00:00Z',
    type: 'answered',
    answer_no: 1,
    is_last_answer: true,
  };
  const own = await openTinyLake({
    known_at: '2026-06-01T06:00:00Z',
    tables: {
      episode_runs: [
        group(12, 'a', { ...asked, ...handed }),
        group(30, 'b', claimed),
        group(20, 'p', people),
      ],
      survey_runs: [
        { times: 11, ticket_key: 'desk:b{i}', survey_id: 's{i}', ...survey, ...answer, score_5: 4 },
        { times: 14, ticket_key: 'desk:a{i}', survey_id: 't{i}', ...survey, occurred_at: survey.survey_at },
      ].map((row) => ({ ...row, times: Math.min(row.times, 12) })),
    },
  });
  const shared = lake;
  lake = own;
  try {
    expect(await walk('human_access', { by: '' }, ['count_episodes', 'n'])).toEqual([[62, 12, 62, 12]]);
    const any = (await walk('handoffs', { by: '' }, ['reason', 'count_handed_off'])).filter(
      ([, n]) => n === 12,
    );
    expect(any).toEqual([
      ['any', 12, 12],
      ['policy', 12, 12],
    ]);
    const days = await walk('quality_daily', { by: 'market' }, ['metric', 'n']);
    for (const metric of [
      'csat',
      'csat_positive',
      'survey_response_rate',
      'human_access_rate',
      'reopen_rate',
    ])
      expect(days.find(([name]) => name === metric)?.slice(1), metric).toEqual(
        {
          csat: [11, 11],
          csat_positive: [11, 11],
          survey_response_rate: [23, 23],
          human_access_rate: [12, 12],
        }[metric] ?? [62, 62],
      );
  } finally {
    lake = shared;
    await own.close();
  }
});

test('times lead to the tickets that got a reply or a claim, not to those that wait', async () => {
  const replied = { first_reply_at: '2026-03-03T10:01:00Z', minutes_to_first_reply: 1 };
  const own = await openTinyLake({
    known_at: '2026-06-01T06:00:00Z',
    tables: {
      episode_runs: [
        group(12, 'a', { ...claimed, ...replied, minutes_to_claim: 60 }),
        group(11, 'b', replied),
        group(13, 'c', {}),
      ],
    },
  });
  const shared = lake;
  lake = own;
  try {
    expect(await walk('speed', { by: '' }, ['measure', 'count_episodes', 'n'])).toEqual([
      ['first_reply', 36, 23, 23],
      ['claim', 36, 12, 12],
    ]);
  } finally {
    lake = shared;
    await own.close();
  }
});

test('slashes in any name lead to the tickets of just that place; two places of one name lead nowhere', async () => {
  const mail = { market: 'UK/IE', channel: 'e/mail', queue: 'a/b', intent: 'i/j', language: 'pt/BR' };
  const [two, same] = [
    { market: 'DE/AT', channel: 'chat', queue: 'x' },
    { market: 'DE', channel: 'AT/chat', queue: 'x' },
  ];
  const names = ['UK/IE/e/mail/a/b', 'UK/IE/chat/x', 'DE/AT/chat/x'];
  const changes = [
    ...names.map((scope) => look('all', scope)),
    look(`implicit:ac/me:${names[0]}:2026-03-02`, '*'),
  ];
  const own = await openTinyLake({
    known_at: '2026-06-01T06:00:00Z',
    tables: {
      episode_runs: [
        group(11, 'a', mail),
        group(12, 'b', { ...mail, language: 'pt' }),
        group(13, 'c', { market: 'UK/IE', queue: 'x' }),
        group(14, 'd', two),
        group(15, 'e', same),
        group(16, 'f', { ...mail, started_at: '2026-02-10T10:00:00Z' }),
        group(17, 'g', { ...mail, language: 'pt', started_at: '2026-02-10T10:00:00Z' }),
      ].map((row) => ({ ...row, brand: 'ac/me' })),
      routing_changes: [change('all', { brand: ['ac/me'] })],
      evaluations: changes.map((row) => ({ ...row, brand: 'ac/me' })),
    },
  });
  const shared = lake;
  lake = own;
  try {
    expect(await walk('routing_impact', {}, ['change_id', 'scope'])).toEqual([
      ['all', 'DE/AT/chat/x'],
      ['all', 'UK/IE/chat/x', 13],
      ['all', 'UK/IE/e/mail/a/b', 23],
      [`implicit:ac/me:${names[0]}:2026-03-02`, '*', 23],
    ]);
    const windows = { before_from: '2026-02-01', before_to: '2026-02-28' };
    const explained = {
      ...windows,
      metric: 'claimed_resolution_rate',
      by: 'market,channel,queue,intent,language',
    };
    const strata = await walk('drop_explained', explained, ['stratum', 'tickets_after']);
    expect(strata).toContainEqual(['UK/IE/e/mail/a/b/i/j/pt/BR/*', 11, 16, 11]);
    expect(strata).toContainEqual(['UK/IE/e/mail/a/b/i/j/pt/*', 12, 17, 12]);
  } finally {
    lake = shared;
    await own.close();
  }
});

test('claims in dispute are listed at the price that was asked for', async () => {
  const given = { ...march, price: '0.69' };
  const audit = await ask('claims_audit', given);
  expect(ticketsBehind(audit, 0, given)).toEqual([
    expect.objectContaining({ path: '/reports/disputed_claims', query: expect.objectContaining(given) }),
  ]);
});
