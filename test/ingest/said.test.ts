import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';
import { ndjson, ticket } from './sample-events.ts';

const read = (key: string, bytes: string | Buffer, store = createMemoryStore()) =>
  ingestObject(inputObject(key, bytes), environmentOf(store));

test.each([
  ['a gzip of nothing', gzipSync('')],
  ['blank lines', '\n \n\n'],
  ['a mark and nothing', '\ufeff'],
])('%s holds no records, which is said', async (_, bytes) => {
  const result = await read('a.ndjson', bytes);
  expect(result).toMatchObject({ recordsIn: 0, quarantined: 0, notes: ['it holds no records'] });
});

test('of a name that stands twice the last value counts', async () => {
  const store = createMemoryStore();
  const line = JSON.stringify(ticket()).replace('{', '{"ticket_id":"first",');
  expect(await read('a.ndjson', `${line}\n`, store)).toMatchObject({ accepted: 1 });
  expect(await rowsOf(store, 'ticket_events')).toMatchObject([{ ticket_id: 't1' }]);
});

test('an address in the name of a file is said', async () => {
  const [note, ...more] = (await read('ann@example.com.ndjson', ndjson([ticket()]))).notes;
  expect(note).toContain('its name holds an e-mail address');
  expect(note).not.toContain('ann');
  expect(more).toEqual([]);
  expect((await read('a@b.ndjson', ndjson([ticket()]))).notes).toEqual([]);
});
