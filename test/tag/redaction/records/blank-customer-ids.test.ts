import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankCustomerIds } from '../../../../functions/tag/redaction/records/blank-customer-ids.ts';

describe('blankCustomerIds', () => {
  it.each([
    ['{"customer_id": "c-1", "text": "hi"', '{"customer_id": [blanked], "text": "hi"'],
    ['{"ticket_id":"7","customer_id":"c-1', '{"ticket_id":"7","customer_id":[blanked]'],
    ['{"customerId":12345,"x":1', '{"customerId":[blanked],"x":1'],
    ['{"customer_id":"a\\"b,c","x":1', '{"customer_id":[blanked],"x":1'],
    [
      '{"body":"{\\"customer_id\\":\\"c-1\\",\\"x\\":1}"',
      '{"body":"{\\"customer_id\\":[blanked],\\"x\\":1}"',
    ],
    ['{"requester":{"id":5,"name":"Jo"},"x":1', '{"requester":[blanked],"x":1'],
    ["{'customer_id': 'c-1', x", "{'customer_id': [blanked], x"],
    ['customer_id=c-1&x=1', 'customer_id=[blanked]&x=1'],
    ['2026 client no: 77 called', '2026 client no: [blanked] called'],
    ['{"ticket_id":"7"', '{"ticket_id":"7"'],
    ['<customer><id>c-1</id><x>2</x></customer> hi', '<customer>[blanked]</customer> hi'],
    ['<customer><id>c-1</id>', '<customer>[blanked]'],
    ['<ns:kund-id>c-1</ns:kund-id>rest', '<ns:kund-id>[blanked]</ns:kund-id>rest'],
    ['<customer></customer>rest', '<customer></customer>rest'],
    ['&lt;kund_id&gt;c-1&lt;/kund_id&gt; rest', '&lt;kund_id&gt;[blanked]&lt;/kund_id&gt; rest'],
  ])('%s', (line, expected) => expect(blankCustomerIds(line)).toBe(expected));

  it('leaves nothing of an id, wherever the line breaks off', () => {
    const id = fc.string({ minLength: 1 }).map((text) => `secret${text}`);
    fc.assert(
      fc.property(id, fc.string(), fc.nat(), (customerId, text, cut) => {
        const line = JSON.stringify({ text, customer_id: customerId, ticket_id: 'T' });
        const start = line.lastIndexOf('"customer_id":"');
        const broken = line.slice(0, start + 15 + (cut % (line.length - start)));
        const blanked = blankCustomerIds(broken);
        expect(blanked.slice(start)).not.toContain('secret');
        expect(blankCustomerIds(blanked)).toBe(blanked);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => typeof blankCustomerIds(line) === 'string'),
    );
  });
});
