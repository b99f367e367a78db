import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { tagCustomerText } from '../../functions/tag/customer-tags.ts';
import { tagVersion } from '../../functions/tag/tag-version.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from '../ingest/memory-lake.ts';
import { ndjson, ticket } from '../ingest/sample-events.ts';

const none = { is_thanks: null, asks_for_person: null, tag_version: tagVersion };

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
  expect(tagCustomerText(event)).toEqual({ ...tags, tag_version: tagVersion });
});

test('ingest tags what it writes: the text without personal data', async () => {
  const message = { type: 'message', author: 'customer', occurred_at: '2026-05-01T11:00:00Z' };
  const events = [
    ticket({ text: 'Hello, kan jag få prata med en människa?' }),
    ticket({ ...message, text: 'Thanks, write to anna@example.com' }),
    ticket({ ...message, text: 'Thanks, that worked!' }),
    ticket({ ...message, author: 'ai', handler: { kind: 'ai' }, text: 'Talk to a human?' }),
  ];
  const store = createMemoryStore();
  await ingestObject(inputObject('tags.ndjson', ndjson(events)), environmentOf(store));
  const rows = await rowsOf(store, 'ticket_events');
  expect(rows.map(({ text, is_thanks, asks_for_person }) => [text, is_thanks, asks_for_person])).toEqual([
    ['Hello, kan jag få prata med en människa?', false, true],
    ['Thanks, write to [email]', false, false],
    ['Thanks, that worked!', true, false],
    ['Talk to a human?', null, null],
  ]);
  expect(rows.map(({ tag_version }) => Number(tag_version))).toEqual(events.map(() => tagVersion));
  for (const { type, author, text, is_thanks, asks_for_person } of rows)
    expect(tagCustomerText({ type, author, text })).toMatchObject({
      is_thanks: is_thanks ?? null,
      asks_for_person: asks_for_person ?? null,
    });
});
