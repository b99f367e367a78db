import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import type { Finding } from '../../functions/contract/detection/finding.ts';
import { type Row, rowsByName } from '../../functions/contract/lake/rows.ts';
import { alertsOf } from '../../functions/notify/alerts.ts';
import { messageOf } from '../../functions/notify/finding-message.ts';
import { type HandBack, handBackOf, recommendedOf } from '../../functions/notify/hand-back.ts';
import { handBackLines } from '../../functions/notify/hand-back-text.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { readReportCase } from '../queries/reports/report-cases.ts';
import { openTinyLake } from '../report/tiny-lake.ts';

const report = findReport('handback_candidates');
let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake(readReportCase('handback_candidates', 'ranked').lake);
});
afterAll(() => lake.close());

const ask = async (given: Readonly<Record<string, string>>): Promise<Row[]> =>
  rowsByName(
    await runReport(report, checkTextParameters(report, given), defaultSettings, (sql) => lake.query(sql)),
  );

const alertAt = (scopes: readonly string[], recommended = scopes) => {
  const finding: Finding = {
    ...{ brand: 'acme', change_id: 'ai', metric: 'reopen_rate', status: 'regression_confirmed', scopes },
    ...{ confirming_metrics: [], recommended_handback: recommended, is_expected: false, text: 'Worse.' },
  };
  const days = { change_effective_on: '2026-03-02', known_on: '2026-03-08' };
  const look = { ...sampleLook, ...days, brand: 'acme', change_id: 'ai', metric: 'reopen_rate' };
  const leaf = 'DE/chat/general';
  return alertsOf(
    [finding],
    [...new Set([...scopes, leaf])].map((scope) => ({ ...look, scope })),
  )[0]!;
};

test('a message says of a hand-back what the report says, and the command gives the same row', async () => {
  const [place, ...more] = await handBackOf(alertAt(['DE/chat/general']), ask);
  expect(more).toEqual([]);
  const command = /--from (\S+) --to (\S+)((?: --param \S+)*)/.exec(place!.command)!;
  const parameters = command[3]!
    .split(' --param ')
    .slice(1)
    .map((each) => each.split('='));
  const [row] = await ask({ from: command[1]!, to: command[2]!, ...Object.fromEntries(parameters) });
  const { scope, command: _, ...numbers } = place!;
  expect(scope).toBe('DE/chat/general');
  expect(row).toMatchObject(numbers);
  expect(numbers.gained_a_week).not.toBeNull();
  const known = { kind: 'known', places: [place!] } as const;
  const { text, hand_back } = messageOf(
    alertAt(['DE/chat/general']),
    { reportUrl: 'https://api', currency: 'EUR' },
    known,
  );
  expect(hand_back).toEqual([place]);
  const shown = (value: unknown) => Number(value).toFixed(1);
  expect(text).toContain(`${shown(row!.tickets_a_week)} tickets that AI handles first`);
  expect(text).toContain(
    `${shown(row!.gained_a_week)} verified resolutions more (${shown(row!.gained_a_week_lower)} to ${shown(row!.gained_a_week_upper)})`,
  );
  // Less than half of AI's tickets are of a kind that is answered.
  expect(row?.satisfied_status).toBe('not_enough_data');
  expect(text).toContain('too little to say of satisfied customers; at the same cost');
});

test('where the whole is to be handed back, every leaf that the change covers is asked for', async () => {
  const alert = alertAt(['*']);
  expect(recommendedOf(alert)).toEqual(['DE/chat/general']);
  expect(await handBackOf(alert, ask)).toEqual(await handBackOf(alertAt(['DE/chat/general']), ask));
});

test('nothing recommended asks nothing; a place where AI has no ticket says so', async () => {
  expect(await handBackOf(alertAt(['*'], []), () => Promise.reject(new Error('asked')))).toEqual([]);
  const places = await handBackOf(alertAt(['FR/mail/x']), ask);
  expect(handBackLines({ kind: 'known', places }, 'EUR').join()).toContain('no ticket first');
});

const place: HandBack = {
  ...{ scope: 'SE/chat/x', command: '', tickets_a_week: 12 },
  ...{ gained_a_week: -2, gained_a_week_lower: -4, gained_a_week_upper: 1 },
  ...{ satisfied_a_week: null, satisfied_a_week_lower: null, satisfied_a_week_upper: null },
  ...{ cost_a_week: -30, cost_a_week_lower: -40, cost_a_week_upper: -20 },
  ...{ status: 'ok', satisfied_status: 'not_enough_data', cost_status: 'ok' },
};
const lineOf = (changes: Partial<HandBack>) =>
  handBackLines({ kind: 'known', places: [{ ...place, ...changes }] }, 'EUR')[1];

test('fewer, cheaper, not sure, too little to say and not in the data are words', () => {
  expect(lineOf({})).toBe(
    '- SE/chat/x, 12.0 tickets that AI handles first: 2.0 verified resolutions fewer (-1.0 to 4.0, which way is not sure); ' +
      'too little to say of satisfied customers; EUR 30.00 cheaper (20.00 to 40.00).',
  );
  const satisfied = { satisfied_a_week: 3, satisfied_a_week_lower: 1, satisfied_a_week_upper: 5 };
  expect(lineOf({ ...satisfied, satisfied_status: 'ok' })).toContain(
    '3.0 satisfied customers more (1.0 to 5.0);',
  );
  expect(lineOf({ cost_status: 'not_in_data' })).toContain('what it costs is not in the data');
  expect(lineOf({ status: 'not_in_data' })).toBe('- SE/chat/x: what it gains is not in the data.');
});
