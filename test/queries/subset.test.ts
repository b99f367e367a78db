import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import {
  type SqlName,
  sqlNames,
  sqlText,
  withoutComments,
} from '../../functions/contract/lake/compose-sql.ts';
import { viewTexts } from '../../functions/contract/lake/view-texts.ts';
import { insertsOf } from '../../functions/curate/statements.ts';
import { insertLooks } from '../../functions/detect/record/record-looks.ts';
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
/** A text without comments, and with every quoted text emptied. */
const emptied = (sql: string): string => withoutComments(sql).replace(/'(?:[^']|'')*'/g, "''");
const bare = (name: SqlName): string => emptied(sqlText(name));

/** Functions that a text calls and Athena does not document. */
function unknownFunctions(sql: string): string[] {
  const steps = new Set([...sql.matchAll(/(?:with|,)\s+([a-z_0-9]+)\s+as\s*\(/g)].map((match) => match[1]));
  const called = [...sql.matchAll(/\b([a-z_][a-z_0-9]*)\s*\(/g)].map((match) => match[1]!);
  return called.filter(
    (word) =>
      !allowedFunctions.has(word) && !notFunctions.has(word) && !steps.has(word) && !isAlias(sql, word),
  );
}

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
    expect(unknownFunctions(bare(name))).toEqual([]);
  });

  test('is lower case and says what it is for', () => {
    expect(bare(name)).toBe(bare(name).toLowerCase());
    expect(sqlText(name)).toMatch(/^--/);
  });
});

/** A table alias with column names: `as t (a, b)`. */
const isAlias = (sql: string, word: string): boolean => new RegExp(`\\bas ${word} \\(`).test(sql);

test('what code puts together calls no other functions', () => {
  const part = { runId: 'r', knownAt: 0, from: '2026-01-01', to: '2026-01-31', coverage: new Map() };
  const statements = [
    ...viewTexts().map(({ sql }) => sql),
    ...insertsOf(part, defaultSettings).map(({ sql }) => sql),
    ...insertLooks([{} as Look]).map((sql) => sql.replace(/ \(values .* as looks \(/, ' as looks (')),
  ];
  expect(statements.length).toBeGreaterThan(15);
  expect(statements.flatMap((sql) => unknownFunctions(emptied(sql)))).toEqual([]);
  expect(unknownFunctions('select listagg(x) from t')).toEqual(['listagg']);
});
