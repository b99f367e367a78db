import type { CellTest, Column, Condition } from '../mapping-file/condition.ts';
import { membersOf } from '../record/members.ts';
import { always, type Holds, never, type RuleContext } from './rule.ts';

/** Whether all tests of a condition hold, in their order up to the first that does not. */
export function conditionRule(condition: Condition | undefined, context: RuleContext): Holds {
  const tests = (condition ?? []).map((test) => testRule(test, context)).filter((test) => test !== always);
  const [first = always, ...others] = tests;
  if (first === never) return never;
  return others.reduce((before, holds) => (row) => before(row) && holds(row), first);
}

function testRule(test: CellTest, context: RuleContext): Holds {
  const { is, has, has_not, same_as } = test;
  const column = context.columns.named(test.column.name);
  if (same_as !== undefined) return sameRule(test.column, same_as, context);
  if (has !== undefined) return memberRule(test, has, context);
  if (has_not !== undefined) {
    const holdsOne = memberRule(test, has_not, context);
    return holdsOne === never ? always : (row) => !holdsOne(row);
  }
  if (is === 'empty') return ({ cells }) => cells.isEmpty(column);
  if (is === 'not_empty') return ({ cells }) => !cells.isEmpty(column);
  const refuseList = listRefusal(
    [test.column],
    test.place?.path ?? test.column.name,
    test.place?.line,
    context,
  );
  const passes = cellTest(test);
  return (row) => {
    if (row.cells.isList(column)) refuseList(row);
    return passes(row.cells.text(column));
  };
}

function sameRule(one: Column, other: Column, { columns }: RuleContext): Holds {
  const [a, b] = [columns.named(one.name), columns.named(other.name)];
  return ({ cells }) => {
    const text = cells.text(a);
    return text !== null && text.toLowerCase() === cells.text(b)?.toLowerCase();
  };
}

/** Whether a list has one of the members; never of none, as of a setting that a deployment does not use. */
function memberRule({ column, split }: CellTest, wanted: ReadonlySet<string>, context: RuleContext): Holds {
  if (wanted.size === 0) return never;
  const list = context.columns.named(column.name);
  return ({ cells }) =>
    membersOf(cells.value(list), split).some((member) => wanted.has(member.toLowerCase()));
}

/** What refuses a list that is held against values: it is none of them, and that must not pass for an answer. */
export function listRefusal(
  columns: readonly Column[],
  path: string,
  line: number | undefined,
  { mapping, columns: known }: RuleContext,
): (row: Parameters<Holds>[0]) => void {
  const refused = columns.map(({ name }) => known.named(name));
  const place = `mapping ${mapping.fileName}, line ${line ?? 1}`;
  return (row) => {
    const list = refused.find((column) => row.cells.isList(column));
    if (list === undefined) return;
    row.reject('invalid_field', path, `${place}: ${list.name} holds a list, of which has tells the members`);
  };
}

/** What a test says of a cell. */
export function cellTest({
  among,
  not,
  above,
  begins,
  begins_not,
}: CellTest): (cell: string | null) => boolean {
  if (begins !== undefined) return beginsWith(begins);
  if (begins_not !== undefined) {
    const begun = beginsWith(begins_not);
    return (cell) => !begun(cell);
  }
  if (above !== undefined) return (cell) => cell !== null && Number(cell.replace(',', '.')) > above;
  const isListed = oneOf(among ?? not ?? []);
  if (among === undefined) return (cell) => cell === null || !isListed(cell);
  return (cell) => cell !== null && isListed(cell);
}

function beginsWith(beginnings: readonly string[]): (cell: string | null) => boolean {
  const small = beginnings.map((one) => one.toLowerCase());
  return (cell) => cell !== null && small.some((one) => cell.toLowerCase().startsWith(one));
}

/** Whether a cell is one of these values: `Y` and `y` are the same, and so are `1` and `1.0`. */
function oneOf(values: readonly string[]): (cell: string) => boolean {
  const words = new Set(values.map((value) => value.trim().toLowerCase()));
  // What a number cannot hold is an id, and two of them are not one by rounding.
  const numbers = new Set(
    values
      .filter((value) => /^-?\d+(?:\.\d+)?$/.test(value))
      .map(Number)
      .filter((value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER),
  );
  return (cell) => words.has(cell.toLowerCase()) || (numbers.size > 0 && numbers.has(Number(cell)));
}
