import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAmbiguous, partsCalled, readNamed } from '../../functions/report/named-places.ts';
import { openTinyLake } from './tiny-lake.ts';

const ticket = (name: string, place: object) => ({
  ...{ ticket_key: `desk:${name}`, started_at: '2026-03-03T10:00:00Z', first_handler: 'ai' },
  ...{ handler_kind: 'ai', resolution: 'open', ...place },
});
let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  lake = await openTinyLake({
    known_at: '2026-06-01T06:00:00Z',
    tables: {
      episode_runs: [
        ticket('a', { brand: 'a/b', market: 'UK/IE', channel: 'chat', queue: 'x' }),
        ticket('b', { brand: 'other', market: 'UK', channel: 'IE/chat', queue: 'x' }),
        ticket('c', { market: 'DE', channel: 'e/mail', queue: 'x/y', intent: 'i/j', language: 'pt/BR' }),
        ticket('d', { market: 'DE/AT', channel: 'chat', queue: "o'x" }),
        ticket('e', { market: 'DE', channel: 'AT', queue: "chat/o'x" }),
      ],
    },
  });
});
afterAll(() => lake.close());

const days = { from: '2026-03-01', to: '2026-03-31' };
const asked: string[] = [];
const run = (sql: string) => {
  asked.push(sql);
  return lake.query(sql);
};
const scopes = async (name: string, brand?: string) =>
  partsCalled('scope', name, await readNamed(run, { kind: 'scope', names: [name], brand, ...days }), brand);

test('the place that there is says where its market ends', async () => {
  expect(await scopes('DE/e/mail/x/y')).toEqual([{ market: 'DE', channel: 'e/mail', queue: 'x/y' }]);
});

test('of one name in two brands the brand decides, and two places of one name are two', async () => {
  const [ours, theirs] = [
    { market: 'UK/IE', channel: 'chat', queue: 'x' },
    { market: 'UK', channel: 'IE/chat', queue: 'x' },
  ];
  expect(await scopes('UK/IE/chat/x', 'a/b')).toEqual([ours]);
  expect(await scopes('UK/IE/chat/x', 'other')).toEqual([theirs]);
  expect(await scopes('UK/IE/chat/x')).toEqual([ours, theirs]);
  expect(await scopes("DE/AT/chat/o'x")).toHaveLength(2);
});

test('a kind of ticket is told by what it splits by', async () => {
  const read = async (name: string, by?: readonly string[]) =>
    partsCalled('stratum', name, await readNamed(run, { kind: 'stratum', names: [name], by, ...days }));
  const kind = { market: 'DE', channel: 'e/mail', queue: 'x/y', intent: 'i/j', language: 'pt/BR' };
  expect(await read('DE/e/mail/x/y/i/j/pt/BR/normal')).toEqual([{ ...kind, priority: 'normal' }]);
  const all = { market: '*', channel: '*', queue: '*', priority: '*' };
  expect(await read('*/*/*/i/j/pt/BR/*', ['intent', 'language'])).toEqual([
    { ...all, intent: 'i/j', language: 'pt/BR' },
  ]);
});

test('a plain name asks nothing, and what nobody knows is read as names are mostly written', async () => {
  asked.length = 0;
  expect(await scopes('DE/chat/x')).toEqual([{ market: 'DE', channel: 'chat', queue: 'x' }]);
  expect(asked).toEqual([]);
  expect(isAmbiguous('stratum', 'DE/chat/x/y/de/normal')).toBe(false);
  expect(await scopes('SE/chat/a/b')).toEqual([{ market: 'SE', channel: 'chat', queue: 'a/b' }]);
  expect(partsCalled('scope', '*', [])).toEqual([]);
  expect(partsCalled('stratum', 'other', [])).toEqual([]);
  const long = { market: 'SE', channel: 'chat', queue: 'a/b', intent: 'i', language: 'sv', priority: 'high' };
  expect(partsCalled('stratum', 'SE/chat/a/b/i/sv/high', [])).toEqual([long]);
});
