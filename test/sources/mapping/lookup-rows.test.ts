import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLookupTable, readMapping } from '../../../functions/sources/mapping.ts';

const mapping = readMapping(
  `
source: desk
lookups:
  users: { file: users.csv, key: id, newest: changed }
ticket:
  ticket_id: id
  opened_at: created
  queue: { from: owner, lookup: users.team }
  brand: { from: owner, lookup: users.brand }
`,
  'desk.yaml',
);
const users = mapping.lookups?.users;

it('rows are found wherever they lie', () => {
  if (users === undefined) throw new Error('the mapping has no table');
  const table = createLookupTable(mapping, 'users', { ...users, records: ['users', 'record'] });
  table.add({ users: [{ id: 'A', team: 'one' }] });
  table.add({ type: 'RECORD', record: { id: 'B', team: 'two' } });
  table.add({ id: 'C', team: 'three' });
  expect(['a', 'b', 'c'].map((id) => table.find(id)?.team)).toEqual(['one', 'two', 'three']);
});

const numbers = ['7', '07', '380000000123', '9007199254740993', '9007199254740992'];

it('the newest row of a key is found, whatever the order, the case and the length of keys', () => {
  if (users === undefined) throw new Error('the mapping has no table');
  const row = fc.record({
    id: fc.constantFrom('A', 'a ', 'B', 'a-key-that-is-longer-than-thirteen', '\ud83d', '', ...numbers),
    changed: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    team: fc.constantFrom('one', 'two', null),
    brand: fc.string({ maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const table = createLookupTable(mapping, 'users', users);
      const plain = new Map<string, (typeof rows)[number]>();
      for (const one of rows) {
        table.add(one);
        const key = one.id.trim().toLowerCase();
        const before = plain.get(key)?.changed ?? null;
        if (key !== '' && !(before !== null && one.changed !== null && one.changed < before))
          plain.set(key, one);
      }
      for (const key of ['a', 'A', 'b', 'A-KEY-that-is-longer-than-thirteen', '\ud83d', 'z', ...numbers]) {
        const found = plain.get(key.toLowerCase());
        expect(table.find(key)).toEqual(found && { team: found.team, brand: found.brand });
      }
    }),
  );
});
