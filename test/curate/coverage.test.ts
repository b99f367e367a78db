import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShownThing } from '../../functions/contract/definitions/coverage.ts';
import { Settings } from '../../functions/contract/definitions/settings.ts';
import { changedSources } from '../../functions/curate/coverage/gather-coverage.ts';
import { differences } from './compare.ts';
import { computeOracle } from './oracle/compute.ts';
import { firstDay, renderHistory } from './oracle/histories/histories.ts';
import { day, type History } from './oracle/rows.ts';
import { defaultOracleSettings } from './oracle/tickets.ts';
import { openSmallLake, type SmallLake, surveyEvent, ticketEvent } from './small-lake.ts';
import { writeHistory, writeRows } from './write-lake.ts';

let lake: SmallLake;
beforeEach(async () => {
  lake = await openSmallLake();
});
afterEach(async () => lake.close());

const at = '2026-01-01T10:00:00Z';
const later = '2026-01-01T11:00:00Z';

/** What one record shows, alone in its source. */
const records = {
  'an opening': [ticketEvent('1', 'opened', at), ''],
  'an opening with a text': [ticketEvent('1', 'opened', at, { text: 'hello' }), 'customer_texts requests'],
  'an opening with a customer': [ticketEvent('1', 'opened', at, { customer_key: 'k' }), 'customers'],
  'a claim without a handler': [ticketEvent('1', 'resolved', at), 'claims'],
  'a claim of a person': [ticketEvent('1', 'resolved', at, { handler_kind: 'in_house' }), 'claims handlers'],
  'a state': [ticketEvent('1', 'status_seen', at), 'claims'],
  'a reopening of no ticket known': [ticketEvent('1', 'reopened', at), 'reopenings'],
  'a count of reopenings, none': [ticketEvent('1', 'closed', at, { reopen_count: 0 }), 'reopenings'],
  'a routing': [ticketEvent('1', 'routed', at, { handler_kind: 'ai' }), 'handlers'],
  'a message of AI': [ticketEvent('1', 'message', at, { author: 'ai', text: 'hello' }), 'replies'],
  'a message of the system': [ticketEvent('1', 'message', at, { author: 'system', text: 'hello' }), ''],
  'a message of a person': [
    ticketEvent('1', 'message', at, { author: 'human', handler_kind: 'outsourced' }),
    'handlers people_work replies',
  ],
  'a message of a customer': [ticketEvent('1', 'message', at, { author: 'customer' }), 'customer_messages'],
  'a text of a customer': [
    ticketEvent('1', 'message', at, { author: 'customer', text: 'hello' }),
    'customer_messages customer_texts requests',
  ],
  'a text that was scored': [
    ticketEvent('1', 'opened', at, { text: 'hello', is_scored: true, sentiment_negative: 0.1 }),
    'customer_texts requests scored_texts',
  ],
  'a text of a person, scored for whatever reason': [
    ticketEvent('1', 'message', at, { author: 'human', is_scored: true }),
    'people_work replies',
  ],
  'a request': [ticketEvent('1', 'human_requested', at), 'explicit_requests requests'],
  'a hand-off without a reason': [
    ticketEvent('1', 'handed_off', at, { handler_kind: 'in_house' }),
    'handlers handoffs',
  ],
  'a hand-off with a reason': [
    ticketEvent('1', 'handed_off', at, { from_handler_kind: 'ai', reason: 'policy' }),
    'explicit_requests handlers handoffs requests',
  ],
  'an offer': [surveyEvent('1', 'offered', at), 'offers'],
  'an answer': [surveyEvent('1', 'answered', at, { score_5: 4 }), 'answers'],
} as const satisfies Record<string, readonly [object, string]>;

const shownBy = async () => {
  const { columns, rows } = await lake.engine.query('select * from source_coverage');
  return Object.fromEntries(
    rows.map(([source, ...flags]) => [
      source,
      flags
        .flatMap((flag, index) => (flag === true ? [columns[index + 1]!.name.replace('shows_', '')] : []))
        .sort()
        .join(' '),
    ]),
  );
};
const metricsOf = (source: string) =>
  lake.column(`select metric from metric_coverage where is_shown and source = '${source}'`);

test('what each record shows, alone in its source', async () => {
  const told = Object.entries(records);
  await lake.land(
    'a',
    '2026-01-02T00:00:00Z',
    told.map(([source, [event]]) => ({ ...event, source })),
  );
  const result = await lake.curate('2026-01-02T12:00:00Z');
  expect(await shownBy()).toEqual(Object.fromEntries(told.map(([source, [, shows]]) => [source, shows])));
  expect([...result!.coverage.keys()].sort()).toEqual(Object.keys(records).sort());
  expect(await metricsOf('a claim without a handler')).toEqual(['claimed_resolution_rate']);
  expect(await metricsOf('an answer')).toEqual(['csat', 'csat_positive']);
});

test('a survey of another system is a record of its ticket’s source', async () => {
  const survey = { source: 'asker', ticket_source: 'desk' };
  await lake.land('a', '2026-01-02T00:00:00Z', [
    ticketEvent('1', 'opened', at),
    surveyEvent('1', 'answered', later, { ...survey, score_5: 4 }),
  ]);
  await lake.curate('2026-01-02T12:00:00Z');
  expect(await shownBy()).toEqual({ desk: 'answers' });
});

test('a metric has rows of the sources that show it, and the tickets are there whatever they show', async () => {
  await lake.land('a', '2026-01-02T00:00:00Z', [
    ticketEvent('1', 'opened', at),
    ticketEvent('1', 'resolved', later),
    ticketEvent('2', 'opened', at, { source: 'line' }),
  ]);
  await lake.curate('2026-01-02T12:00:00Z');
  expect(await lake.column("select metric || ' ' || n from daily_facts")).toEqual([
    'claimed_resolution_rate 1',
  ]);
  expect(await lake.column("select source || ' ' || n from daily_counts where metric = 'tickets'")).toEqual([
    'desk 1',
    'line 1',
  ]);
});

test('texts tell requests only where the settings say so', async () => {
  await lake.land('a', '2026-01-02T00:00:00Z', [ticketEvent('1', 'opened', at, { text: 'hello' })]);
  await lake.curate('2026-01-02T12:00:00Z');
  expect(await metricsOf('desk')).toEqual(['human_request_rate']);
  await lake.curate('2026-01-02T13:00:00Z', { settings: Settings.parse({ requests_from_text: false }) });
  expect(await shownBy()).toEqual({ desk: 'customer_texts' });
  expect(await lake.column('select metric from daily_facts')).toEqual([]);
});

describe('states of a ticket', () => {
  const state = (ticket: string, instant: string) => ticketEvent(ticket, 'status_seen', instant);

  test('seen at two instants they show reopenings, however far apart they came', async () => {
    await lake.land('a', '2026-01-02T00:00:00Z', [
      ticketEvent('1', 'opened', at),
      state('1', at),
      state('2', at),
    ]);
    await lake.curate('2026-01-02T12:00:00Z');
    expect(await shownBy()).toEqual({ desk: 'claims' });
    await lake.land('b', '2026-06-02T00:00:00Z', [state('1', '2026-06-01T10:00:00Z')]);
    expect((await lake.curate('2026-06-02T12:00:00Z'))?.from).toBe('2026-01-01');
    expect(await shownBy()).toEqual({ desk: 'claims reopenings' });
  });

  test('the same instant delivered again shows none', async () => {
    await lake.land('a', '2026-01-02T00:00:00Z', [state('1', at)]);
    await lake.land('b', '2026-01-03T00:00:00Z', [state('1', at), state('2', later)]);
    await lake.curate('2026-01-03T12:00:00Z');
    expect(await shownBy()).toEqual({ desk: 'claims' });
  });
});

describe('what was shown and is taken back', () => {
  beforeEach(async () => {
    await lake.land('a', '2026-01-02T00:00:00Z', [
      ticketEvent('1', 'opened', at),
      ticketEvent('2', 'opened', '2026-03-01T10:00:00Z', { customer_key: 'k2' }),
      ticketEvent('2', 'message', '2026-03-01T11:00:00Z', { author: 'customer' }),
    ]);
    await lake.land('b', '2026-03-03T00:00:00Z', [ticketEvent('1', 'resolved', later)]);
    await lake.curate('2026-03-03T12:00:00Z');
    expect(await shownBy()).toEqual({ desk: 'claims customer_messages customers' });
  });
  const requested_at = Date.parse('2026-03-03T13:00:00Z');

  test('goes with a retracted object, from all days', async () => {
    await writeRows(lake.engine, 'retractions', [{ object_id: 'b', requested_at, dt: '2026-03-03' }]);
    expect((await lake.curate('2026-03-03T14:00:00Z'))?.from).toBe('2026-01-01');
    expect(await shownBy()).toEqual({ desk: 'customer_messages customers' });
    expect(await lake.column("select metric from daily_facts where metric like '%resolution%'")).toEqual([]);
  });

  test('goes with an erased customer, but only where nobody else shows it', async () => {
    await writeRows(lake.engine, 'erasures', [{ customer_key: 'k2', requested_at, dt: '2026-03-03' }]);
    await lake.curate('2026-03-03T14:00:00Z');
    expect(await shownBy()).toEqual({ desk: 'claims' });
  });
});

test('a run of chosen days counts as the days beside it are counted; the next run counts all anew', async () => {
  await lake.land('a', '2026-01-02T00:00:00Z', [ticketEvent('1', 'opened', at, { customer_key: 'k' })]);
  await lake.curate('2026-01-02T12:00:00Z');
  await lake.land('b', '2026-03-02T00:00:00Z', [
    ticketEvent('2', 'opened', '2026-03-01T10:00:00Z'),
    ticketEvent('2', 'resolved', '2026-03-01T11:00:00Z'),
  ]);
  const chosen = await lake.curate('2026-03-02T12:00:00Z', { only: { from: '2026-03-01' } });
  expect(chosen).toMatchObject({ isComplete: false });
  expect(await shownBy()).toEqual({ desk: 'customers' });
  const rest = await lake.curate('2026-03-02T13:00:00Z');
  expect(rest).toMatchObject({ isComplete: true, from: '2026-01-01' });
  expect(await shownBy()).toEqual({ desk: 'claims customers' });
});

test('only a change of what is counted makes days again', () => {
  const showing = (...things: ShownThing[]): ReadonlySet<ShownThing> => new Set(things);
  const before = new Map([['desk', showing('claims', 'replies')]]);
  expect(changedSources(before, new Map([['desk', showing('claims')]]))).toEqual([]);
  expect(changedSources(before, new Map())).toEqual(['desk']);
  expect(changedSources(before, new Map([...before, ['line', showing('offers')]]))).toEqual(['line']);
});

/** Records that come only with a late object, which is retracted again. */
const withheld = [
  ['claims and reopenings of one source', { source: 'line', types: ['resolved', 'reopened'] }],
  [
    'people and surveys',
    { types: ['human_requested', 'handed_off', 'offered', 'answered'], authors: ['human'] },
  ],
] as const;

describe.each(withheld)('%s come late and are taken back', (_, which) => {
  test('each run equals the plain computation of what is there', { timeout: 180_000 }, async () => {
    const whole = renderHistory({ seed: 5 + which.types.length, tickets: 30, days: 4, lateShare: 0 });
    const late = { ingested_at: firstDay + 95 * day, object_id: 'late' };
    const isLate = (row: { source: string; type: string; author?: string | null }) =>
      (!('source' in which) || row.source === which.source) &&
      (which.types.some((type) => type === row.type) ||
        ('authors' in which && which.authors.some((author) => author === row.author)));
    const move = <R extends History['tickets'][number] | History['csats'][number]>(row: R): R =>
      isLate(row) ? { ...row, ...late } : row;
    const history = { tickets: whole.tickets.map(move), csats: whole.csats.map(move) };
    const part = (isIn: (row: { object_id: string }) => boolean): History => ({
      tickets: history.tickets.filter(isIn),
      csats: history.csats.filter(isIn),
    });
    const early = part(({ object_id }) => object_id !== 'late');
    const looks = [94, 96, 97].map((days) => firstDay + days * day) as [number, number, number];
    const curate = (now: number) => lake.curate(new Date(now).toISOString());
    const wrong = (events: History, now: number) =>
      differences(lake.engine, computeOracle(events, now, defaultOracleSettings));

    await writeHistory(lake.engine, early);
    await curate(looks[0]);
    expect(await wrong(early, looks[0])).toEqual([]);
    await writeHistory(
      lake.engine,
      part(({ object_id }) => object_id === 'late'),
    );
    await curate(looks[1]);
    expect(await wrong(history, looks[1])).toEqual([]);
    await writeRows(lake.engine, 'retractions', [
      { object_id: 'late', requested_at: looks[1], dt: new Date(looks[1]).toISOString().slice(0, 10) },
    ]);
    await curate(looks[2]);
    expect(await wrong(early, looks[2])).toEqual([]);
  });
});
