import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { commentText, customerText, tagPhrases } from '../../functions/tag/customer-tags.ts';
import { tagVersionOf } from '../../functions/tag/tag-version.ts';
import { untagged } from '../../functions/tag/text-tags.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from '../ingest/memory-lake.ts';
import { answer, ndjson, ticket } from '../ingest/sample-events.ts';
import { standInTagger, standInTags } from './stand-in.ts';

const none = { is_thanks: null, asks_for_person: null };

test.for([
  [
    { type: 'opened', author: null, text: 'Agent please' },
    { is_thanks: false, asks_for_person: true },
  ],
  [
    { type: 'message', author: 'customer', text: 'ok danke!' },
    { is_thanks: true, asks_for_person: false },
  ],
  [
    { type: 'message', author: 'customer', text: '' },
    { is_thanks: false, asks_for_person: false },
  ],
  [{ type: 'message', author: 'ai', text: 'Agent please' }, none],
  [{ type: 'message', author: 'human', text: 'ok danke!' }, none],
  [{ type: 'closed', author: null, text: 'ok danke!' }, none],
  [{ type: 'opened', author: null, text: null }, none],
] as const)('%j is tagged %j', ([event, tags]) => {
  const text = customerText({ ...event, language: 'de', intent: null });
  expect(tagPhrases(text)).toEqual(tags);
  expect(text).toEqual(tags === none ? undefined : { text: event.text, declared: 'de', isIntentOpen: true });
});

test('a comment is a text without a declared language', () => {
  expect(commentText('fine')).toEqual({ text: 'fine', declared: null });
  expect(commentText(null)).toBeUndefined();
});

const message = { type: 'message', author: 'customer', occurred_at: '2026-05-01T11:00:00Z' };
const events = [
  ticket({ text: 'Hello, kan jag få prata med en människa?', language: 'sv' }),
  ticket({ ...message, text: 'Bad: write to anna@example.com' }),
  ticket({ ...message, text: 'Thanks, that worked!', language: 'xx' }),
  ticket({ ...message, author: 'ai', handler: { kind: 'ai' }, text: 'Talk to a human? Bad idea' }),
  answer({ comment: 'All good, call +46 70 123 45 67' }),
  answer({ survey_id: 's2', score: 1 }),
];

test('ingest tags what it writes: the text without personal data', async () => {
  const store = createMemoryStore();
  await ingestObject(inputObject('tags.ndjson', ndjson(events)), environmentOf(store));
  const rows = await rowsOf(store, 'ticket_events');
  expect(rows.map(({ text, is_thanks, asks_for_person }) => [text, is_thanks, asks_for_person])).toEqual([
    ['Hello, kan jag få prata med en människa?', false, true],
    ['Bad: write to [email]', false, false],
    ['Thanks, that worked!', true, false],
    ['Talk to a human? Bad idea', null, null],
  ]);
  expect(rows).toMatchObject([
    standInTags('neutral', { text_language: 'sv', text_language_by: 'declared' }),
    standInTags('negative'),
    standInTags('neutral', {
      text_language: 'xx',
      text_language_by: 'declared',
      is_degraded: true,
      is_scored: false,
    }),
    untagged,
  ]);
  const comments = await rowsOf(store, 'csat_events');
  expect(comments).toMatchObject([standInTags('positive'), untagged]);
  for (const { tag_version } of [...rows, ...comments]) expect(Number(tag_version)).toBe(tagVersionOf(0));
});

test('only redacted texts are classified, identical ones once, whatever pieces the object comes in', async () => {
  const asked: string[] = [];
  const counting = standInTagger(0, {
    classify: async (texts) => {
      asked.push(...texts.map(({ text }) => text));
      return texts.map(() => ({
        label: 'neutral',
        scores: { positive: 0, negative: 0, neutral: 1, mixed: 0 },
        engine: 'counting',
        modelVersion: '1',
        isDegraded: false,
        isScored: true,
      }));
    },
  });
  const repeated = [
    ...events,
    ticket({ ...message, ticket_id: 't2', text: 'Bad: write to anna@example.com' }),
  ];
  const stores = [1, 100_000].map((pieceBytes) => ({ pieceBytes, store: createMemoryStore() }));
  for (const { pieceBytes, store } of stores) {
    const object = inputObject('tags.ndjson', ndjson(repeated), pieceBytes);
    await ingestObject(object, { ...environmentOf(store), tagger: counting });
  }
  const once = [
    'Hello, kan jag få prata med en människa?',
    'Bad: write to [email]',
    'Thanks, that worked!',
    'All good, call [phone]',
  ];
  expect(asked).toEqual([...once, ...once]);
  const written = stores.map(({ store }) => [...store.objects].filter(([key]) => key.includes('_events/')));
  expect(written[0]).toEqual(written[1]);
});

test('a text that cannot be tagged because the engine fails, fails the object: nothing is half written', async () => {
  const store = createMemoryStore();
  const failing = standInTagger(0, { classify: () => Promise.reject(new Error('no engine')) });
  const object = inputObject('tags.ndjson', ndjson(events));
  await expect(ingestObject(object, { ...environmentOf(store), tagger: failing })).rejects.toThrow(
    'no engine',
  );
  expect([...store.objects.keys()].filter((key) => key.startsWith('ingest_ledger/'))).toEqual([]);
});
