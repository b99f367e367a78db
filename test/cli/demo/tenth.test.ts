import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { evidenceFile } from '../../../functions/cli/demo/run-demo.ts';
import type { DemoNumbers } from '../../../functions/cli/demo/summarise/numbers.ts';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { createTally, generateStory } from '../../../functions/simulate/story/story.ts';
import { checkNumbers } from '../../evidence/check-page.ts';
import { goodTicketEvents } from '../../simulate/story/good-events.ts';
import { countPlainly } from '../../simulate/story/plain-count.ts';
import { linesTooWide, notWalked, type TooWide } from '../widths.ts';
import { checkAgainstPlain } from './check-against-plain.ts';
import { asGolden, runInFolder } from './run-in-folder.ts';

const tenth = { seed: 1, scale: 0.1 };
let numbers: DemoNumbers;

let page = '';
let numbersOnPage = 0;
let tooWide: TooWide[] = [];

beforeAll(async () => {
  numbers = await runInFolder(tenth, async (folder) => {
    const engine = await openDuckDbEngine({ folder });
    const run = (sql: string) => engine.query(sql);
    page = readFileSync(join(folder, '..', evidenceFile), 'utf8');
    numbersOnPage = await checkNumbers(page, run, defaultSettings);
    await engine.close();
    tooWide = await linesTooWide(folder, [80, 200]);
  });
}, 900_000);

test('a tenth of the year gives the numbers it gave before', async () => {
  await expect(asGolden(numbers)).toMatchFileSnapshot('golden/tenth.json');
});

test('what is shown by intent is what a plain loop over the events counts', () => {
  checkAgainstPlain(numbers, countPlainly(goodTicketEvents(generateStory(tenth, createTally()))));
});

test('nothing is flagged where nothing was planted, where a daily t-test would have raised an alarm', () => {
  for (const id of ['gb-email-letters', 'on-demand-pilot-se']) {
    const { streams } = numbers.detection.changes.find(({ change_id }) => change_id === id)!;
    expect(streams.filter(({ flagged_on }) => flagged_on !== null)).toEqual([]);
    expect(streams.filter(({ daily_t_test }) => daily_t_test !== null)).not.toEqual([]);
  }
});

test('a change that was withdrawn before its day is never looked at', () => {
  expect(numbers.detection.changes.map(({ change_id }) => change_id)).not.toContain('ai-chat-nl');
});

test('ingest found the dirt that was planted, to the record', () => {
  const { records, accepted, repeated, quarantined, by_reason } = numbers.dirt;
  for (const { found, planted } of [records, accepted, repeated, quarantined, ...Object.values(by_reason)]) {
    expect(found).toBe(planted);
  }
  expect(records.found).toBe(accepted.found + repeated.found + quarantined.found);
  expect(Object.keys(by_reason)).toHaveLength(5);
});

test('management sees green where Handback sees people coming back', () => {
  for (const { management, verified } of numbers.markets.filter(({ market }) =>
    ['SE', 'US', 'DE'].includes(market),
  )) {
    expect(management.claimed_resolution_rate.after).toBeGreaterThan(
      management.claimed_resolution_rate.before!,
    );
    expect(management.minutes_to_first_reply.after).toBeLessThan(1);
    expect(management.cost_per_claim.after).toBeLessThan(management.cost_per_claim.before!);
    expect(verified.human_request_rate.result).toBe('worse');
    expect(verified.repeat_contact_rate.after).toBeGreaterThan(verified.repeat_contact_rate.before!);
  }
});

test('the page on the worst finding says what its commands say, in less than a megabyte', () => {
  expect(page).toContain('</span> Worse.</strong>');
  expect(numbersOnPage).toBeGreaterThan(500);
  expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
});

test('every command fits a terminal of 80 columns and one of 200, and none is forgotten', () => {
  expect(notWalked()).toEqual([]);
  expect(tooWide).toEqual([]);
});
