import type { Mapping } from '../mapping-file/mapping.ts';
import type { LookupTables } from '../record/lookup-table.ts';
import type { Clocks } from './clocks.ts';
import type { Columns } from './columns.ts';
import type { Row } from './row.ts';

/** What a mapping says of a row, made once for all rows. Null where that is nothing. */
export type Rule<T> = (row: Row) => T | null;

/** Whether something holds of a row. */
export type Holds = (row: Row) => boolean;

/** What all rules of a stream are made with. */
export interface RuleContext {
  readonly mapping: Mapping;
  readonly columns: Columns;
  readonly clocks: Clocks;
  readonly lookups: LookupTables;
}

/** The rule that never says anything. */
export const nothing: Rule<never> = () => null;

export const always: Holds = () => true;
export const never: Holds = () => false;

/** A rule where a condition holds; it says nothing elsewhere. */
export function where<T>(holds: Holds, rule: Rule<T>): Rule<T> {
  if (holds === always) return rule;
  return holds === never ? nothing : (row) => (holds(row) ? rule(row) : null);
}
