import { expect, test } from 'vitest';
import { describeUnknown, matchSelector } from '../../../functions/contract/detection/selector-match.ts';

const group = (market: string, channel: string, tickets: number) => ({
  brand: 'b',
  market,
  channel,
  queue: 'q',
  intent: 'refunds',
  language: 'sv',
  tickets,
});
const groups = [group('SE', 'chat', 5), group('DE', 'chat', 7), group('DE', 'phone', 2)];

test('tickets are counted that every dimension admits', () => {
  expect(matchSelector({ market: ['DE', 'SE'], channel: ['chat'] }, groups)).toEqual({
    tickets: 12,
    unknown: [],
  });
  expect(matchSelector({}, groups).tickets).toBe(14);
  expect(matchSelector({ market: ['SE'], channel: ['phone'] }, groups)).toEqual({ tickets: 0, unknown: [] });
});

test('a value that no ticket has is named with those written most alike, another case first', () => {
  const { tickets, unknown } = matchSelector({ market: ['se', ' ＤＥ'], channel: ['Chatt'] }, groups);
  expect(tickets).toBe(0);
  expect(unknown.map(describeUnknown)).toEqual([
    'no ticket has market "se" (there are SE, DE)',
    'no ticket has market " ＤＥ" (there are DE, SE)',
    'no ticket has channel "Chatt" (there are chat, phone)',
  ]);
});
