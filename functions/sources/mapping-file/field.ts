import * as z from 'zod';
import { handlerKinds } from '../../contract/records/events.ts';
import { Column, condition } from './condition.ts';
import { despiteProblems, exactlyOneOf, keys, oneOrMore, says, text } from './entries.ts';
import { noneOf } from './problems.ts';
import { Written } from './yaml-file.ts';

/** Cell → value, exact first, then in lower case; `*` is for every other cell. */
export interface ValueTable {
  readonly exact: ReadonlyMap<string, string | null>;
  readonly folded: ReadonlyMap<string, string | null>;
}

const cellsOf = (table: ValueTable | undefined) =>
  [...(table?.exact ?? [])].map(([cell, value]) => ({ path: ['values', cell], value }));

/** A translation table, of which the values may have to be among those allowed. */
export const valueTable = (description: string, allowed?: readonly string[]) =>
  z
    .record(z.string(), z.union([text(), z.null()]))
    .superRefine((table, { addIssue }) => {
      for (const [cell, value] of Object.entries(table)) {
        if (typeof value !== 'string' || allowed?.includes(value) !== false) continue;
        addIssue({ code: 'custom', path: [cell], message: noneOf(value, allowed) });
      }
    }, despiteProblems)
    .transform((table): ValueTable => {
      const entries = Object.entries(table);
      const folded = entries.map(([cell, value]) => [cell.toLowerCase(), value] as const).reverse();
      return { exact: new Map(entries), folded: new Map(folded) };
    })
    .meta({ title: 'translation table', description });

const onlyTrue = (description: string) =>
  z
    .instanceof(Written, { error: 'only true makes sense here' })
    .refine((given) => given.value === true, 'only true makes sense here')
    .meta({ const: true, description });

const origins = {
  from: oneOrMore(
    Column,
    'the column, or several whose cells are joined by a blank; empty ones are left out',
  ),
  first_of: oneOrMore(Column, 'the first of these columns whose cell is not empty'),
  const: text('always this value'),
  row_number: onlyTrue(
    'the line (CSV) or place (JSON) of the record: an id for data that has none. The same file gives the same ids; an edited file does not',
  ),
};

/** The long form of a field. */
export const FieldKeys = keys(origins)
  .partial()
  .extend({
    when: condition('the value is empty where this does not hold').optional(),
    values: valueTable('a table of this field’s own, instead of the one under `values`').optional(),
    lower: onlyTrue('in small letters: for ids that people type, like e-mail addresses').optional(),
  })
  .superRefine(exactlyOneOf(Object.keys(origins)), despiteProblems)
  .meta({ id: 'field' });

/** Where a text or number comes from. */
export interface Field extends z.output<typeof FieldKeys> {
  readonly kind: 'field';
  /** The table of `values` that holds for it, where that isn't its key. */
  readonly table: string | undefined;
  /** Its keys in the file, `ticket.channel`; set when the whole file is read. */
  path: string;
}

interface FieldOptions {
  /** Its table under `values`, where that isn't called by the field's own key. */
  readonly table?: string | undefined;
  /** The only values that the event may have. */
  readonly allowed?: readonly string[] | undefined;
}

/** Of each field what its values must be among; by this `values` knows its tables. */
export const fieldOptions = z.registry<FieldOptions>();

export const field = (description: string, options: FieldOptions = {}) =>
  z
    .union([Column, FieldKeys], says(description, 'a column or { from: … }'))
    .superRefine((given, { addIssue }) => {
      const { const: fixed, values } = given as z.output<typeof FieldKeys>;
      for (const { path, value } of [{ path: [], value: fixed }, ...cellsOf(values)]) {
        if (typeof value !== 'string' || options.allowed?.includes(value) !== false) continue;
        addIssue({ code: 'custom', path, message: noneOf(value, options.allowed) });
      }
    }, despiteProblems)
    .transform((given): Field => {
      const form = 'name' in given ? { from: [given] } : given;
      return { kind: 'field', path: '', table: options.table, ...form };
    })
    .meta({ title: 'field', description })
    .register(fieldOptions, { table: options.table, allowed: options.allowed });

/** Who has a ticket. */
export const HandlerKeys = keys({
  kind: field(`${handlerKinds.map((kind) => `\`${kind}\``).join(', ')}; empty: nobody`, {
    table: 'handler.kind',
    allowed: handlerKinds,
  }),
  id: field('a person, team or bot', { table: 'handler.id' }).optional(),
  version: field('the version of the AI', { table: 'handler.version' }).optional(),
}).meta({ id: 'handler' });
export type HandlerFields = z.output<typeof HandlerKeys>;

export const handler = (description: string) => HandlerKeys.meta({ title: 'handler', description });
