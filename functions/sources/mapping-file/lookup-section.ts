import type * as z from 'zod';
import { choice, keys, oneOrMore, text } from './entries.ts';

/** A section of `lookups`: rows of another file, found by a key. */
export const LookupSection = keys({
  file: text('the file, or a folder of files, beside the mapping: CSV, NDJSON or JSON, also packed'),
  key: text('the column of the key. Case and blanks around it count for nothing'),
  newest: text(
    'the column by which the newest row of a key is known: a date in ISO-8601 or a number. Without it the last row counts, files in the order of their names',
  ).optional(),
  records: oneOrMore(
    text(),
    'where rows lie in a record of the file, as `records` of the mapping',
  ).optional(),
  format: choice(['csv', 'ndjson', 'json'], 'how it is written, where its name does not say it').optional(),
}).meta({ id: 'lookup' });
export type LookupFields = z.output<typeof LookupSection>;
