import type { Column } from '../mapping-file/condition.ts';
import type { Field, ValueTable } from '../mapping-file/field.ts';
import type { Instant } from '../mapping-file/instant.ts';
import { lookUp } from '../record/look-up.ts';
import { membersOf } from '../record/members.ts';
import { shapeOf } from '../record/shown-name.ts';
import { cellText } from './cells.ts';
import { conditionRule, listRefusal } from './condition-rule.ts';
import { finishing } from './finished-text.ts';
import type { Row } from './row.ts';
import { nothing, type Rule, type RuleContext, where } from './rule.ts';

/** The value of a field, translated; null when there is none or its `when` does not hold. */
export function textRule(field: Field | undefined, context: RuleContext): Rule<string> {
  if (field === undefined) return nothing;
  return where(conditionRule(field.when, context), valueRule(field, context));
}

function valueRule(field: Field, context: RuleContext): Rule<string> {
  const { const: constant, has, lookup } = field;
  if (constant !== undefined) return () => constant;
  const said = has === undefined ? saidRule(field, context) : memberRule(field, has, context);
  if (lookup === undefined) return finished(said, finishing(field));
  // What is cut off is no part of the key: `5.0` in a table whose keys are `5`.
  const { strip, after, before, drop, ...others } = field;
  const key = finished(said, finishing({ strip, after, before, drop }));
  return finished(lookupRule(key, field, lookup, context), finishing(others));
}

const finished = (said: Rule<string>, finish: ReturnType<typeof finishing>): Rule<string> =>
  finish === undefined ? said : (row) => finish(said(row));

function saidRule(field: Field, context: RuleContext): Rule<string> {
  if (field.row_number !== undefined) return (row) => String(row.recordNo);
  const joined = joinedRule(field, context);
  if (field.values === undefined) return joined;
  const refuseList = listRefusal(field.from ?? [], field.path, field.line, context);
  return (row) => {
    refuseList(row);
    return joined(row);
  };
}

/** The cells of a field as one text. */
function joinedRule(field: Field, context: RuleContext): Rule<string> {
  const { from = [], first_of } = field;
  if (first_of !== undefined) return firstRule(first_of, context);
  const [only] = from;
  if (from.length === 1 && only !== undefined) return cellRule(only, context);
  const parts = partsRule(field, context);
  return (row) => {
    const texts = parts(row);
    return texts.length === 0 ? null : texts.join(' ');
  };
}

function cellRule({ name }: Column, { columns }: RuleContext): Rule<string> {
  const column = columns.named(name);
  return ({ cells }) => cells.text(column);
}

/** What the first says that says something. */
function firstRule(fields: readonly (Column | Field)[], context: RuleContext): Rule<string> {
  const rules = fields
    .map((one) => (one.kind === 'column' ? cellRule(one, context) : textRule(one, context)))
    .filter((rule) => rule !== nothing);
  if (rules.length === 0) return nothing;
  return (row) => {
    for (const rule of rules) {
      const text = rule(row);
      if (text !== null) return text;
    }
    return null;
  };
}

/** The cells that a field or an instant is made of, those that are empty left out. */
export function partsRule(
  { from = [], first_of }: Field | Instant,
  context: RuleContext,
): (row: Row) => readonly string[] {
  const rules =
    first_of === undefined ? from.map((column) => cellRule(column, context)) : [firstRule(first_of, context)];
  const [only] = rules;
  if (rules.length === 1 && only !== undefined)
    return (row) => {
      const text = only(row);
      return text === null ? noParts : [text];
    };
  return (row) => rules.map((rule) => rule(row)).filter((part) => part !== null);
}

const noParts: readonly string[] = [];

/** The first value of the table whose member the list has. */
function memberRule({ from = [], split }: Field, { exact }: ValueTable, context: RuleContext): Rule<string> {
  const columns = from.map(({ name }) => context.columns.named(name));
  const lines = [...exact].map(([member, value]) => [member.trim().toLowerCase(), value] as const);
  const otherwise = exact.get('*') ?? null;
  return ({ cells }) => {
    const lists = columns.flatMap((column) => membersOf(cells.value(column), split));
    const members = new Set(lists.map((member) => member.toLowerCase()));
    for (const [member, value] of lines) if (members.has(member)) return value;
    return otherwise;
  };
}

function lookupRule(
  said: Rule<string>,
  { path }: Field,
  lookup: string,
  { columns: { missing }, lookups }: RuleContext,
): Rule<string> {
  const [table = '', ...column] = lookup.split('.');
  const name = column.join('.');
  return (row) => {
    const key = said(row);
    if (key === null) return null;
    const found = lookups.get(table)?.find(key);
    if (found !== undefined) return cellText(lookUp({ record: found, root: found }, name), missing);
    row.reject('missing_key', path, `the table ${table} has no row for the key`);
    return null;
  };
}

/** A number, null when there is none; what is no number is a problem. Knows `4`, `4.5`, `4,5` and `.5`. */
export function numberRule(field: Field | undefined, context: RuleContext): Rule<number> {
  const textOf = textRule(field, context);
  if (textOf === nothing) return nothing;
  return (row) => {
    const text = textOf(row);
    if (text === null) return null;
    if (/^[+-]?\d{0,15}(?:[.,]\d{1,15})?$/.test(text) && /\d/.test(text))
      return Number(text.replace(',', '.'));
    row.reject('invalid_number', field?.path ?? '', `not a number, written like "${shapeOf(text)}"`);
    return null;
  };
}
