import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { readMapping } from '../../functions/sources/mapping.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';
import { answer, change, ndjson, ticket } from './sample-events.ts';

const mapping = readMapping(
  `source: shop
format: csv
time_zone: UTC
ticket:
  ticket_id: Nr
  customer_id: Kund
  opened_at: { from: Skapad, format: "yyyy-MM-dd HH:mm" }
  intent: Rubrik
  queue: Brevlåda
  text: Text
  handler: { kind: { const: in_house }, id: Agent }
`,
  'm.yaml',
);
const heading = 'Nr,Kund,Namn,Skapad,Rubrik,Brevlåda,Agent,Text';

async function quarantined(key: string, text: string, options = {}): Promise<Record<string, unknown>[]> {
  const store = createMemoryStore();
  await ingestObject(inputObject(key, text), environmentOf(store), options);
  return rowsOf(store, 'quarantine');
}

const fromCsv = (row: string): Promise<Record<string, unknown>[]> =>
  quarantined('a.csv', `${heading}\n${row}\n`, { mapping });

test('a row that the mapping refuses is kept by its columns, the customer blanked, texts redacted', async () => {
  const rows = await fromCsv(
    '1,K-4711,Ana Diaz,some day,K-4711 ringde 0704867368,,ben,"kort\n4539 1488 0343 6467"',
  );
  expect(rows).toMatchObject([{ reason: 'invalid_instant' }]);
  expect(JSON.parse(String(rows[0]?.raw))).toEqual({
    Nr: '1',
    Kund: '[blanked]',
    Skapad: 'aaaa aaa',
    Rubrik: '[blanked] ringde [phone]',
    Brevlåda: '',
    Agent: 'ben',
    Text: 'kort\n[card]',
  });
});

test.each([
  ['K-4711', 'a-9999'],
  ['382771', '999999'],
  ['31/02/2025 10:00', '31/02/2025 10:00'],
  ['2025-13-01T10:00:00.000+01:00', '2025-13-01T10:00:00.000+01:00'],
])('where a date is wanted and %s stands, %s is kept', async (cell, kept) => {
  const [row] = await fromCsv(`1,,Ana Diaz,${cell},hej,,ben,kort`);
  expect(row).toMatchObject({ reason: 'invalid_instant' });
  expect(JSON.parse(String(row?.raw))).toMatchObject({ Skapad: kept });
});

test.each([
  ['too many columns', '5,K-4711,Ana,2026-05-01 10:00,a,b,c,d,e,070-486 73 68'],
  ['too few columns', 'K-4711'],
  ['a quote that is not closed', '5,K-4711,Ana,2026-05-01 10:00,"open quote,b,c,d'],
  ['quotes that make no fields', '5,K-4711,Ana,2026-05-01 10:00,"a "quote" here,b,c,d'],
])('of a row with %s stay line, length, digest and shape', async (_, row) => {
  const [first, ...more] = await fromCsv(row);
  expect(more).toEqual([]);
  const kept = JSON.parse(String(first?.raw));
  expect(kept).toEqual({
    line: 2,
    characters: row.length,
    digest: expect.stringMatching(/^[\da-f]{32}$/),
    shape: row.replace(/\d/g, '9').replace(/[A-Za-z]/g, 'a'),
  });
});

test('equal rows have equal digests, and no digest is a customer key', async () => {
  const rows = await quarantined('a.csv', `${heading}\nK-4711\nK-4711\nK-4712\n`, { mapping });
  const digests = rows.map(({ raw }) => JSON.parse(String(raw)).digest);
  expect(digests[0]).toBe(digests[1]);
  expect(digests[2]).not.toBe(digests[0]);
  expect(digests).not.toContain(environmentOf(createMemoryStore()).privacy.customerKey('K-4711'));
});

test('a line that is no JSON shows its shape and the contract’s own words', async () => {
  const [row] = await quarantined(
    'a.ndjson',
    '{"event":"ticket","type":"opened","text":"Jo 12" "customer_id":"c-17"}\n',
  );
  expect(JSON.parse(String(row?.raw)).shape).toBe(
    '{"event":"ticket","type":"opened","text":"aa 99" "customer_id":"a-99"}',
  );
});

test('messages hold no value of the record', async () => {
  const secrets = ['anna@example.org', '4539148803436467', 'SE4650011864348636220553'];
  const records = [
    answer({ score: 4_539_148_803_436_467 }),
    answer({ scale: { min: 4_539_148_803_436_467, max: 1 } }),
    change({ selector: { 'anna@example.org': ['x'] } }),
    change({ kind: 'anna@example.org' }),
    ticket({ occurred_at: 'SE4650011864348636220553' }),
    ticket({ type: 'message', author: 'anna@example.org' }),
  ];
  const rows = await quarantined('a.ndjson', ndjson(records));
  expect(rows).toHaveLength(records.length);
  for (const { message, path, raw } of rows)
    for (const secret of secrets) expect(`${message} ${path} ${raw}`).not.toContain(secret);
  expect(rows[0]?.message).toBe('a number of 16 characters is outside the scale 1..5');
  expect(rows[2]?.message).toBe('selector: holds 1 unknown key');
});

test('a heading that is none shows no value in the message', async () => {
  const text = 'anna@example.org,4711\n1,2\n';
  await expect(quarantined('a.csv', text, { mapping })).rejects.toThrow(
    /^(?!.*(?:anna|4711)).*its columns: "aaaa@aaaaaaa.aaa", "9999"/,
  );
});

test('attributes that hold a text are redacted, and an address as an agent’s id becomes a key', async () => {
  const store = createMemoryStore();
  const row = (nr: number, agent: string) =>
    `${nr},K-4711,Ana,2026-05-01 10:00,refund for ana@example.org card 4539 1488 0343 6467,ana@example.org,${agent},x`;
  const agents = ['ben@corp.example', 'ben@corp.example', 'eva@corp.example', 'Team 7'];
  const text = [heading, ...agents.map((agent, i) => row(i, agent))].join('\n');
  await ingestObject(inputObject('a.csv', text), environmentOf(store), { mapping });
  const rows = await rowsOf(store, 'ticket_events');
  expect(rows[0]).toMatchObject({ intent: 'refund for [email] card [card]', queue: '[email]' });
  const ids = rows.map(({ handler_id }) => handler_id);
  expect(ids[0]).toMatch(/^agent-[\da-f]{12}$/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
  expect(ids[3]).toBe('Team 7');
});

test('a selector is redacted as the attributes that it is held against', async () => {
  const store = createMemoryStore();
  const bytes = ndjson([change({ selector: { queue: ['ana@example.org'], market: ['de'] } })]);
  await ingestObject(inputObject('a.ndjson', bytes), environmentOf(store));
  expect(await rowsOf(store, 'routing_changes')).toMatchObject([
    { selector: '{"queue":["[email]"],"market":["de"]}' },
  ]);
});
