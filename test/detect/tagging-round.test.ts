import { randomLcg } from 'd3-random';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { sqlText } from '../../functions/contract/lake/compose-sql.ts';
import { bindParameters } from '../../functions/contract/lake/sql.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../functions/contract/records/instant.ts';
import { runDetect } from '../../functions/detect/run-detect.ts';
import { tagVersionOf } from '../../functions/tag/tag-version.ts';
import { openSmallLake, type SmallLake } from '../curate/small-lake.ts';
import { writeRows } from '../curate/write-lake.ts';

/*
 * One story, told in order: customers of NL/chat write worse from 2 March on, where an AI took over, and nothing but
 * their texts shows it. From the 14th on texts are tagged again, in three nights.
 */
const [first, worseFrom, last] = ['2026-02-02', '2026-03-02', '2026-03-16'];
const version = tagVersionOf(1);
let lake: SmallLake;

beforeAll(async () => {
  lake = await openSmallLake();
  await lake.land('texts', `${addDays(last, 1)}T00:30:00Z`, inventTexts());
  const change = {
    change_id: 'bot',
    kind: 'ai_version',
    selector: '{"market":["NL"]}',
    source: 'ops',
    record_no: 1,
  };
  const at = Date.parse(`${worseFrom}T00:00:00Z`);
  const identity = { event_id: 'c', object_id: 'c', object_key: 'c', occurred_at: at, ingested_at: at };
  await writeRows(lake.engine, 'routing_changes', [
    { ...change, ...identity, effective_at: at, dt: worseFrom },
  ]);
});
afterAll(async () => lake.close());

function inventTexts() {
  const chance = randomLcg(0.353);
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days.flatMap((day) =>
    ['NL', 'DE', 'FR'].flatMap((market) =>
      Array.from({ length: 12 }, (_, i) => {
        const isWorse = market === 'NL' && day >= worseFrom;
        const ticket_id = `${day} ${market} ${i}`;
        return {
          ...{ event_id: ticket_id, source: 'desk', ticket_id, type: 'opened', brand: 'acme', market },
          ...{ channel: 'chat', queue: 'general', intent: 'refunds', language: 'nl', priority: 'normal' },
          ...{ occurred_at: startOfDay(day) + (8 + i) * 3_600_000, text: 'words', is_scored: true },
          sentiment_negative: chance() < (isWorse ? 0.7 : 0.1) ? 0.9 : 0.1,
        };
      }),
    ),
  );
}

/** What a night of tagging records, and what marks its last. */
const night = (batch: string, at: string) => {
  const values = {
    tagged_at: { instant: Date.parse(at) },
    tag_version: version,
    first_dt: first,
    files: 1,
    batch,
  };
  const sql = bindParameters(sqlText('maintain/record_retagging'), { ...values, dt: dayOf(Date.parse(at)) });
  return lake.engine.insert('retaggings', sql);
};
const lastNight = (at: string) => {
  const values = { tagged_at: { instant: Date.parse(at) }, dt: dayOf(Date.parse(at)) };
  return lake.engine.insert('retaggings', bindParameters(sqlText('maintain/complete_retagging'), values));
};

async function look(asOf: Day) {
  const done = await runDetect({ engine: lake.engine, settings: defaultSettings, asOf });
  const seen = done.looks.find(({ metric, scope }) => metric === 'negative_sentiment_rate' && scope === '*');
  return { status: seen?.status, version: seen?.definition_version, redefined: done.redefined };
}

test('looks made while texts are tagged again confirm nothing, and are made again once all are', async () => {
  await lake.curate('2026-03-17T01:00:00Z');
  const before = await look('2026-03-13');
  expect(before).toMatchObject({ status: 'regression_confirmed', redefined: 0 });

  await night('first', '2026-03-17T02:00:00Z');
  await lake.curate('2026-03-17T03:00:00Z');
  const during = await look('2026-03-14');
  expect(during).toEqual({ status: 'regression_suspected', version: before.version, redefined: 0 });
  await night('second', '2026-03-18T02:00:00Z');
  await lake.curate('2026-03-18T03:00:00Z');
  expect(await look('2026-03-15')).toEqual(during);

  await night('third', '2026-03-19T02:00:00Z');
  await lastNight('2026-03-19T02:01:00Z');
  await lake.curate('2026-03-19T03:00:00Z');
  const after = await look('2026-03-16');
  expect(after.status).toBe('regression_confirmed');
  expect(after.version).not.toBe(before.version);
  expect(after.redefined).toBeGreaterThan(0);
  const { rows } = await lake.engine.query(
    `select dt, max(case when definition_version = '${after.version}' then status end)
     from evaluations where metric = 'negative_sentiment_rate' and scope = '*' group by dt order by dt`,
  );
  const confirmed = ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16'].map((day) => [
    day,
    'regression_confirmed',
  ]);
  expect(rows).toEqual(confirmed);
});

test('a mark is set once, and stands for the newest version', async () => {
  await lastNight('2026-03-20T02:00:00Z');
  const { rows } = await lake.engine.query(
    'select tag_version, batch, is_complete from retaggings where is_complete',
  );
  expect(rows).toEqual([[version, `complete ${version}`, true]]);
});
