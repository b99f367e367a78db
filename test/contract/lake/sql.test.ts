import { expect, test } from 'vitest';
import { bindParameters, quote } from '../../../functions/contract/lake/sql.ts';

test('a text cannot leave its literal', () => {
  expect(quote("o'b; drop table x --")).toBe("'o''b; drop table x --'");
});

test('parameters are bound outside comments, texts and casts only', () => {
  expect(bindParameters("select ':a', x::int, :a -- :a\n", { a: { day: '2026-11-22' } })).toBe(
    "select ':a', x::int, date '2026-11-22' -- :a\n",
  );
  expect(() => bindParameters('select :nobody', {})).toThrow(':nobody');
});

test('numbers become doubles or integers, never decimals', () => {
  expect(quote(0.1)).toBe('1e-1');
  expect(quote(3)).toBe('3');
  expect(() => quote(Number.NaN)).toThrow('finite');
});
