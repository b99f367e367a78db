import { isCustomerField } from './customer-fields.ts';

const labels = new Set([
  'name',
  'key',
  'id',
  'field',
  'label',
  'title',
  'code',
  'attribute',
  'property',
  'slug',
]);
const values = new Set(['value', 'values', 'val', 'answer', 'content']);

/** `{ name: "customer_id", value: "c-1" }`: whether a record names one field of a customer, whose value it holds. */
export const namesCustomerField = (record: object): boolean =>
  Object.entries(record).some(
    ([name, value]) => typeof value === 'string' && labels.has(name.toLowerCase()) && isCustomerField(value),
  );

/** Whether the field of such a record holds the value. */
export const holdsNamedValue = (name: string): boolean => values.has(name.toLowerCase());
