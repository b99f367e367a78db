import { expect } from 'vitest';
import { type Window, windows } from '../../../functions/cli/demo/questions.ts';
import type { DemoNumbers } from '../../../functions/cli/demo/summarise/numbers.ts';
import type { IntentNumbers } from '../../../functions/cli/demo/summarise/summarise-intents.ts';
import { startOfDay } from '../../../functions/contract/records/instant.ts';
import type { PlainEpisode } from '../../simulate/story/plain-count.ts';

/** Compares every share by intent that the demo shows with a plain count over the events: equal, to six digits. */
export function checkAgainstPlain(numbers: DemoNumbers, episodes: readonly PlainEpisode[]): void {
  const chats = episodes.filter(({ opened }) => opened.channel === 'chat');
  for (const row of numbers.intents) checkRow(row, 'SE', chats, windows.before, windows.withAi);
  for (const { market, intents } of numbers.handedBack) {
    for (const row of intents) checkRow(row, market, chats, windows.withAi, windows.handedBack);
  }
}

function checkRow(
  row: IntentNumbers,
  market: string,
  chats: readonly PlainEpisode[],
  before: Window,
  after: Window,
): void {
  for (const [period, window] of [['before', before] as const, ['after', after] as const]) {
    const own = chats.filter(
      ({ opened, startedAt }) =>
        opened.market === market &&
        opened.intent === row.intent &&
        startedAt >= startOfDay(window.from) &&
        startedAt < startOfDay(window.to) + 86_400_000,
    );
    const share = (is: (episode: PlainEpisode) => boolean) => own.filter(is).length / own.length;
    const where = `${market} ${row.intent} ${period}`;
    expect(row.tickets[period], where).toBe(own.length);
    if (own.length < 10) continue;
    expect(row.claimed_resolution_rate[period], where).toBeCloseTo(
      share((e) => e.isClaimed),
      5,
    );
    expect(row.verified_resolution_rate[period], where).toBeCloseTo(
      share((e) => e.isVerified),
      5,
    );
    expect(row.ai_share[period], where).toBeCloseTo(
      share((e) => e.isAiFirst),
      5,
    );
  }
}
