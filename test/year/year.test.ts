import { beforeAll, describe, expect, test } from 'vitest';
import type { DemoNumbers } from '../../functions/cli/demo/numbers.ts';
import { expectOutcome } from '../../functions/simulate/story/course.ts';
import { intentTruths } from '../../functions/simulate/story/planted-truth.ts';
import { createTally, tellStory } from '../../functions/simulate/story/story.ts';
import { checkAgainstPlain } from '../demo/check-against-plain.ts';
import { asGolden, runInFolder } from '../demo/run-in-folder.ts';
import { goodTicketEvents } from '../simulate/good-events.ts';
import { countPlainly } from '../simulate/plain-count.ts';

const year = { seed: 1, scale: 1 };
let numbers: DemoNumbers;

beforeAll(async () => {
  numbers = await runInFolder(year);
}, 900_000);

test('the year gives the numbers that the README shows', async () => {
  await expect(asGolden(numbers)).toMatchFileSnapshot('golden/year.json');
});

test('what is shown by intent is what a plain loop over the events counts', () => {
  checkAgainstPlain(numbers, countPlainly(goodTicketEvents(tellStory(year, createTally()))));
});

test('ingest found the dirt that was planted, to the record', () => {
  const { records, accepted, repeated, quarantined, by_reason } = numbers.dirt;
  for (const { found, planted } of [records, accepted, repeated, quarantined, ...Object.values(by_reason)]) {
    expect(found).toBe(planted);
  }
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
      if (intent !== 'order_status') expect(row.verified_resolution_rate.verdict).toBe('worse');
      else expect(row.verified_resolution_rate.verdict).not.toBe('worse');
    },
  );

  test('claims, speed and cost look better in every market with AI; raw CSAT does not get worse', () => {
    for (const { management } of numbers.markets.filter(({ market }) =>
      ['SE', 'US', 'DE'].includes(market),
    )) {
      expect(management.claimed_resolution_rate.verdict).toBe('better');
      expect(management.minutes_to_first_reply.verdict).toBe('better');
      expect(management.cost_per_claim.after! / management.cost_per_claim.before!).toBeLessThan(0.7);
      expect(management.csat.verdict).not.toBe('worse');
    }
  });

  test('verified resolution, repeats, reopenings and requests for a person get worse there, and only there', () => {
    for (const { market, verified } of numbers.markets) {
      const hasAi = ['SE', 'US', 'DE'].includes(market);
      for (const name of ['verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate'] as const) {
        if (hasAi) expect(verified[name].verdict, `${market} ${name}`).toBe('worse');
        else expect(verified[name].verdict, `${market} ${name}`).not.toBe('worse');
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
        if (market === 'SE') expect(verified.verdict).toBe('better');
        else expect(verified.verdict).not.toBe('better');
      }
    }
  });
});
