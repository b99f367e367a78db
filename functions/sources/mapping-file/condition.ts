import * as z from 'zod';
import type { MappingPlace } from '../yaml/mapping-error.ts';
import { despiteProblems, exactlyOneOf, keys, number, oneOrMore, says, text } from './entries.ts';

/** The name of a column of CSV, or a path in JSON. */
export const Column = text('', "a column's name")
  .transform((name) => ({ kind: 'column' as const, name }))
  .meta({ title: 'column' });
export type Column = z.output<typeof Column>;

/** What parts the members of a list that is written as a text. */
export const splitKey = text(
  'what stands between the members of a list that is written as a text, where it is none of `,` `;` `|`: `" "`',
).optional();

const members = (description: string) =>
  z
    .union([text(), z.array(text())], says(description, 'one value or a list'))
    .transform((given): ReadonlySet<string> => new Set([given].flat().map((one) => one.trim().toLowerCase())))
    .meta({ description });

const testKeys = {
  not: oneOrMore(text(), 'the cell is none of these (an empty one is none either)').optional(),
  above: number('the cell is a number above this').optional(),
  begins: oneOrMore(
    text(),
    'the cell begins with (one of) these, as ids that say their kind do. Upper and lower case are alike',
  ).optional(),
  begins_not: oneOrMore(
    text(),
    'the cell begins with none of these (an empty one does not either)',
  ).optional(),
  has: members(
    'the cell holds a list (tags, labels), and one of these is in it. Of a text, its parts between `,` `;` `|` or line breaks are the list',
  ).optional(),
  has_not: members('the list holds none of these').optional(),
  same_as: Column.meta({
    title: 'column',
    description:
      'the cell says the same as this column’s: who writes is who asked (`author_id: { same_as: requester_id }`). Upper and lower case are alike, and two empty cells are not the same',
  }).optional(),
};

/** Tests that have a key of their own. */
export const KeyedTest = keys({ ...testKeys, split: splitKey })
  .superRefine(exactlyOneOf(Object.keys(testKeys)), despiteProblems)
  .meta({ id: 'test' });

const Test = z.union([
  z.enum(['not_empty', 'empty']).transform((is) => ({ is })),
  oneOrMore(text(), '').transform((among) => ({ among })),
  KeyedTest,
]);

/** What the cell of a column is held against: the one of these that is given. */
export interface CellTest extends z.output<typeof KeyedTest> {
  readonly kind: 'test';
  readonly column: Column;
  /** Its keys in the file; set when the whole file is read. */
  place: MappingPlace | undefined;
  readonly is?: 'not_empty' | 'empty';
  readonly among?: readonly string[];
}

/** All must hold. */
export type Condition = readonly CellTest[];

/** Columns with their tests. */
export const condition = (description: string) =>
  z
    .record(z.string(), Test)
    .transform(
      (tests): Condition =>
        Object.entries(tests).map(([name, test]) => ({
          kind: 'test',
          column: { kind: 'column', name },
          place: undefined,
          ...test,
        })),
    )
    .meta({ title: 'condition', description });
