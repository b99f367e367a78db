import * as z from 'zod';
import { despiteProblems, exactlyOneOf, keys, number, oneOrMore, text } from './entries.ts';

/** The name of a column of CSV, or a path in JSON. */
export const Column = text('', "a column's name")
  .transform((name) => ({ kind: 'column' as const, name }))
  .meta({ title: 'column' });
export type Column = z.output<typeof Column>;

const testKeys = {
  not: oneOrMore(text(), 'the cell is none of these (an empty one is none either)').optional(),
  above: number('the cell is a number above this').optional(),
};

/** Tests that have a key of their own. */
export const KeyedTest = keys(testKeys)
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
          ...test,
        })),
    )
    .meta({ title: 'condition', description });
