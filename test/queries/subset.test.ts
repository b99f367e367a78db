import { describe, expect, test } from 'vitest';
import { type SqlName, sqlNames, sqlText, withoutComments } from '../../functions/contract/compose-sql.ts';
import { allowedFunctions, notFunctions } from './allowed-functions.ts';

/** What DuckDB and Athena read differently, or one of them not at all; each with what to write instead. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/;/, 'no semicolon: one statement a file'],
  [/::/, 'cast(x as type)'],
  [/\bqualify\b/, 'a filter around the window'],
  [/\b\d+\.\d+\b(?!e)/, 'a double literal such as 1.5e0: decimals divide differently'],
  [/\binterval\s/, 'date_add'],
  [/\bextract\s*\(/, 'day_of_week, date_trunc'],
  [/\bformat\s*\(|\brepeat\s*\(/, 'nothing: formats differ'],
  [/\bif\s*\(/, 'case when'],
  [/->/, 'no lambdas'],
  [/\bas array\b|\barray\s*\[|\bjson_value\b|\blistagg\b|\bunnest\b/, 'rows instead of arrays'],
  [/\bignore nulls\b/, 'max_by with a null key'],
  [/\bcurrent_date\b|\bcurrent_timestamp\b|\bnow\s*\(|\blocaltimestamp\b/, 'a parameter: time is passed in'],
  [/\bwith time zone\b|\btimestamptz\b|\bat time zone\b/, 'timestamps are UTC without zone'],
  [/\blateral\b/, 'cross join (values …)'],
  [/\bcast\s*\([^()]*\bas integer\s*\)/, 'bigint: rounding of integers differs'],
  [/\bgroup by\s+(\d)/, 'the expressions themselves'],
  [/\brecursive\b|\bpivot\b|\basof\b|\bsemi join\b|\banti join\b|\bexclude\b/, 'plain SQL'],
];

const texts = sqlNames.filter((name) => !name.startsWith('engines/'));
/** The text without comments, and with every quoted text emptied. */
const bare = (name: SqlName): string => withoutComments(sqlText(name)).replace(/'(?:[^']|'')*'/g, "''");

test.each([
  'select 1.0',
  'select a::date',
  'select now()',
  "select date '2026-01-01' - interval '1' day",
  'select 1;',
  'select cast(2.5e0 as integer)',
  'select x from t group by 1',
])('the list catches %s', (sql) => {
  expect(banned.some(([pattern]) => pattern.test(sql))).toBe(true);
});

describe.each(texts)('%s', (name) => {
  test('uses what both engines read alike', () => {
    const found = banned.filter(([pattern]) => pattern.test(bare(name)));
    expect(found.map(([pattern, instead]) => `${pattern}: write ${instead}`)).toEqual([]);
  });

  test('calls only functions that Athena documents', () => {
    const steps = new Set(
      [...bare(name).matchAll(/(?:with|,)\s+([a-z_0-9]+)\s+as\s*\(/g)].map((match) => match[1]),
    );
    const called = [...bare(name).matchAll(/\b([a-z_][a-z_0-9]*)\s*\(/g)].map((match) => match[1]!);
    const unknown = called.filter(
      (word) =>
        !allowedFunctions.has(word) && !notFunctions.has(word) && !steps.has(word) && !isAlias(name, word),
    );
    expect(unknown).toEqual([]);
  });

  test('is lower case and says what it is for', () => {
    expect(bare(name)).toBe(bare(name).toLowerCase());
    expect(sqlText(name)).toMatch(/^--/);
  });
});

/** A table alias with column names: `as t (a, b)`. */
const isAlias = (name: SqlName, word: string): boolean => new RegExp(`\\bas ${word} \\(`).test(bare(name));
