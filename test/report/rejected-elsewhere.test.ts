import { expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { openTinyLake } from './tiny-lake.ts';

/** A file read on a day of arrival; `events` are the days of what was accepted, if anything was. */
const file = (
  object_key: string,
  arrived: string,
  counts: object,
  events?: { first_dt: string; last_dt: string },
) => ({
  ...{ object_key, object_id: object_key, object_version: '1', source: 'desk' },
  ...{ arrived_at: `${arrived}T08:00:00Z`, ...counts, ...events },
});

test('records of a file rejected whole, which arrived on another day, are said and not counted', async () => {
  const march = { first_dt: '2024-03-01', last_dt: '2024-03-20' };
  const lake = await openTinyLake({
    known_at: '2026-11-30T09:00:00Z',
    tables: {
      episode_runs: [{ ticket_id: 'T1', started_at: '2024-03-02T08:00:00Z' }],
      ingest_ledger: [
        file('good', '2026-11-29', { records_in: 40, accepted: 38, quarantined: 2 }, march),
        file('bad', '2026-11-30', { records_in: 33, quarantined: 33 }),
        file('empty', '2026-11-30', {}),
      ],
    },
  });
  const ask = (days: { from: string; to: string }) =>
    runReport(findReport('data_quality'), days, defaultSettings, (sql) => lake.query(sql));
  try {
    const days = { from: '2024-03-01', to: '2024-03-31' };
    const { records_in, quarantined_share, warnings } = await ask(days);
    expect([records_in, quarantined_share]).toEqual([40, 0.05]);
    expect(warnings.filter((each) => each.includes('rejected'))).toEqual([
      '33 records of files that were rejected whole (the last arrived on 2026-11-30) count on none of these days (handback quarantine list, the view quarantine_recent)',
    ]);
    const all = await ask({ from: '2024-03-01', to: '2026-11-30' });
    expect([all.records_in, all.warnings.filter((each) => each.includes('rejected'))]).toEqual([73, []]);
  } finally {
    await lake.close();
  }
});

test('of a file read again the fullest reading says how many records there are, the last how many are rejected', async () => {
  const march = { first_dt: '2024-03-01', last_dt: '2024-03-20' };
  const again = (attempt: number, counts: object, events?: typeof march) => ({
    ...file('rows', '2026-11-29', counts, events),
    attempt,
  });
  const lake = await openTinyLake({
    known_at: '2026-11-30T09:00:00Z',
    tables: {
      episode_runs: [{ ticket_id: 'T1', started_at: '2024-03-02T08:00:00Z' }],
      ingest_ledger: [
        again(1, { records_in: 30, quarantined: 30 }),
        again(2, { records_in: 80, accepted: 60, quarantined: 20 }, march),
        again(3, { records_in: 20, accepted: 16, quarantined: 4 }, march),
      ],
    },
  });
  try {
    const days = { from: '2024-03-01', to: '2024-03-31' };
    const { records_in, quarantined_share } = await runReport(
      findReport('data_quality'),
      days,
      defaultSettings,
      (sql) => lake.query(sql),
    );
    expect([records_in, quarantined_share]).toEqual([80, 0.05]);
  } finally {
    await lake.close();
  }
});
