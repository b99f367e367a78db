import * as z from 'zod';
import { handlerKinds } from '../../contract/records/events.ts';
import { noneOf } from '../yaml/problems.ts';
import { Column, type Condition, condition, splitKey } from './condition.ts';
import { despiteProblems, exactlyOneOf, keys, oneOrMore, onlyTrue, says, text } from './entries.ts';

/** Cell → value, exact first, then in lower case; `*` is for every other cell. */
export interface ValueTable {
  readonly exact: ReadonlyMap<string, string | null>;
  readonly folded: ReadonlyMap<string, string | null>;
}

const cellsOf = (key: string, table: ValueTable | undefined) =>
  [...(table?.exact ?? [])].map(([cell, value]) => ({ path: [key, cell], value }));

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

const origins = ['from', 'first_of', 'const', 'row_number'] as const;

const LookupColumn = text(
  'a table of `lookups` and a column of it, `users.role`: what is read is looked up as its key, and the column of its newest row is the value',
).refine((name) => /^[^.]+\../.test(name), 'expected a table and a column: users.role');

/** The long form of a field. */
export const FieldKeys = keys({
  from: oneOrMore(
    Column,
    'the column, or several whose cells are joined by a blank; empty ones are left out',
  ).optional(),
  get first_of(): z.ZodOptional<z.ZodType<readonly (Column | Field)[]>> {
    return oneOrMore(
      z.union([Column, InnerField]),
      'the first of these whose cell is not empty: columns, or fields in braces with tests and tables of their own',
    )
      .meta({ title: 'list of fields' })
      .optional();
  },
  const: text('always this value').optional(),
  row_number: onlyTrue(
    'the line (CSV) or place (JSON) of the record: an id for data that has none. The same file gives the same ids; an edited file does not',
  ).optional(),
  when: condition('the value is empty where this does not hold').optional(),
  lookup: LookupColumn.optional(),
  values: valueTable(
    'a table of this field’s own, instead of the one under `values`. Beside `first_of` it translates what was found, and a `null` in it is nothing: so one of the fields can say who it is not',
  ).optional(),
  has: valueTable(
    'a table over the members of a list (tags, labels): the first line of which the list has the member. `"*"` is for every other list, also an empty one',
  ).optional(),
  split: splitKey,
  join: text(
    'what is put between the members of a list of texts, as the pieces of a document are: `" "` makes one text of them',
  ).optional(),
  html: onlyTrue('HTML becomes the text that a person reads').optional(),
  strip: oneOrMore(text(), 'what is left out at the beginning and at the end: `"#"`, `mailto:`').optional(),
  after: text(
    'what follows the last of this is left: `/` leaves the id at the end of an address. Without it in the value nothing changes',
  ).optional(),
  before: text(
    'what precedes the first of this is left, once `after` has left the rest: `/changelog`. Without it in the value nothing changes',
  ).optional(),
  drop: text(
    'an ending that is left out, as `".0"` of ids that a spreadsheet or pandas took for numbers',
  ).optional(),
  lower: onlyTrue('in small letters: for ids that people type, like e-mail addresses').optional(),
})
  .superRefine(exactlyOneOf(origins), despiteProblems)
  .superRefine((given, { addIssue }) => {
    if (given.has && given.values)
      addIssue('give one of values, has: values is for one value, has for a list');
  }, despiteProblems)
  .meta({ id: 'field' });

/** Where a text or number comes from. */
export interface Field {
  readonly kind: 'field';
  readonly from?: readonly Column[] | undefined;
  /** The first that says something. */
  readonly first_of?: readonly (Column | Field)[] | undefined;
  readonly const?: string | undefined;
  readonly row_number?: true | undefined;
  readonly when?: Condition | undefined;
  /** `table.column` of `lookups`. */
  readonly lookup?: string | undefined;
  values?: ValueTable | undefined;
  readonly has?: ValueTable | undefined;
  readonly split?: string | undefined;
  readonly join?: string | undefined;
  readonly html?: true | undefined;
  readonly strip?: readonly string[] | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly drop?: string | undefined;
  readonly lower?: true | undefined;
  /** The table of `values` that holds for it, where that isn't its key. */
  readonly table: string | undefined;
  /** Its keys in the file, `ticket.channel`; set when the whole file is read. */
  path: string;
  /** Its line in the file. */
  line: number;
}

function asField(given: z.output<typeof FieldKeys>): Field {
  return { kind: 'field', path: '', line: 0, table: inner, ...given };
}

/** A field in braces, within another value. */
export const InnerField: z.ZodType<Field> = FieldKeys.transform(asField);

/** The name of no table: a field within another has only its own. */
const inner = '';

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
      for (const { path, value } of fixedValues(given as z.output<typeof FieldKeys>)) {
        if (typeof value !== 'string' || options.allowed?.includes(value) !== false) continue;
        addIssue({ code: 'custom', path, message: noneOf(value, options.allowed) });
      }
    }, despiteProblems)
    .transform((given): Field => {
      const form = 'name' in given ? { from: [given] } : given;
      return { ...asField(form), table: options.table };
    })
    .meta({ title: 'field', description })
    .register(fieldOptions, { table: options.table, allowed: options.allowed });

interface FixedValue {
  readonly path: PropertyKey[];
  readonly value: string | null | undefined;
}

/** The values that a field says itself, with their places in it; of those within it what its own table leaves as they are. */
function fixedValues(field: Partial<z.output<typeof FieldKeys> | Field>): FixedValue[] {
  const alternatives = (field.first_of ?? []).map((one, i) =>
    'name' in one
      ? []
      : fixedValues(one).map(({ path, value }) => ({ path: ['first_of', i, ...path], value })),
  );
  return [
    { path: [], value: field.const },
    ...cellsOf('values', field.values),
    ...cellsOf('has', field.has),
    ...alternatives
      .flat()
      .filter(({ value }) => typeof value !== 'string' || !translates(field.values, value)),
  ];
}

const translates = (table: ValueTable | undefined, value: string): boolean =>
  table !== undefined && (table.folded.has(value.toLowerCase()) || table.exact.has('*'));

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
