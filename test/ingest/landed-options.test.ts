import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { landedOptions } from '../../functions/ingest/landed-options.ts';
import { MappingError } from '../../functions/sources/mapping.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const tickets = `source: desk
format: csv
ticket: { ticket_id: id, opened_at: created, claim: { const: agent }, resolved_at: solved, handler: { kind: { const: in_house } } }
`;
const ratings = `source: desk
format: csv
csat: { ticket_id: id, score: stars, scale: { min: 1, max: 5 }, answered_at: at }
`;

test('two kinds of file of one source are read each by its own mapping', async () => {
  const mappings = createMemoryStore(
    new Map([
      ['mappings/desk.yaml', bytes(tickets)],
      ['mappings/desk/ratings.yaml', bytes(ratings)],
    ]),
  );
  const lake = createMemoryStore();
  const ingest = async (key: string, kind: string, text: string) =>
    ingestObject(
      inputObject(key, text),
      environmentOf(lake),
      await landedOptions(mappings, { source: 'desk', kind }),
    );
  const opened = await ingest(
    'in/desk/tickets/a.csv',
    'tickets',
    'id,created,solved\n7,2026-05-01T09:00:00Z,2026-05-01T10:00:00Z\n',
  );
  const rated = await ingest('in/desk/ratings/a.csv', 'ratings', 'id,stars,at\n7,4,2026-05-02T09:00:00Z\n');
  expect([opened.quarantined, rated.quarantined]).toEqual([0, 0]);
  const ticketIds = (await rowsOf(lake, 'ticket_events')).map(({ ticket_id }) => ticket_id);
  expect(new Set(ticketIds)).toEqual(new Set(['7']));
  expect((await rowsOf(lake, 'csat_events')).some(({ score }) => Number(score) === 4)).toBe(true);
});

test('a file without a mapping is of its source; a mapping that is wrong is named', async () => {
  expect(await landedOptions(createMemoryStore(), { source: 'desk', kind: 'ratings' })).toEqual({
    source: 'desk',
  });
  expect(await landedOptions(createMemoryStore(), {})).toEqual({});
  const wrong = createMemoryStore(new Map([['mappings/desk/ratings.yaml', bytes('source: [')]]));
  const read = landedOptions(wrong, { source: 'desk', kind: 'ratings' });
  await expect(read).rejects.toThrow(MappingError);
  await expect(read).rejects.toThrow('mappings/desk/ratings.yaml');
});
