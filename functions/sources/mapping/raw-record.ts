import type { Mapping } from '../mapping-file/mapping.ts';
import { type DataRecord, stepsOf } from './lookup.ts';

/** The record as it may stand in quarantine: what the mapping takes the customer's id from is blanked. */
export function blankCustomer(record: DataRecord, mapping: Mapping): DataRecord {
  const { from = [], first_of = [] } = mapping.ticket?.customer_id ?? {};
  return [...from, ...first_of].reduce<DataRecord>(
    (copy, { name }) => blank(copy, Object.hasOwn(copy, name) ? [name] : stepsOf(name)),
    record,
  );
}

/** A copy with the value at the path replaced; the same object when there is none. */
function blank(value: DataRecord, path: readonly string[]): DataRecord {
  const [step, ...rest] = path;
  if (step === undefined || !Object.hasOwn(value, step)) return value;
  const inner = value[step];
  if (rest.length === 0) return { ...value, [step]: inner == null || inner === '' ? inner : '[blanked]' };
  if (typeof inner !== 'object' || inner === null) return value;
  return { ...value, [step]: blank(inner as DataRecord, rest) };
}
