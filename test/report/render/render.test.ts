import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../functions/platform/ports.ts';
import type { ReportColumn } from '../../../functions/report/catalogue.ts';
import { renderCsv } from '../../../functions/report/render/csv.ts';
import { renderTable } from '../../../functions/report/render/table.ts';

const column = (name: string, type: ReportColumn['type']): ReportColumn => ({
  name,
  type,
  unit: '',
  comment: '',
});
const columns = [column('market', 'string'), column('n', 'bigint'), column('value', 'double')];

describe('csv', () => {
  test('keeps numbers numbers, nulls empty, and disarms formulas', () => {
    const rows: Cell[][] = [
      ['=1+1', -3, -0.5],
      ['a "b", c', 0, null],
    ];
    expect(renderCsv({ columns, rows })).toBe(`market,n,value\r\n'=1+1,-3,-0.5\r\n"a ""b"", c",0,\r\n`);
  });

  test('quotes line breaks of any kind, and disarms what begins with one', () => {
    const rows: Cell[][] = [
      ['two\nlines', 1, null],
      ['cr\r=1+1', 2, null],
      ['\n=cmd', 3, null],
      ['＝1', 4, null],
    ];
    expect(renderCsv({ columns, rows })).toBe(
      'market,n,value\r\n"two\nlines",1,\r\n"cr\r=1+1",2,\r\n"\'\n=cmd",3,\r\n\'＝1,4,\r\n',
    );
  });

  test.each([true, false])('is read back as it was written, whatever the texts; guarded: %s', (isGuarded) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n,"\'a '), maxLength: 6 }),
    );
    const guarded = (value: string) =>
      isGuarded && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (rows) => {
        const columnsOfTwo = [column('a', 'string'), column('b', 'string')];
        const csv = renderCsv({ columns: columnsOfTwo, rows }, { isGuarded });
        const read = parse(csv, { record_delimiter: '\r\n' }).slice(1);
        expect(read).toEqual(rows.map((row) => row.map(guarded)));
        // Outside quotes there is no line break but the end of a row.
        expect(csv.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('table', () => {
  const result = (rows: Cell[][]) => ({ columns, rows });

  test('puts numbers to the right, and says once what is the same on every row', () => {
    const table = renderTable(
      result([
        ['DE', 5, 0.25],
        ['DE', 12345, null],
      ]),
      { width: 80, limit: 10 },
    );
    expect(table.split('\n')).toEqual([
      'all rows: market = DE',
      '    n  value',
      '    5  0.250',
      '12345      –',
    ]);
  });

  test('shows what a terminal would not show, but do, as escapes', () => {
    const cell = 'a\u202eb\u2028c\nd\u0007e\ufeff\u001b[31m';
    const table = renderTable(
      result([
        [cell, 1, 1],
        ['x', 2, 2],
      ]),
      { width: 120, limit: 10 },
    );
    expect(table).toContain('a\\u202eb\\u2028c\\nd\\u0007e\\ufeff\\u001b[31m');
  });

  test('says how many rows it left out', () => {
    const rows: Cell[][] = Array.from({ length: 5 }, (_, index) => [`m${index}`, index, index / 2]);
    expect(renderTable(result(rows), { width: 80, limit: 2 })).toContain('… 3 more rows');
    expect(renderTable(result([]), { width: 80, limit: 2 })).toContain('(no rows)');
  });

  test('fits its width, and never sends control characters to the terminal', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.integer(), fc.double()), { minLength: 2, maxLength: 8 }),
        (rows) => {
          const lines = renderTable(result(rows), { width: 40, limit: 20 }).split('\n');
          const body = lines.filter((line) => !line.startsWith('all rows'));
          for (const line of body) expect(stringWidth(line)).toBeLessThanOrEqual(40);
          expect(lines.join('')).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });
});
