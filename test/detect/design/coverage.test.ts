import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderPower } from '../../../functions/cli/run/render-power.ts';
import { Settings } from '../../../functions/contract/definitions/settings.ts';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { addDays, type Day, startOfDay } from '../../../functions/contract/records/instant.ts';
import { type DetectResult, runDetect } from '../../../functions/detect/run-detect.ts';
import { runPower } from '../../../functions/detect/run-power.ts';
import { layOut } from '../../../functions/report/render/layout.ts';
import { openSmallLake, type SmallLake, surveyEvent, ticketEvent } from '../../curate/small-lake.ts';
import { writeRows } from '../../curate/write-lake.ts';

/*
 * From 2 March on half of the chats in NL are in a tool of their own, `bot`, which shows claims and answers but no
 * reopenings; those left in `desk` reopen more often. Nothing shows who comes back.
 */
const changed: Day = '2026-03-02';
const first: Day = '2026-01-26';
const last: Day = '2026-03-25';
const hour = 3_600_000;

/** So tight that no stream gets the most it may. */
const settings = Settings.parse({ detection: { false_alerts_per_quarter: 0.2 } });

let lake: SmallLake;
let result: DetectResult;
beforeAll(async () => {
  lake = await openSmallLake();
  await lake.land('export', '2026-03-26T00:30:00Z', [...inventEvents()]);
  const selector = JSON.stringify({ market: ['NL'], channel: ['chat'] });
  const occurred_at = Date.parse('2026-03-01T09:00:00Z');
  const arrival = { ingested_at: occurred_at, object_id: 'c', object_key: 'changes', record_no: 1 };
  const told = { change_id: 'bot', kind: 'ai_rollout', selector, effective_at: startOfDay(changed) };
  const row = { event_id: 'c', source: 'ops', ...told, occurred_at, ...arrival, dt: '2026-03-01' };
  await writeRows(lake.engine, 'routing_changes', [row]);
  await lake.curate('2026-03-26T05:00:00Z');
  result = await runDetect({ engine: lake.engine, settings, from: changed });
});
afterAll(async () => lake.close());

function* inventEvents() {
  for (let day = first; day <= last; day = addDays(day, 1)) {
    for (const [market, channel] of [
      ['NL', 'chat'],
      ['NL', 'phone'],
      ['DE', 'chat'],
    ] as const) {
      const isTreated = day >= changed && market === 'NL' && channel === 'chat';
      for (let i = 0; i < 12; i++) {
        const source = isTreated && i % 2 === 0 ? 'bot' : 'desk';
        yield* inventTicket(`${day}-${market}-${channel}-${i}`, source, startOfDay(day) + (8 + i) * hour, {
          place: { market, channel, brand: 'acme', queue: 'general' },
          isReopened: source === 'desk' && i % (isTreated ? 4 : 11) === 1,
        });
      }
    }
  }
}

function* inventTicket(
  id: string,
  source: string,
  opened: number,
  { place, isReopened }: { place: object; isReopened: boolean },
) {
  const at = (hours: number) => new Date(opened + hours * hour).toISOString();
  yield ticketEvent(id, 'opened', at(0), { source, ...place });
  yield ticketEvent(id, 'resolved', at(0.5), { source, claim: 'assumed', handler_kind: 'ai' });
  yield surveyEvent(id, 'answered', at(1), { source, score_5: 1 + ((id.length + opened / hour) % 5) });
  if (isReopened) yield ticketEvent(id, 'reopened', at(20), { source });
}

test('before a change every scope that is in use says how soon a drop would be seen', async () => {
  const asked = { engine: lake.engine, settings, metric: 'reopen_rate', points: [5, 40] };
  const { scopes, brands } = await runPower(asked);
  expect(brands).toMatchObject([{ brand: 'acme', day: last }]);
  expect(scopes.map(({ scope }) => scope)).toEqual([
    'DE/chat/general',
    'NL/chat/general',
    'NL/phone/general',
  ]);
  const phone = scopes.find(({ scope }) => scope === 'NL/phone/general')!;
  expect(phone).toMatchObject({ status: 'ok', controls: 1 });
  expect(phone.observations_a_day).toBeCloseTo(12, 6);
  expect(phone.drops[1]!.days).toBeGreaterThan(1);
  const { columns, after } = renderPower({ scopes: [phone], brands }, 'reopen_rate', [5, 40]);
  const lines = [...layOut(columns, 200).lines, ...after];
  expect(lines.join('\n')).toMatch(/NL\/phone\/general +12\.0 +1 +– \w+ \w+ +\d+ d/);
  expect(lines.at(-1)).toContain('a drop of 5 points is not seen within two years: widen what is changed');
});

test('a selector gives the whole and each scope in it; what nothing shows cannot be forecast', async () => {
  const asked = { engine: lake.engine, settings, points: [10], selector: { market: ['NL'] } };
  const { scopes } = await runPower({ ...asked, metric: 'csat' });
  expect(scopes.map(({ scope }) => scope)).toEqual(['*', 'NL/chat/general', 'NL/phone/general']);
  expect((await runPower({ ...asked, metric: 'human_access_rate' })).scopes).toEqual([]);
});

const statusOf = (looks: readonly Look[], scope: string) =>
  Object.fromEntries(
    looks.filter((look) => look.scope === scope).map(({ metric, status }) => [metric, status]),
  );

test('a metric whose tickets moved to a source that cannot show it is not in the data, and never flagged', () => {
  expect(statusOf(result.looks, 'NL/chat/general')).toEqual({
    ...{ csat: 'no_regression_so_far', csat_positive: 'no_regression_so_far' },
    claimed_resolution_rate: 'not_enough_data',
    verified_resolution_rate: 'not_in_data',
    ...{ reopen_rate: 'not_in_data', repeat_contact_rate: 'not_in_data' },
    ...{ human_request_rate: 'not_in_data', human_access_rate: 'not_in_data' },
    ...{ survey_offer_rate: 'not_in_data', survey_response_rate: 'not_in_data' },
    negative_sentiment_rate: 'not_in_data',
    handling_cost: 'not_in_data',
    service: 'not_in_data',
  });
  expect(statusOf(result.looks, '*')).toEqual(statusOf(result.looks, 'NL/chat/general'));
  const reopened = result.history.filter(({ metric }) => metric === 'reopen_rate');
  expect(reopened.length).toBe(2 * 24);
  for (const { flagged, listed, ...look } of reopened) {
    expect([flagged, listed, look.status]).toEqual([false, false, 'not_in_data']);
    const { day, alpha, ...numbers } = Object.fromEntries(
      Object.entries(look).filter(([, value]) => typeof value === 'number'),
    );
    expect([typeof day, typeof alpha, numbers]).toEqual(['number', 'number', {}]);
  }
});

test('the alarm of a scope whose metrics are all not in the data says that, and no number', () => {
  const alarms = result.history.filter(({ metric }) => metric === 'service');
  expect(alarms.length).toBe(2 * 24);
  for (const { status, flagged, listed, log_e, controls, ai_share_after, rho, mean_before } of alarms) {
    expect([status, flagged, listed]).toEqual(['not_in_data', false, false]);
    expect([log_e, controls, ai_share_after, rho, mean_before]).toEqual([null, null, null, null, null]);
  }
});

test('the budget is shared by the metrics that are in the data when the change is opened', () => {
  const inData = [
    'csat',
    'csat_positive',
    'claimed_resolution_rate',
    'verified_resolution_rate',
    'reopen_rate',
  ];
  // The first change of a quarter has half of the budget, half of it over the whole and one leaf, half over their alarms.
  const levelOf = (metric: string) => result.looks.find((look) => look.metric === metric)!.alpha;
  expect(levelOf('csat')).toBeCloseTo(0.05 / (2 * inData.length), 12);
  expect(levelOf('service')).toBeCloseTo(0.05 / 2, 12);
});
