import { expect, test } from 'vitest';
import { placeFilters } from '../../../functions/evidence/gather/tickets-of.ts';

const place = (scope: string, brand?: string) => ({ change: 'ai', brand, scope, since: '2026-03-16' });

test('a scope is its market, channel and queue, whatever the queue is called', () => {
  expect(placeFilters(place('DE/chat/refunds/returns', 'acme'), [])).toEqual({
    narrow: { brand: 'acme', market: 'DE', channel: 'chat', queue: 'refunds/returns' },
    isExact: true,
  });
});

test('of several places what they share is asked for, which is more than the change covers', () => {
  const rows = ['*', 'DE/chat/refunds', 'SE/chat/refunds'].map((scope) => ({ scope }));
  expect(placeFilters(place('*', 'acme'), rows)).toEqual({
    narrow: { brand: 'acme', channel: 'chat', queue: 'refunds' },
    isExact: false,
  });
});

test('a name that no report can be asked for narrows nothing', () => {
  const { narrow, isExact } = placeFilters(place(`DE/chat/${'q'.repeat(201)}`), []);
  expect([narrow, isExact]).toEqual([{ market: 'DE', channel: 'chat' }, false]);
});
