import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { defaultLimits } from '../../functions/ingest/read/limits.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';
import { answer, change, ndjson, ticket } from './sample-events.ts';

test('every kind of event becomes a row, keyed, redacted and normalised', async () => {
  const store = createMemoryStore();
  const bytes = ndjson([
    ticket({ customer_id: 'c-1', text: 'write to ann@example.com', brand: 'acme', colour: 'red' }),
    ticket({ type: 'handed_off', from: { kind: 'ai' }, to: { kind: 'in_house', id: 'bo' } }),
    answer({ score: 'good', scale: null, comment: 'thanks' }),
    change({ note: 'call +49 30 901820' }),
  ]);
  const result = await ingestObject(inputObject('a.ndjson', bytes), environmentOf(store));
  expect(result).toMatchObject({ recordsIn: 4, accepted: 4, quarantined: 0, repeated: 0, unknownFields: 1 });
  const [opened, handedOff] = await rowsOf(store, 'ticket_events');
  expect(opened).toMatchObject({
    ticket_id: 't1',
    brand: 'acme',
    market: null,
    customer_key: expect.stringMatching(/^[0-9a-f]{32}$/),
    key_version: expect.stringMatching(/^[0-9a-f]{8}$/),
    text: 'write to [email]',
    occurred_at: new Date('2026-05-01T10:00:00Z'),
    record_no: 1n,
    dt: '2026-05-01',
  });
  expect(handedOff).toMatchObject({ handler_kind: 'in_house', from_handler_kind: 'ai', reason: null });
  expect(await rowsOf(store, 'csat_events')).toMatchObject([{ score_5: 5, scale_kind: 'binary' }]);
  expect(await rowsOf(store, 'routing_changes')).toMatchObject([
    { selector: '{"market":["de"]}', stages: null, note: 'call [phone]' },
  ]);
  expect(await rowsOf(store, 'ingest_ledger')).toMatchObject([
    { records_in: 4n, accepted: 4n, first_dt: '2026-05-01', last_dt: '2026-05-01', is_truncated: false },
  ]);
});

test('rejected records stand in quarantine with line, reason, path and message, and nothing personal', async () => {
  const store = createMemoryStore();
  const bytes = ndjson([
    ticket(),
    '{"customer_id": "c-17", "text": "ann@example.com',
    '',
    '[1]',
    ticket({ event: 'tickets' }),
    ticket({ type: 'resolved', claim: 'agent', handler: { kind: 'robot' } }),
    ticket({ source: null }),
    ticket({ schema: 2 }),
    answer({ score: 9 }),
    ticket({ occurred_at: '2019-12-31T23:59:59Z' }),
    ticket({ occurred_at: '2026-06-02T12:00:00.001Z' }),
    change({ effective_at: '2028-06-01T00:00:00Z' }),
  ]);
  const result = await ingestObject(inputObject('a.ndjson', bytes), environmentOf(store));
  expect(result).toMatchObject({ recordsIn: 11, accepted: 1, quarantined: 10 });
  const rows = await rowsOf(store, 'quarantine');
  expect(rows.map(({ record_no, reason, path }) => [Number(record_no), reason, path])).toEqual([
    [2, 'invalid_json', ''],
    [4, 'not_an_object', ''],
    [5, 'unknown_event', 'event'],
    [6, 'invalid_field', 'handler.kind'],
    [7, 'missing_field', 'source'],
    [8, 'unsupported_schema', 'schema'],
    [9, 'unfit_scale', 'score'],
    [10, 'occurred_at_out_of_range', 'occurred_at'],
    [11, 'occurred_at_out_of_range', 'occurred_at'],
    [12, 'effective_at_out_of_range', 'effective_at'],
  ]);
  const raw = rows.map((row) => `${row.raw} ${row.message}`).join('\n');
  expect(raw).not.toContain('c-17');
  expect(raw).not.toContain('ann@');
});

test('the source given for the object stands in, but never over a record that names its own', async () => {
  const store = createMemoryStore();
  const bytes = ndjson([ticket({ source: undefined }), ticket({ ticket_id: 't2' })]);
  await ingestObject(inputObject('a.ndjson', bytes), environmentOf(store), { source: 'mail' });
  expect((await rowsOf(store, 'ticket_events')).map(({ source }) => source)).toEqual(['mail', 'desk']);
});

test('repeated identities count once; a rejected record is quarantined each time', async () => {
  const store = createMemoryStore();
  const bytes = ndjson([ticket(), ticket({ occurred_at: '2026-05-01T12:00:00+02:00' }), 'x', 'x', ticket()]);
  const result = await ingestObject(inputObject('a.ndjson', bytes), environmentOf(store));
  expect(result).toMatchObject({ recordsIn: 5, accepted: 1, quarantined: 2, repeated: 2 });
});

test('the same object again is nothing to do, and reads nothing', async () => {
  const store = createMemoryStore();
  const object = inputObject('a.ndjson', ndjson([ticket()]));
  await ingestObject(object, environmentOf(store));
  const before = new Map(store.objects);
  const unreadable = { ...object, open: () => expect.fail('the object was opened') };
  expect(await ingestObject(unreadable, environmentOf(store))).toMatchObject({ wasDone: true, accepted: 0 });
  expect(store.objects).toEqual(before);
});

test('the same bytes out, however the bytes come in, plain or again', async () => {
  const records = Array.from({ length: 3000 }, (_, i) =>
    ticket({
      ticket_id: `t${i}`,
      text: `text ${i}`,
      occurred_at: new Date(Date.UTC(2026, 4, 1, 0, i)).toISOString(),
    }),
  );
  const packed = gzipSync(ndjson(records));
  const lakes = [];
  for (const pieceBytes of [1, 777, 1_000_000]) {
    const store = createMemoryStore();
    await ingestObject(inputObject('a.ndjson.gz', packed, pieceBytes), environmentOf(store));
    lakes.push(store.objects);
  }
  expect(lakes[1]).toEqual(lakes[0]);
  expect(lakes[2]).toEqual(lakes[0]);
});

test('small cuts make many files and row groups, and lose nothing', async () => {
  const records = Array.from({ length: 500 }, (_, i) =>
    ticket({ ticket_id: `t${i}`, occurred_at: new Date(Date.UTC(2026, 4, 1 + (i % 7), 0, i)).toISOString() }),
  );
  const cutRules = {
    rowGroupRows: 7,
    rowGroupWeight: 9000,
    fileWeight: 12_000,
    waitingWeight: 8000,
    openWeight: 30_000,
  };
  const store = createMemoryStore();
  await ingestObject(inputObject('a.ndjson', ndjson(records)), { ...environmentOf(store), cutRules });
  const rows = await rowsOf(store, 'ticket_events');
  expect(new Set(rows.map(({ ticket_id }) => ticket_id)).size).toBe(500);
  expect(rows).toHaveLength(500);
  expect([...store.objects.keys()].filter((key) => key.startsWith('ticket_events/')).length).toBeGreaterThan(
    14,
  );
});

test('what lies before the first day of the lake is quarantined, and says so', async () => {
  const store = createMemoryStore();
  const environment = { ...environmentOf(store), limits: { ...defaultLimits, firstDay: '2026-05-02' } };
  const bytes = ndjson([
    ticket({ occurred_at: '2026-05-02T00:00:00Z' }),
    ticket({ occurred_at: '2026-05-01T23:00:00Z' }),
  ]);
  expect(await ingestObject(inputObject('a.ndjson', bytes), environment)).toMatchObject({
    accepted: 1,
    quarantined: 1,
  });
  const [rejected] = await rowsOf(store, 'quarantine');
  expect(rejected).toMatchObject({
    reason: 'occurred_at_out_of_range',
    message: expect.stringContaining('2026-05-02'),
  });
});

test('an object that is refused as a whole is one record in quarantine, with the reason, and can come again', async () => {
  const store = createMemoryStore();
  const refusal = {
    reason: 'missing_column',
    path: '',
    message: 'desk.yaml: the data has no column "id"',
  } as const;
  const object = inputObject('in/desk/a.csv', 'a,b\n1,2\n3,4\n');
  const result = await ingestObject(object, environmentOf(store), { source: 'desk', refusal });
  expect(result).toMatchObject({ recordsIn: 1, accepted: 0, quarantined: 1, reasons: { missing_column: 1 } });
  expect(await rowsOf(store, 'quarantine')).toMatchObject([{ ...refusal, source: 'desk', record_no: 1n }]);
  expect(await rowsOf(store, 'ingest_ledger')).toMatchObject([{ records_in: 1n, quarantined: 1n }]);
});
