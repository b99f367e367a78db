import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MappingError, readCsv, readMapping } from '../../../functions/sources/mapping.ts';

type InputSnapshot = [number, Record<string, string> | string];

/** What the reader gives: records as objects, rejections as their reasons. */
function read(
  csv: string | Uint8Array,
  settings = '',
  { chunk = 65_536, maxBytes = 1 << 20 } = {},
): InputSnapshot[] {
  const mapping = readMapping(`source: x\nticket: { ticket_id: a, opened_at: a }\n${settings}`, 'm.yaml');
  const seen: InputSnapshot[] = [];
  const reader = readCsv(
    mapping,
    {
      record: (line, record) => seen.push([line, { ...record }]),
      reject: (line, { reason }) => seen.push([line, reason]),
      passOver: (line) => seen.push([line, 'passed over']),
      note: (text) => seen.push([0, text]),
    },
    maxBytes,
  );
  const bytes = typeof csv === 'string' ? Buffer.from(csv) : csv;
  for (let i = 0; i < bytes.length; i += chunk) reader.push(bytes.subarray(i, i + chunk));
  reader.end();
  return seen;
}

describe('readCsv', () => {
  it.each([
    [
      'plain rows',
      'a,b\n1,2\n3,4\n',
      [
        [2, { a: '1', b: '2' }],
        [3, { a: '3', b: '4' }],
      ],
    ],
    [
      'CRLF, and no end of the last line',
      'a,b\r\n1,2\r\n3,4',
      [
        [2, { a: '1', b: '2' }],
        [3, { a: '3', b: '4' }],
      ],
    ],
    [
      'lone CR',
      'a,b\r1,2\r3,4\r',
      [
        [2, { a: '1', b: '2' }],
        [3, { a: '3', b: '4' }],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b\n1,2\n', [[2, { a: '1', b: '2' }]]],
    [
      'blank rows',
      'a,b\n\n1,2\n  \n,\n"",\n3,4\n\n',
      [
        [3, { a: '1', b: '2' }],
        [5, 'passed over'],
        [6, 'passed over'],
        [7, { a: '3', b: '4' }],
      ],
    ],
    [
      'line breaks, delimiters and quotes in quotes',
      'a,b\n"x\ny, ""z""",2\n3,4\n',
      [
        [2, { a: 'x\ny, "z"', b: '2' }],
        [4, { a: '3', b: '4' }],
      ],
    ],
    ['blanks around quotes', 'a,b\n1, "x, y" \n', [[2, { a: '1', b: 'x, y' }]]],
    ['a quote within a field', 'a,b\n5" screen,2\n', [[2, { a: '5" screen', b: '2' }]]],
    [
      'two columns of one name, and one without',
      'a,b,a,\n1,2,3,4\n',
      [
        [0, 'two columns are called "a": the first is read, the other is "a#2"'],
        [2, { a: '1', b: '2', 'a#2': '3', '#4': '4' }],
      ],
    ],
    [
      'ragged rows',
      'a,b\n1\n1,2,3\n1,2,,\n3,4\n',
      [
        [2, 'invalid_csv'],
        [3, 'invalid_csv'],
        [4, { a: '1', b: '2' }],
        [5, { a: '3', b: '4' }],
      ],
    ],
    [
      'a quote never closed',
      'a,b\n"1,2\n3,4\n5,6\n',
      [
        [2, 'invalid_csv'],
        [3, { a: '3', b: '4' }],
        [4, { a: '5', b: '6' }],
      ],
    ],
    [
      'a stray quote that a later one closes',
      'a,b\n"1,2\n3,4\n"5",6\n',
      [
        [2, 'invalid_csv'],
        [3, { a: '3', b: '4' }],
        [4, { a: '5', b: '6' }],
      ],
    ],
    [
      'text behind a closing quote',
      'a,b\n"1"x,2\n3,4\n',
      [
        [2, 'invalid_csv'],
        [3, { a: '3', b: '4' }],
      ],
    ],
    ['a heading alone', 'a,b\n', []],
  ] as [string, string, InputSnapshot[]][])('reads %s', (_, csv, expected) => {
    for (const chunk of [65_536, 1, 2, 5]) expect(read(csv, '', { chunk })).toEqual(expected);
  });

  it('follows the mapping: delimiter, quote, skipped lines, own heading', () => {
    expect(read("Report;\nx\na;b\n'1;2';3\n", `csv: { delimiter: ";", quote: "'", skip_lines: 2 }`)).toEqual([
      [4, { a: '1;2', b: '3' }],
    ]);
    expect(read('1\t"2\n', 'csv: { delimiter: "\\t", quote: null, header: [a, b] }')).toEqual([
      [1, { a: '1', b: '"2' }],
    ]);
  });

  it('reads other encodings, whatever the chunks', () => {
    const text = 'a,b\né €,2\n';
    for (const chunk of [65_536, 1, 3]) {
      const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
      expect(read(utf16, 'csv: { encoding: utf-16le }', { chunk })).toEqual([[2, { a: 'é €', b: '2' }]]);
      const windows = Buffer.from('a,b\n\xe9 \x80,2\n', 'latin1');
      expect(read(windows, 'csv: { encoding: windows-1252 }', { chunk })).toEqual([
        [2, { a: 'é €', b: '2' }],
      ]);
    }
  });

  it('rejects rows that are no UTF-8, but not a replacement character that stands in the file', () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n\uFFFD,1\n'),
      Buffer.from('caf\xe9,2\n', 'latin1'),
      Buffer.from('ok,3\n'),
    ]);
    expect(read(Buffer.from('a,b\n\uFFFD,1\n'))).toEqual([[2, { a: '\uFFFD', b: '1' }]]);
    expect(read(bytes).slice(-2)).toEqual([
      [3, 'invalid_utf8'],
      [4, { a: 'ok', b: '3' }],
    ]);
  });

  it('passes over rows that are too long', () => {
    const long = 'x'.repeat(5000);
    const expected = [
      [2, 'line_too_long'],
      [3, { a: '3', b: '4' }],
    ];
    for (const chunk of [65_536, 100]) {
      expect(read(`a,b\n${long},1\n3,4\n`, '', { chunk, maxBytes: 1000 })).toEqual(expected);
      expect(read(`a,b\n"${long}",1\n3,4\n`, '', { chunk, maxBytes: 1000 })).toEqual(expected);
      expect(read(`a,b\n"1,${'2\n3,4\n'.repeat(1000)}`, '', { chunk, maxBytes: 1000 })).toHaveLength(2000);
    }
  });

  it('gives what is left of a damaged object as one rejected record', () => {
    const mapping = readMapping('source: x\nticket: { ticket_id: a, opened_at: a }', 'm.yaml');
    const seen: unknown[] = [];
    const sink = {
      record: (line: number) => seen.push(line),
      reject: (line: number, _: unknown, raw: string) => seen.push([line, raw]),
      passOver: () => {},
      note: () => {},
    };
    const reader = readCsv(mapping, sink, 1000);
    reader.push(Buffer.from('a,b\n1,2\n3,'));
    reader.end({ reason: 'truncated', path: '', message: 'cut' });
    expect(seen).toEqual([2, [3, '3,']]);
  });

  it.each([
    ['id,b\n', 'the data has no column "a"; its columns: "id", "b"'],
    ['x;b\n1;2\n', 'the data has no column "a"; its columns: "x", "b"'],
    ['anna@example.com,0176123456\n', 'its columns: "aaaa@aaaaaaa.aaa", "9999999999"'],
    [
      '1,K-ahmed-7,hello from bo\n',
      'csv: { header: [first, second] }); its columns: "9", "a-aaaaa-9", "aaaaa aaaa aa"',
    ],
    ['05/02/2024 09:12,bo\n', 'its columns: "99/99/9999 99:99", "aa"'],
    ['2nd line,b\n', 'its columns: "2nd line", "b"'],
    ['"a,b\n1,2\n', 'the heading of the data cannot be read: line 1: a quote that opens here is not closed'],
  ])('says that the data does not fit the mapping: %j', (csv, message) => {
    expect(() => read(csv)).toThrow(MappingError);
    expect(() => read(csv)).toThrow(message);
  });

  it('does not list a thousand columns', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `c${i}`).join(',');
    expect(() => read(`${many}\n`)).toThrow(/ "c38", "c39", and 960 more$/);
  });

  it('says so of UTF-16 that the mapping does not announce', () => {
    for (const bom of ['\uFEFF', '']) {
      expect(() => read(Buffer.from(`${bom}a,b\n1,2\n`, 'utf16le'))).toThrow(
        'heading of the data cannot be read',
      );
    }
  });

  it('loses no row and invents none, whatever the bytes and chunks', () => {
    const piece = fc.constantFrom(
      ...['a', '1', ',', '\n', '\r\n', '\r', '"', '""', ' ', '\uFFFD', 'é', '\0', '","', '"\n"'],
    );
    const text = fc.array(piece, { maxLength: 24 }).map((all) => `a,b\n${all.join('')}`);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (csv, chunk) => {
        const whole = read(csv);
        expect(read(csv, '', { chunk })).toEqual(whole);
        const lines = whole.map(([line]) => line);
        expect([...new Set(lines)].sort((a, b) => a - b)).toEqual(lines);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives back any table that was written properly', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab ,"\n\r;é'.split('')) }).map((text) => text.trim());
    const row = fc.tuple(cell, cell).filter((cells) => cells.some((one) => one !== ''));
    fc.assert(
      fc.property(
        fc.array(row),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 99 }),
        (rows, end, chunk) => {
          const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
          const seen = read(['a,b', ...quoted].join(end), '', { chunk });
          expect(seen.map(([, record]) => record)).toEqual(rows.map(([a, b]) => ({ a, b })));
        },
      ),
      { numRuns: 500 },
    );
  });
});
