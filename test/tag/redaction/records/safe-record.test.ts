import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOfText } from '../../../../functions/contract/records/shape-of-text.ts';
import { isCustomerField } from '../../../../functions/tag/redaction/records/customer-fields.ts';
import { safeRecord } from '../../../../functions/tag/redaction/records/safe-record.ts';
import { redact } from '../../../../functions/tag/redaction/redact.ts';

const safe = (record: unknown): unknown => safeRecord(record, { redact });

describe('isCustomerField', () => {
  it.each([
    ...[
      'customer_id',
      'customerId',
      'CUSTOMER-ID',
      'custno',
      'client ref',
      'user',
      'requester.id',
      'contact_email',
    ],
    ...['kund_id', 'kundnummer', 'KundenNr', 'asiakasnumero', 'klantnummer', 'numéro_client', 'idCliente'],
    ...[
      'account_id',
      'buyer_id',
      'buyerAccountNo',
      'endUserEmail',
      'external_customer_key',
      'email',
      'Telefon',
    ],
    ...['personnummer', 'first_name', 'phone2', 'użytkownik_id'],
  ])('%s is one', (name) => expect(isCustomerField(name)).toBe(true));

  it.each([
    ...['customer_type', 'user_agent', 'account_manager', 'member_count', 'contact_reason', 'client_version'],
    ...['ticket_id', 'text', 'subject', 'score', 'queue', 'intent', 'handler', 'source', 'status', '', '7'],
  ])('%s is none', (name) => expect(isCustomerField(name)).toBe(false));
});

describe('safeRecord', () => {
  it('blanks customer ids by the names of their fields, and wherever they stand once more', () => {
    const record = {
      ticket_id: 'T-1',
      kund_id: 'K-4711',
      who: { buyer: { id: 99_123, note: 'vip' } },
      text: 'K-4711 and 99123 wrote',
      customer_id: null,
    };
    expect(safe(record)).toEqual({
      ticket_id: 'T-1',
      kund_id: '[blanked]',
      who: { buyer: '[blanked]' },
      text: '[blanked] and [blanked] wrote',
      customer_id: null,
    });
  });

  it('blanks ids that do not say of what they are', () => {
    expect(safe({ ticket_id: 'T-1', ids: ['K-4711', 'K-4712'], text: 'K-4712 wrote' })).toEqual({
      ticket_id: 'T-1',
      ids: '[blanked]',
      text: '[blanked] wrote',
    });
  });

  it('blanks the value beside the name of a customer field', () => {
    const fields = [
      { name: 'customer_id', value: 'c-7001' },
      { id: 'kundnummer', Value: ['c-7002'] },
      { key: 'priority', value: 'high' },
    ];
    expect(safe({ fields, text: 'c-7001 and c-7002' })).toEqual({
      fields: [
        { name: '[blanked]', value: '[blanked]' },
        { id: 'kundnummer', Value: '[blanked]' },
        { key: 'priority', value: 'high' },
      ],
      text: '[blanked] and [blanked]',
    });
  });

  it('redacts texts, numbers and names of fields as they were decoded', () => {
    const record = JSON.parse(
      '{"text":"ring\\n070-486\\u00a073 68","score":4539148803436467,"anna\\u0040example.org":["x"],"cust\\u006fmer_id":"s"}',
    );
    expect(safe(record)).toEqual({
      text: 'ring\n[phone]',
      score: '[card]',
      '[email]': ['x'],
      customer_id: '[blanked]',
    });
  });

  it('takes the name of a field as the word beside its value', () => {
    expect(safe({ bsn_of: '111222333', mobil_nr_2: '24928094', order_sum: 31_415_926 })).toEqual({
      bsn_of: '[national_id]',
      mobil_nr_2: '[blanked]',
      order_sum: 31_415_926,
    });
  });

  it('looks into texts that are JSON, tags or parameters', () => {
    const body = JSON.stringify({ client_no: 'C-1', mail: 'at jo@x.com' });
    const record = { body, xml: '<kund-id>K-1</kund-id><a>b</a>', query: 'buyer_id=B-1&x=1' };
    expect(safe(record)).toEqual({
      body: '{"client_no":"[blanked]","mail":"[blanked]"}',
      xml: '<kund-id>[blanked]</kund-id><a>b</a>',
      query: 'buyer_id=[blanked]&x=1',
    });
  });

  it('keeps ids of things, by which records are found again, as long as they look like ids', () => {
    expect(safe({ ticket_id: '0704867368', survey_id: 'call 0704867368' })).toEqual({
      ticket_id: '0704867368',
      survey_id: 'call [phone]',
    });
  });

  it('stands any JSON, however deep', () => {
    fc.assert(fc.property(fc.json(), (json) => void JSON.stringify(safe(JSON.parse(json)))));
    let deep: unknown = 'x';
    for (let i = 0; i < 5000; i++) deep = [deep];
    expect(JSON.stringify(safe({ deep })).length).toBeLessThan(200);
  });

  it('leaves nothing of an id under a listed name', () => {
    const name = fc.constantFrom('customer_id', 'kundnummer', 'buyer-id', 'clientRef', 'account_no');
    const id = fc.stringMatching(/^[A-Z]{3}-\d{4,8}$/);
    fc.assert(
      fc.property(name, id, fc.string(), fc.nat(3), (field, secret, text, depth) => {
        let record: Record<string, unknown> = { [field]: secret, text: `${text} ${secret}` };
        for (let i = 0; i < depth; i++) record = { inner: [record], text: secret };
        expect(JSON.stringify(safe(record))).not.toContain(secret);
      }),
    );
  });
});

describe('shapeOfText', () => {
  it('shows how a text is written and nothing that it says', () => {
    const kept = new Set(['type', 'opened']);
    expect(shapeOfText('{"type":"opened","who":"Jö 12", x_1', kept)).toBe(
      '{"type":"opened","aaa":"aa 99", a_9',
    );
  });

  it('lets no letter or digit through but those of the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(shapeOfText(text, new Set()).replace(/[a9]/g, '')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});

describe('payloads in base64', () => {
  const packed = (payload: unknown): string =>
    Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)).toString('base64');

  it.each([
    ['a record with an id', { customer_id: 'C-4471', text: 'hello' }],
    ['a record with an address', { text: 'write to anna@berg.example' }],
    ['a text', 'my card is 4539 1488 0343 6467'],
    ['a packed text in a packed record', { data: packed('reach me: anna@berg.example') }],
    ['a query', 'kund_id=K-88123&x=1'],
  ])('hides %s', (_, payload) =>
    expect(safe({ event: 'x', data: packed(payload) })).toEqual({ event: 'x', data: '[blanked]' }),
  );

  it('hides one of the URL alphabet without padding', () =>
    expect(
      safe({ data: Buffer.from('{"customer_id":"Zoë-4471?"}').toString('base64url').replace(/=+$/, '') }),
    ).toEqual({ data: '[blanked]' }));

  it.each([
    packed('{"state":"open"}'),
    'd41d8cd98f00b204e9800998ecf8427e',
    'authentication',
    '2Q7bZk0bWcVb3rXz',
    'AKIAIOSFODNN7EXAMPLE',
  ])('keeps %s', (data) => expect(safe({ data })).toEqual({ data }));
});
