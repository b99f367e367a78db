import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { CsatEvent, RoutingChangeEvent, TicketEvent } from '../../../functions/contract/records/events.ts';
import { parseInstant, startOfDay } from '../../../functions/contract/records/instant.ts';
import type { StoryFile } from '../../../functions/simulate/story/exports/exports.ts';
import { expectOutcome } from '../../../functions/simulate/story/plan/course.ts';
import { declaredChanges } from '../../../functions/simulate/story/plan/declared-changes.ts';
import { intents, intentTruths, lastDay } from '../../../functions/simulate/story/plan/planted-truth.ts';
import { createTally, generateStory } from '../../../functions/simulate/story/story.ts';
import { findReason, goodTicketEvents, linesOf, parseLine } from './good-events.ts';
import { countPlainly, type PlainEpisode } from './plain-count.ts';

const tenth = { seed: 1, scale: 0.1 };
const tally = createTally();
let files: StoryFile[] = [];
let tickets: PlainEpisode[] = [];

beforeAll(() => {
  files = [...generateStory(tenth, tally)];
  tickets = countPlainly(goodTicketEvents(files));
});

const digest = (told: Iterable<StoryFile>): string => {
  const hash = createHash('sha256');
  for (const file of told) hash.update(JSON.stringify(file));
  return hash.digest('hex');
};

test('the same seed tells the same year, another seed another one', () => {
  const small = { seed: 7, scale: 0.01 };
  const first = digest(generateStory(small, createTally()));
  expect(digest(generateStory(small, createTally()))).toBe(first);
  expect(digest(generateStory({ ...small, seed: 8 }, createTally()))).not.toBe(first);
});

test('what is not dirt keeps the contract', () => {
  for (const line of new Set(files.flatMap(linesOf))) {
    if (findReason(line) !== undefined) continue;
    const record = JSON.parse(line) as { event: string };
    const schema = { ticket: TicketEvent, csat: CsatEvent, routing_change: RoutingChangeEvent }[
      record.event
    ]!;
    const result = schema.safeParse(record);
    if (!result.success) expect.fail(`${line}\n${result.error.message}`);
  }
});

test('the tally counts the dirt as a plain loop over the files does', () => {
  const counted = {
    files: 0,
    records: 0,
    accepted: 0,
    repeated: 0,
    quarantined: {} as Record<string, number>,
  };
  for (const file of files) {
    const seen = new Set<string>();
    counted.files++;
    for (const line of linesOf(file)) {
      counted.records++;
      const reason = findReason(line);
      if (reason !== undefined) counted.quarantined[reason] = (counted.quarantined[reason] ?? 0) + 1;
      else if (seen.has(line)) counted.repeated++;
      else counted.accepted++;
      seen.add(line);
    }
  }
  expect(tally.dirt).toMatchObject(counted);
  expect(tally.dirt.late).toBeGreaterThan(100);
});

test('files come in order, after what stands in them and within the year', () => {
  const end = startOfDay(lastDay) + 2 * 86_400_000;
  for (const file of files) {
    expect(file.arrivedAt).toBeLessThan(end);
    for (const line of linesOf(file)) {
      const instant = parseInstant(String(parseLine(line)?.occurred_at ?? '2025-01-01T00:00:00Z'))!;
      expect(instant).toBeLessThanOrEqual(file.arrivedAt);
    }
  }
});

describe('planted effects, counted plainly', () => {
  const inChat = (ticket: PlainEpisode) =>
    ticket.opened.channel === 'chat' && ticket.startedAt < startOfDay('2025-12-15');
  const days = (from: string, to: string) => (ticket: PlainEpisode) =>
    ticket.startedAt >= startOfDay(from) && ticket.startedAt < startOfDay(to);
  const shareOf = (some: readonly PlainEpisode[], is: (ticket: PlainEpisode) => boolean) =>
    some.filter(is).length / some.length;

  test.each(intents)('%s: claimed and verified are as planted, by people and by AI', (intent) => {
    for (const isAi of [false, true]) {
      const some = tickets.filter(
        (ticket) => inChat(ticket) && ticket.opened.intent === intent && ticket.isAiFirst === isAi,
      );
      const planted = expectOutcome(intentTruths[intent], isAi ? 1 : 0);
      // Four standard errors of the smallest group, and 2.5 points: customers also come back by chance.
      const tolerance = 4 * Math.sqrt(0.25 / some.length) + 0.025;
      expect(some.length).toBeGreaterThan(40);
      expect(Math.abs(shareOf(some, (ticket) => ticket.isClaimed) - planted.claimed)).toBeLessThan(tolerance);
      expect(Math.abs(shareOf(some, (ticket) => ticket.isVerified) - planted.verified)).toBeLessThan(
        tolerance,
      );
    }
  });

  test('AI answers where and when it was let in, and nowhere else', () => {
    const share = (market: string, from: string, to: string) =>
      shareOf(
        tickets.filter((ticket) => ticket.opened.market === market && inChat(ticket)).filter(days(from, to)),
        (ticket) => ticket.isAiFirst,
      );
    expect(share('SE', '2025-01-01', '2025-03-17')).toBe(0);
    expect(share('SE', '2025-03-17', '2025-10-06')).toBeCloseTo(0.67, 1);
    expect(share('DE', '2025-05-05', '2025-06-02')).toBeCloseTo(0.2, 0.7);
    expect(share('DE', '2025-06-30', '2025-12-15')).toBeCloseTo(0.67, 1);
    expect(share('US', '2025-08-18', '2025-12-15')).toBeGreaterThan(0.85);
    expect(share('GB', '2025-01-01', '2025-12-15')).toBe(0);
    expect(share('NL', '2025-01-01', '2025-12-15')).toBe(0);
    expect(shareOf(tickets, (ticket) => ticket.opened.channel !== 'chat' && ticket.isAiFirst)).toBe(0);
  });

  test('after the hand-back only people take refunds and disputes in Swedish chats', () => {
    const handedBack = tickets.filter(
      (ticket) => ticket.opened.market === 'SE' && inChat(ticket) && ticket.opened.queue === 'money_back',
    );
    expect(shareOf(handedBack.filter(days('2025-06-01', '2025-10-06')), (t) => t.isAiFirst)).toBeGreaterThan(
      0.5,
    );
    expect(shareOf(handedBack.filter(days('2025-10-06', '2025-12-15')), (t) => t.isAiFirst)).toBe(0);
  });
});

test('every change is declared before it takes effect', () => {
  const told = files.filter((file) => file.path.startsWith('operations/'));
  expect(told).toHaveLength(declaredChanges.length);
  for (const change of declaredChanges) {
    expect(RoutingChangeEvent.safeParse(change).success).toBe(true);
    if (change.kind !== 'withdrawn')
      expect(parseInstant(change.occurred_at)!).toBeLessThan(parseInstant(change.effective_at)!);
  }
});
