import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { type Row, rowsByName } from '../../functions/contract/lake/rows.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { openTinyLake } from './tiny-lake.ts';

const ticket = (day: string, more: object) => ({
  ...{
    times: 20,
    ticket_key: `desk:${day}-{i}`,
    started_at: `${day}T10:00:00Z`,
    claimed_at: `${day}T11:00:00Z`,
  },
  ...{ claim: 'assumed', resolver_kind: 'ai', first_handler: 'ai', handler_kind: 'ai', ...more },
});

type Lake = Awaited<ReturnType<typeof openTinyLake>>;

// Known through 19 March: of tickets of 12 March the window is over, of those of 13 March and later it is not. The
// export that ended that day is curated in June, when nothing has contradicted any claim.
const openLake = (known_at: string, later: object): Promise<Lake> =>
  openTinyLake({
    known_at,
    tables: {
      ingest_ledger: [{ object_id: 'o', arrived_at: '2026-03-20T05:00:00Z', last_dt: '2026-03-19' }],
      episode_runs: [
        ticket('2026-03-01', { judged_at: '2026-03-08T11:00:00Z', is_verified: true }),
        ticket('2026-03-12', { judged_at: '2026-03-19T11:00:00Z', is_verified: true }),
        ticket('2026-03-13', { judged_at: '2026-03-20T11:00:00Z', ...later }),
        ticket('2026-03-19', { judged_at: '2026-03-26T11:00:00Z', ...later }),
      ],
      routing_changes: [
        {
          ...{ event_id: 'ai', source: 'ops', change_id: 'ai', occurred_at: '2026-03-01T00:00:00Z' },
          ...{ effective_at: '2026-03-10T00:00:00Z', kind: 'ai_rollout', selector: '{}' },
          ...{ ingested_at: '2026-03-01T00:00:00Z', object_id: 'o', object_key: 'k', record_no: 1 },
        },
      ],
    },
  });

const lakes: Record<string, Lake> = {};
beforeAll(async () => {
  lakes.running = await openLake('2026-03-20T06:00:00Z', {});
  lakes.ended = await openLake('2026-06-01T06:00:00Z', { is_verified: true });
});
afterAll(async () => {
  await Promise.all(Object.values(lakes).map((lake) => lake.close()));
});

async function answer(lake: Lake, name: string, given: Readonly<Record<string, string>>): Promise<Row[]> {
  const report = findReport(name);
  const asked = checkTextParameters(report, { from: '2026-03-12', to: '2026-03-19', ...given });
  return rowsByName(await runReport(report, asked, defaultSettings, (sql) => lake.query(sql)));
}

const metric = 'verified_resolution_rate';
const before = { before_from: '2026-03-01', before_to: '2026-03-08' };

test.each([
  ['running', 'tickets whose window is not over'],
  ['ended', 'tickets of an export that ended before their window did'],
])('%s: %s count as neither verified nor failed, whatever report is asked', async (name) => {
  const ask = (report: string, given: Readonly<Record<string, string>>) =>
    answer(lakes[name]!, report, given);
  const daily = (await ask('quality_daily', { metric, by: '' })).filter(({ n }) => Number(n) > 0);
  expect(daily).toEqual([expect.objectContaining({ day: '2026-03-12', n: 20, value: 1 })]);
  const [compared] = await ask('before_after', { metric, ...before, by: '' });
  expect(compared).toMatchObject({ n_before: 20, n_after: 20, before: 1, after: 1 });
  const [whole] = await ask('drop_explained', { metric, ...before });
  expect(whole).toMatchObject({ stratum: '*', n_after: 20, after: 1, raw: 0, tickets_after: 60 });
  const course = await ask('change_course', { metric, change: 'ai' });
  expect(
    course.filter(({ side }) => side === 'treated').map(({ first_day, n, value }) => [first_day, n, value]),
  ).toEqual([
    ['2026-03-12', 20, 1],
    ['2026-03-13', 0, null],
    ['2026-03-19', 0, null],
  ]);
  const handlers = (await ask('ai_vs_human', { from: '2026-03-01' })).filter((row) => row.metric === metric);
  expect(handlers.map(({ handler_kind, n, raw }) => [handler_kind, n, raw])).toEqual([
    ['ai_first', 40, 1],
    ['ai', 40, 1],
  ]);
});
