import { shapeOfText } from '../../contract/records/shape-of-text.ts';
import type { Field } from '../mapping-file/field.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import { type DataRecord, lookUp, type Scope } from '../record/look-up.ts';

/** A shorter id would blank ordinary words. */
const shortestId = 4;

/**
 * The record as it may stand in quarantine: the columns that the mapping reads, by the names it gives them. Those that
 * hold the customer's id are blanked, and so is the id wherever it stands in another. What stands in a column of dates and
 * is none may be what belongs in the column beside it: of it stays how it is written. Ingest redacts the rest.
 */
export function blankedRecord(scope: Scope, mapping: Mapping): DataRecord {
  const { from = [], first_of = [] } = mapping.ticket?.customer_id ?? {};
  const customers = [...from, ...first_of].flatMap((one) => ('name' in one ? [one.name] : namesIn(one)));
  const ids = customers.map((column) => String(lookUp(scope, column) ?? '').trim());
  const kept: Record<string, unknown> = {};
  for (const column of mapping.columns.keys()) {
    const value = lookUp(scope, column);
    if (value === undefined) continue;
    const isEmpty = value === null || value === '';
    kept[column] =
      customers.includes(column) && !isEmpty
        ? '[blanked]'
        : withoutIds(mapping.dateColumns.has(column) ? asDate(value) : value, ids);
  }
  return kept;
}

/** Numbers with signs between them, as dates are written in figures: a wrong one says nothing of a person. */
const figures =
  /^\d{1,4}(?:[-/.:T ]+\d{1,4}){2,6}(?:\.\d{1,9})?(?: ?[AP]\.?M\.?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/i;

const asDate = (value: unknown): unknown =>
  typeof value === 'string' && !figures.test(value.trim()) ? shapeOfText(value, noWords) : value;

const noWords: ReadonlySet<string> = new Set();

const namesIn = ({ from = [], first_of = [] }: Field): string[] =>
  [...from, ...first_of].flatMap((one) => ('name' in one ? [one.name] : namesIn(one)));

function withoutIds(value: unknown, ids: readonly string[]): unknown {
  if (typeof value !== 'string') return value;
  return ids.reduce((text, id) => (id.length < shortestId ? text : text.replaceAll(id, '[blanked]')), value);
}
