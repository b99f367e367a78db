import { beforeAll, describe, expect, test } from 'vitest';
import type { DemoNumbers } from '../../functions/cli/demo/summarise/numbers.ts';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { rowsByName } from '../../functions/contract/lake/rows.ts';
import { type DetectResult, runDetect } from '../../functions/detect/run-detect.ts';
import { openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { expectOutcome } from '../../functions/simulate/story/plan/course.ts';
import { intentTruths } from '../../functions/simulate/story/plan/planted-truth.ts';
import { createTally, generateStory } from '../../functions/simulate/story/story.ts';
import { checkAgainstPlain } from '../cli/demo/check-against-plain.ts';
import { asGolden, runInFolder } from '../cli/demo/run-in-folder.ts';
import { comparable } from '../detect/comparable-looks.ts';
import { goodTicketEvents } from '../simulate/story/good-events.ts';
import { countPlainly } from '../simulate/story/plain-count.ts';

const year = { seed: 1, scale: 1 };
let numbers: DemoNumbers;

/** A day looked at alone after the demo, as `detect --as-of` does, and what the demo had recorded of it. */
const day = '2025-10-12';
let alone: DetectResult;
let recorded: readonly object[];

beforeAll(async () => {
  numbers = await runInFolder(year, async (folder) => {
    const engine = await openDuckDbEngine({ folder });
    alone = await runDetect({ engine, settings: defaultSettings, asOf: day });
    recorded = rowsByName(await engine.query(`select * from evaluations where dt = '${day}'`));
    await engine.close();
  });
}, 900_000);

test('the year gives the numbers that the README shows', async () => {
  await expect(asGolden(numbers)).toMatchFileSnapshot('golden/year.json');
});

test('what is shown by intent is what a plain loop over the events counts', () => {
  checkAgainstPlain(numbers, countPlainly(goodTicketEvents(generateStory(year, createTally()))));
});

test('ingest found the dirt that was planted, to the record', () => {
  const { records, accepted, repeated, quarantined, by_reason } = numbers.dirt;
  for (const { found, planted } of [records, accepted, repeated, quarantined, ...Object.values(by_reason)]) {
    expect(found).toBe(planted);
  }
});

test('the looks of a day within the year are those that the day alone would have made', () => {
  expect(alone.looks.length).toBeGreaterThan(50);
  expect(alone.recorded).toBe(0);
  expect(comparable(recorded)).toEqual(comparable(alone.looks));
});

describe('the detector saw it', () => {
  const changeOf = (id: string) =>
    numbers.detection.changes.find(({ change_id }) => change_id.startsWith(id))!;
  const flaggedOf = (id: string) => changeOf(id).streams.filter(({ flagged_on }) => flagged_on !== null);

  const alarmOf = (id: string, scope: string) =>
    flaggedOf(id).find((stream) => stream.metric === 'service' && stream.scope === scope);

  test('that customers of AI come back is flagged within two weeks, by metrics that need no survey', () => {
    const back = flaggedOf('ai-chat-se-us').find(
      ({ metric, scope }) => metric === 'repeat_contact_rate' && scope === '*',
    )!;
    expect(back.flagged_day).toBeLessThanOrEqual(14);
    expect(back.status).toBe('regression_confirmed');
    expect(back.effect).toBeGreaterThan(0.02);
    expect(flaggedOf('ai-chat-se-us').map(({ metric }) => metric)).toContain('human_request_rate');
  });

  test.each([
    ['ai-chat-se-us', 'SE', 12],
    ['ai-chat-se-us', 'US', 20],
    ['ai-chat-de', 'DE', 30],
    ['implicit:vellopay:US/chat/money_back', 'US', 30],
  ])('%s: service fell in refunds and disputes of %s, said by day %i', (id, market, day) => {
    const alarm = alarmOf(id, `${market}/chat/money_back`)!;
    expect(alarm.flagged_day).toBeLessThanOrEqual(day);
    expect(alarm.status).toBe('regression_confirmed');
  });

  test('nothing is flagged where nothing was planted; the daily t-test would have raised an alarm on most of it', () => {
    for (const id of ['gb-email-letters', 'on-demand-pilot-se']) {
      expect(flaggedOf(id)).toEqual([]);
      const wholes = changeOf(id).streams.filter(({ scope }) => scope === '*');
      const rejected = wholes.filter(({ daily_t_test }) => daily_t_test !== null);
      expect(rejected.length).toBeGreaterThan(wholes.length / 2);
    }
  });

  test('a drop that comes in thin stages is flagged where it is: in refunds and disputes', () => {
    expect(flaggedOf('ai-chat-de').map(({ metric, scope }) => `${metric} ${scope}`)).toContain(
      'verified_resolution_rate DE/chat/money_back',
    );
  });

  test('what nobody declared is found within days, and no declared stage is taken for it', () => {
    const found = numbers.detection.changes.filter(({ change_id }) => change_id.startsWith('implicit:'));
    expect(found.map(({ change_id }) => change_id.split(':')[2]!.slice(0, 7))).toEqual(
      found.map(() => 'US/chat'),
    );
    expect(found).toHaveLength(3);
    for (const { found_on } of found) expect(found_on! <= '2025-08-31').toBe(true);
  });

  test('the hand-back costs more, asks more customers for a score, and is no drop in service', () => {
    expect(new Set(flaggedOf('handback-se-money-back').map(({ metric }) => metric))).toEqual(
      new Set(['handling_cost', 'survey_offer_rate']),
    );
  });
});

describe('planted effects are recovered', () => {
  test.each(['refunds', 'disputes', 'order_status'] as const)(
    '%s in Swedish chats: the change of verified is the planted one, in direction and size',
    (intent) => {
      const row = numbers.intents.find((candidate) => candidate.intent === intent)!;
      const truth = intentTruths[intent];
      const planted = expectOutcome(truth, row.ai_share.after!).verified - expectOutcome(truth, 0).verified;
      const found = row.verified_resolution_rate.after! - row.verified_resolution_rate.before!;
      const standardError = Math.sqrt(0.25 / row.tickets.before + 0.25 / row.tickets.after);
      expect(Math.abs(found - planted)).toBeLessThan(3 * standardError);
      if (intent !== 'order_status') expect(row.verified_resolution_rate.result).toBe('worse');
      else expect(row.verified_resolution_rate.result).not.toBe('worse');
    },
  );

  test('claims, speed and cost look better in every market with AI; raw CSAT does not get worse', () => {
    for (const { management } of numbers.markets.filter(({ market }) =>
      ['SE', 'US', 'DE'].includes(market),
    )) {
      expect(management.claimed_resolution_rate.result).toBe('better');
      expect(management.minutes_to_first_reply.result).toBe('better');
      expect(management.cost_per_claim.after! / management.cost_per_claim.before!).toBeLessThan(0.7);
      expect(management.csat.result).not.toBe('worse');
    }
  });

  test('verified resolution, repeats, reopenings and requests for a person get worse there, and only there', () => {
    for (const { market, verified } of numbers.markets) {
      const hasAi = ['SE', 'US', 'DE'].includes(market);
      for (const name of ['verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate'] as const) {
        if (hasAi) expect(verified[name].result, `${market} ${name}`).toBe('worse');
        else expect(verified[name].result, `${market} ${name}`).not.toBe('worse');
      }
    }
  });

  test('refunds and disputes cost more per verified resolution, though less per claim', () => {
    for (const { management, verified } of numbers.markets.filter(({ market }) =>
      ['SE', 'US', 'DE'].includes(market),
    )) {
      const claim = management.cost_per_claim_money_back;
      const kept = verified.cost_per_verified_money_back;
      expect(claim.after).toBeLessThan(claim.before!);
      expect(kept.after).toBeGreaterThan(kept.before!);
    }
  });

  test('the hand-back brought refunds and disputes back in Sweden; where AI kept them nothing got better', () => {
    for (const { market, intents } of numbers.handedBack) {
      for (const { verified_resolution_rate: verified } of intents) {
        if (market === 'SE') expect(verified.result).toBe('better');
        else expect(verified.result).not.toBe('better');
      }
    }
  });
});
