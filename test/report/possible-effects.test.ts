import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import { rowsByName } from '../../functions/contract/lake/rows.ts';
import { describeFindings } from '../../functions/detect/explain/findings.ts';
import { describeFinding } from '../../functions/findings/in-words.ts';
import { readFinding, readFindings } from '../../functions/findings/read-findings.ts';
import { alertsOf } from '../../functions/notify/alerts.ts';
import { messageOf } from '../../functions/notify/finding-message.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { openTinyLake } from './tiny-lake.ts';

/** A thin stream: its recorded interval reaches over 100 percentage points. */
const look: Look = {
  ...sampleLook,
  ...{ brand: 'acme', change_id: 'ai', scope: 'DE/chat/vip', metric: 'human_access_rate' },
  ...{ mean_before: 0.9, mean_after: 0.3, effect: 0.587, lower: 0.09, upper: 1.083 },
};
const shown = [0.587, 0.09, 1];

let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake({
    known_at: '2026-04-01T06:00:00Z',
    tables: {
      evaluations: [{ ...look }],
      episode_runs: [{ ticket_key: 'desk:1', started_at: '2026-03-01T10:00:00Z', resolution: 'none' }],
    },
  });
});
afterAll(() => lake.close());

const ask = async (name: string, given: Readonly<Record<string, string>>) => {
  const report = findReport(name);
  const result = await runReport(report, checkTextParameters(report, given), defaultSettings, (sql) =>
    lake.query(sql),
  );
  return rowsByName(result)[0]!;
};

test('reports, findings, messages and what detect says end an interval at the same possible value', async () => {
  const window = { from: '2026-01-01', to: '2026-12-31' };
  for (const name of ['routing_impact', 'looks']) {
    const { effect, effect_lower, effect_upper } = await ask(name, window);
    expect([effect, effect_lower, effect_upper], name).toEqual(shown);
  }
  const [found] = await readFindings(lake);
  expect([found!.effect, found!.lower, found!.upper]).toEqual(shown);
  const { metrics } = await readFinding(lake, String(found!.finding_id));
  expect([metrics[0]!.effect, metrics[0]!.lower, metrics[0]!.upper]).toEqual(shown);

  const findings = describeFindings([look]);
  const [message] = alertsOf(findings, [look]).map((alert) =>
    messageOf(alert, { reportUrl: 'https://api', currency: 'EUR' }),
  );
  expect([message!.effect, message!.lower, message!.upper]).toEqual(shown);
  for (const text of [describeFinding(found!, 'EUR'), findings[0]!.text, message!.text]) {
    expect(text).toContain('100.0');
    expect(text).not.toContain('108.3');
  }
});

test('a larger drop than the possible is not said to be excluded, and what is recorded stays', async () => {
  expect((await ask('routing_impact', { from: '2026-01-01', to: '2026-12-31' })).excluded_drop).toBeNull();
  const [recorded] = rowsByName(await lake.query('select upper from evaluations'));
  expect(recorded!.upper).toBe(1.083);
});
