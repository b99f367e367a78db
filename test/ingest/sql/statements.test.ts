import { describe, expect, test } from 'vitest';
import { refusedStatement, statementsOf } from '../../../functions/ingest/sql/statements.ts';

describe('statements of a text', () => {
  test('a semicolon within a text, a name or a comment ends none', () => {
    const sql = `-- first; comment\nattach 'a;b' (read_only);\n\nselect ';' as "x;y", $$;$$ /* ; */\nfrom t;\n-- end\n`;
    expect(statementsOf(sql).map(({ line }) => line)).toEqual([1, 4]);
    expect(statementsOf(sql)[1]?.text).toMatch(/^select ';'/);
    expect(statementsOf(' \n-- nothing\n;')).toEqual([]);
  });

  test.each([
    ["attach 'desk.db' as desk (type sqlite, read_only)", true],
    ["attach 'desk.db' (READ_ONLY)", true],
    ["-- a database\nattach 'desk.db' (read_only)", true],
    ['load sqlite', true],
    ["attach 'desk.db'", false],
    ["attach 'read_only' as x", false],
    ['insert into t values (1)', false],
    ["copy t to 'file'", false],
    ['install iceberg', false],
    ['drop table t', false],
  ])('%s', (text, isFine) => {
    expect(refusedStatement({ text, line: 1 }) === undefined).toBe(isFine);
  });
});
