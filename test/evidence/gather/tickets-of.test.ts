import { expect, test } from 'vitest';
import { isPlain, placeFilters, scopesOf } from '../../../functions/evidence/gather/tickets-of.ts';

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

test('where names hold slashes, the places that there are tell them apart', () => {
  const places = [
    { name: 'UK/IE/chat/a/b', brand: 'acme', market: 'UK/IE', channel: 'chat', queue: 'a/b' },
    { name: 'UK/IE/mail/a', brand: 'acme', market: 'UK', channel: 'IE', queue: 'mail/a' },
  ];
  expect([isPlain(place('UK/IE/chat/a/b')), isPlain(place('UK/chat/a')), isPlain(place('*'))]).toEqual([
    ...[false, true, false],
  ]);
  const narrow = { market: 'UK/IE', channel: 'chat', queue: 'a/b' };
  expect(placeFilters(place('UK/IE/chat/a/b'), [], places)).toEqual({ narrow, isExact: true });
  const rows = ['*', 'UK/IE/chat/a/b', 'UK/IE/mail/a'].map((scope) => ({ scope }));
  expect(scopesOf(place('*'), rows)).toEqual(['UK/IE/chat/a/b', 'UK/IE/mail/a']);
  expect(placeFilters(place('*'), rows, places)).toEqual({ narrow: {}, isExact: false });
});

test('of two places of one name what they share is asked for', () => {
  const name = 'UK/IE/chat/a';
  const places = [
    { name, brand: 'acme', market: 'UK/IE', channel: 'chat', queue: 'a' },
    { name, brand: 'acme', market: 'UK', channel: 'IE', queue: 'chat/a' },
  ];
  expect(placeFilters(place(name, 'acme'), [], places)).toEqual({
    narrow: { brand: 'acme' },
    isExact: false,
  });
});
