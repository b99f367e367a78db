import { afterEach, beforeEach, expect, test } from 'vitest';
import { Settings } from '../../functions/contract/definitions/settings.ts';
import { openSmallLake, type SmallLake, surveyEvent, ticketEvent } from './small-lake.ts';
import { writeRows } from './write-lake.ts';

let lake: SmallLake;
beforeEach(async () => {
  lake = await openSmallLake();
  await lake.land('a', '2026-01-02T00:00:00Z', [
    ticketEvent('1', 'opened', '2026-01-01T10:00:00Z', { customer_key: 'k1' }),
    ticketEvent('1', 'resolved', '2026-01-01T11:00:00Z', { claim: 'agent', handler_kind: 'in_house' }),
  ]);
  await lake.land('b', '2026-04-02T00:00:00Z', [
    ticketEvent('2', 'opened', '2026-04-01T10:00:00Z', { customer_key: 'k2' }),
  ]);
});
afterEach(async () => lake.close());

const keys = () => lake.column('select ticket_key from episodes');
const countOfEpisodes = "select sum(n) as n from daily_counts where metric = 'tickets'";
const runOf = (day: string) => lake.column(`select run_id from committed_days where day = '${day}'`);

test('without news old days keep their run and young ones follow the time', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  expect(await lake.column('select resolution from episodes')).toEqual(['open', 'verified']);
  const second = await lake.curate('2026-04-30T12:00:00Z');
  expect(second).toMatchObject({ from: '2026-01-24', sequence: 2, isComplete: true });
  expect(await lake.column('select resolution from episodes')).toEqual(['unanswered', 'verified']);
  expect(await runOf('2026-01-01')).toEqual(['run-1']);
  expect(await runOf('2026-04-01')).toEqual(['run-2']);
});

test('only days with something new are written again, and what is on them is whole', async () => {
  const claim = { claim: 'agent', handler_kind: 'in_house' };
  await lake.land('c', '2026-04-02T00:00:00Z', [
    ticketEvent('3', 'opened', '2026-03-28T10:00:00Z', { customer_key: 'k3' }),
    ticketEvent('3', 'message', '2026-03-28T11:00:00Z', { author: 'human', handler_kind: 'in_house' }),
    surveyEvent('3', 'answered', '2026-03-28T12:00:00Z', { score_5: 4 }),
    ticketEvent('4', 'opened', '2026-03-31T10:00:00Z', { customer_key: 'k4' }),
    ticketEvent('5', 'opened', '2026-03-31T11:00:00Z', { customer_key: 'k5' }),
    ticketEvent('5', 'resolved', '2026-03-31T12:00:00Z', claim),
  ]);
  await lake.curate('2026-04-05T12:00:00Z');
  await lake.land('d', '2026-04-06T00:00:00Z', [
    ticketEvent('4', 'message', '2026-04-05T10:00:00Z', { author: 'human', handler_kind: 'in_house' }),
    surveyEvent('2', 'answered', '2026-04-05T11:00:00Z', { score_5: 4 }),
  ]);
  const night = await lake.curate('2026-04-06T12:00:00Z');
  expect(night).toMatchObject({ from: '2026-01-27', to: '2026-04-05', isComplete: true });
  expect(night?.rows).toMatchObject({ episode_runs: 3, survey_runs: 1, handling_runs: 1 });
  const written =
    "select day from committed_days where run_id = 'run-2' and day between '2026-03-27' and '2026-04-01'";
  expect(await lake.column(written)).toEqual(['2026-03-31', '2026-04-01']);
  expect(await runOf('2026-03-28')).toEqual(['run-1']);
  expect(await keys()).toEqual(['desk:1', 'desk:2', 'desk:3', 'desk:4', 'desk:5']);
  expect(await lake.column("select n from daily_counts where metric = 'tickets'")).toEqual([1, 1, 1, 2]);
});

test('a night on which nothing is new and no time ends writes nothing, and is done', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  const night = await lake.curate('2026-04-02T13:00:00Z');
  expect(night).toMatchObject({ sequence: 2, isComplete: true, rows: {}, keptDays: 68 });
  expect(await lake.column('select distinct run_id from committed_days')).toEqual(['run-1']);
  expect(await keys()).toEqual(['desk:1', 'desk:2']);
});

test('a survey that first appears months later changes its old episode', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  await lake.land('c', '2026-07-02T00:00:00Z', [
    surveyEvent('1', 'answered', '2026-07-01T10:00:00Z', { score_5: 2 }),
  ]);
  expect((await lake.curate('2026-07-02T12:00:00Z'))?.from).toBe('2026-01-01');
  expect(await lake.column('select score_5 from surveys')).toEqual([2]);
});

test('a void frees a claim of the contact it took for one, however far back', async () => {
  const resolutions = () =>
    lake.column("select ticket_key || ' ' || resolution from episodes where ticket_id in ('5', '6')");
  const claim = { claim: 'agent', handler_kind: 'in_house' };
  await lake.land('c', '2026-03-03T00:00:00Z', [
    ticketEvent('5', 'opened', '2026-01-01T12:00:00Z', { customer_key: 'k5' }),
    ticketEvent('5', 'resolved', '2026-03-01T10:00:00Z', claim),
    ticketEvent('6', 'opened', '2026-03-02T12:00:00Z', { customer_key: 'k5' }),
  ]);
  await lake.curate('2026-05-01T12:00:00Z');
  expect(await resolutions()).toEqual(['desk:5 repeat_contact', 'desk:6 unanswered']);
  await lake.land('d', '2026-05-02T00:00:00Z', [
    ticketEvent('6', 'status_seen', '2026-05-01T11:00:00Z', { status: 'void' }),
  ]);
  expect((await lake.curate('2026-05-02T12:00:00Z'))?.from).toBe('2026-01-01');
  expect(await resolutions()).toEqual(['desk:5 verified']);
  const requested_at = Date.parse('2026-05-02T13:00:00Z');
  await writeRows(lake.engine, 'retractions', [{ object_id: 'd', requested_at, dt: '2026-05-02' }]);
  await lake.curate('2026-05-02T14:00:00Z');
  expect(await resolutions()).toEqual(['desk:5 repeat_contact', 'desk:6 unanswered']);
});

test('a second opening long after the first makes no episode, though its day alone is read', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  await lake.land('c', '2026-06-02T00:00:00Z', [ticketEvent('1', 'opened', '2026-06-01T10:00:00Z')]);
  expect((await lake.curate('2026-06-02T12:00:00Z'))?.from).toBe('2026-01-24');
  expect(await keys()).toEqual(['desk:1', 'desk:2']);
});

test('an object that lands late with an early date is seen', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  await lake.land('c', '2026-01-03T00:00:00Z', [ticketEvent('3', 'opened', '2026-01-02T10:00:00Z')]);
  await lake.curate('2026-04-02T13:00:00Z');
  expect(await keys()).toEqual(['desk:1', 'desk:2', 'desk:3']);
});

test("an event that came earlier under another ticket is that one's, and both tickets are made anew", async () => {
  const opened = (ticket: string) =>
    ticketEvent(ticket, 'opened', '2026-04-01T09:00:00Z', { event_id: 'shared', customer_key: `k${ticket}` });
  await lake.land('c', '2026-04-03T00:00:00Z', [
    opened('3'),
    ticketEvent('3', 'resolved', '2026-04-01T10:00:00Z', { claim: 'agent', handler_kind: 'ai' }),
  ]);
  await lake.curate('2026-05-03T12:00:00Z');
  expect(await keys()).toEqual(['desk:1', 'desk:2', 'desk:3']);
  await lake.land('d', '2026-04-02T23:00:00Z', [opened('4')]);
  await lake.curate('2026-05-03T13:00:00Z');
  expect(await keys()).toEqual(['desk:1', 'desk:2', 'desk:4']);
});

test('an object dated after the run is seen by the next one', async () => {
  await lake.land('c', '2026-04-03T00:00:00Z', [ticketEvent('3', 'opened', '2026-04-02T10:00:00Z')]);
  await lake.curate('2026-04-02T12:00:00Z');
  expect(await keys()).toEqual(['desk:1', 'desk:2']);
  await lake.curate('2026-04-03T12:00:00Z');
  expect(await keys()).toEqual(['desk:1', 'desk:2', 'desk:3']);
});

test('an erased customer is gone at once, and from rows and sums with the next run', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  const requested_at = Date.parse('2026-04-02T13:00:00Z');
  await writeRows(lake.engine, 'erasures', [{ customer_key: 'k1', requested_at, dt: '2026-04-02' }]);
  expect(await lake.column(countOfEpisodes)).toEqual([2]);
  expect(await keys()).toEqual(['desk:2']);
  expect(await lake.column('select ticket_id from ticket_events_current')).toEqual(['2']);
  expect((await lake.curate('2026-04-02T14:00:00Z'))?.from).toBe('2026-01-01');
  expect(await lake.column("select ticket_key from episode_runs where run_id = 'run-2'")).toEqual(['desk:2']);
  expect(await lake.column(countOfEpisodes)).toEqual([1]);
});

test('a retracted object is gone at once, and what it said can come again', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  const requested_at = Date.parse('2026-04-02T13:00:00Z');
  await writeRows(lake.engine, 'retractions', [{ object_id: 'a', requested_at, dt: '2026-04-02' }]);
  expect(await lake.column('select ticket_id from ticket_events_current')).toEqual(['2']);
  expect((await lake.curate('2026-04-02T14:00:00Z'))?.from).toBe('2026-01-01');
  expect(await keys()).toEqual(['desk:2']);
  await lake.land('a-1', '2026-01-02T00:00:00Z', [ticketEvent('1', 'opened', '2026-01-01T10:00:00Z')]);
  await lake.curate('2026-04-02T15:00:00Z');
  expect(await keys()).toEqual(['desk:1', 'desk:2']);
});

test('chosen days only: the rest is left for the next run', async () => {
  const first = await lake.curate('2026-04-02T12:00:00Z', { only: { from: '2026-04-01' } });
  expect(first).toMatchObject({ from: '2026-04-01', isComplete: false });
  expect(await keys()).toEqual(['desk:2']);
  expect(await lake.curate('2026-04-02T13:00:00Z')).toMatchObject({ from: '2026-01-01', isComplete: true });
  expect(await keys()).toEqual(['desk:1', 'desk:2']);
});

test('a changed definition recomputes everything', async () => {
  await lake.curate('2026-04-02T12:00:00Z');
  const settings = Settings.parse({ verification_window_days: 5 });
  expect((await lake.curate('2026-06-02T12:00:00Z', { settings }))?.from).toBe('2026-01-01');
  expect(await runOf('2026-01-01')).toEqual(['run-2']);
});

test('nothing to curate in a lake without events', async () => {
  const empty = await openSmallLake();
  expect(await empty.curate('2026-04-02T12:00:00Z')).toBeUndefined();
  await empty.close();
});
