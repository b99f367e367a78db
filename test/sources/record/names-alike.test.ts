import { expect, it } from 'vitest';
import { namesAlike } from '../../../functions/sources/record/names-alike.ts';

const named = namesAlike(['CreatedDate', 'CreatedBy.UserType', 'Id', '$.type']);

it('a record has the names of the mapping, however a connector writes them', () => {
  expect(named({ CREATEDDATE: 1, created_by: { UserType: 'x' }, id: 2, Other__c: 3 })).toEqual({
    ...{ CreatedDate: 1, CreatedBy: { UserType: 'x' }, Id: 2, Other__c: 3 },
  });
});

it('a field that has its name already stays what it is', () => {
  const record = { Id: 1, id: 2, ID: 3 };
  expect(named(record)).toBe(record);
});

it('a record that is named as the mapping is the same', () => {
  const record = { CreatedDate: 1, Unknown: 2 };
  expect(named(record)).toBe(record);
});
