import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordReader, RecordSink } from '../../../functions/ingest/read/record-sink.ts';
import { splitJson } from '../../../functions/ingest/read/split-json.ts';
import { splitLines } from '../../../functions/ingest/read/split-lines.ts';

type Split = (sink: RecordSink, maxBytes: number) => RecordReader;

/** What a reader finds in bytes that arrive in chunks of a size. */
function found(split: Split, bytes: Buffer, chunkBytes: number, maxBytes = 1000) {
  const records: (readonly [number, string])[] = [];
  const reader = split(
    {
      text: (no, text) => records.push([no, text]),
      reject: (no, { reason }) => records.push([no, `!${reason}`]),
    },
    maxBytes,
  );
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  reader.end();
  return records;
}

const chunkSizes = [1, 2, 3, 7, 10_000];
const cases: [Split, string, string | Buffer, (readonly [number, string])[]][] = [
  [splitLines, 'nothing', '', []],
  [
    splitLines,
    'lines with and without an end',
    'a\nb',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    splitLines,
    'blank lines, numbered',
    'a\n\n \t\r\nb\r\n',
    [
      [1, 'a'],
      [4, 'b\r'],
    ],
  ],
  [
    splitLines,
    'byte order marks of files put one behind another',
    '\ufeffa\n\ufeffb\n\ufeff',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    splitJson,
    'byte order marks between arrays',
    '\ufeff[1, 2]\n\ufeff[3]\ufeff{"a": 4}',
    [
      [1, '1'],
      [2, ' 2'],
      [3, '3'],
      [4, '{"a": 4}'],
    ],
  ],
  [
    splitLines,
    'a long line',
    `a\n${'x'.repeat(1001)}\nb\n`,
    [
      [1, 'a'],
      [2, '!line_too_long'],
      [3, 'b'],
    ],
  ],
  [splitLines, 'the longest line', 'x'.repeat(1000), [[1, 'x'.repeat(1000)]]],
  [
    splitLines,
    'bytes that are not UTF-8',
    Buffer.from([0x61, 10, 0xff, 10, 0x62]),
    [
      [1, 'a'],
      [2, '!invalid_utf8'],
      [3, 'b'],
    ],
  ],
  [splitLines, 'a replacement character in the text itself', 'a\uFFFDb', [[1, 'a\uFFFDb']]],
  [splitLines, 'characters of many bytes', 'ä€😀\n', [[1, 'ä€😀']]],
  [splitJson, 'an empty array', ' [ ] \n', []],
  [
    splitJson,
    'elements of all kinds',
    '[{"a":[1,{}]},"x,]\\"",3 ,null]',
    [
      [1, '{"a":[1,{}]}'],
      [2, '"x,]\\""'],
      [3, '3 '],
      [4, 'null'],
    ],
  ],
  [
    splitJson,
    'one long element',
    `[1,"${'x'.repeat(1001)}",2]`,
    [
      [1, '1'],
      [2, '!line_too_long'],
      [3, '2'],
    ],
  ],
  [splitJson, 'an object', ' {"a":{"b":"}"}} ', [[1, '{"a":{"b":"}"}}']]],
  [splitJson, 'nothing but space', ' \n', [[1, '!invalid_json']]],
  [
    splitJson,
    'an array that is not closed',
    '[1,{"a"',
    [
      [1, '1'],
      [2, '!truncated'],
    ],
  ],
  [
    splitJson,
    'arrays and objects one behind another',
    '[1] {"a":[2]}{"b":3}\n[4]',
    [
      [1, '1'],
      [2, '{"a":[2]}'],
      [3, '{"b":3}'],
      [4, '4'],
    ],
  ],
  [
    splitJson,
    'lines that are no JSON',
    'x{\n{"a":1}\n2\n[3]garbage',
    [
      [1, '!invalid_json'],
      [2, '{"a":1}'],
      [3, '!invalid_json'],
      [4, '3'],
      [5, '!invalid_json'],
    ],
  ],
  [
    splitJson,
    'an object whose quote is not closed in its line',
    '{"a":"\n{"b":1}\n',
    [
      [1, '!invalid_json'],
      [2, '{"b":1}'],
    ],
  ],
  [splitJson, 'an object that is not closed', '{"a":1', [[1, '!truncated']]],
];

test.each(
  cases.map(([split, what, input, expected]) => ({ name: `${split.name}: ${what}`, split, input, expected })),
)('$name', ({ split, input, expected }) => {
  for (const size of chunkSizes) expect(found(split, Buffer.from(input), size)).toEqual(expected);
});

test('an array of any JSON comes apart into its elements', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      (values, size, isPretty) => {
        const text = JSON.stringify(values, null, isPretty ? 2 : 0);
        const elements = found(splitJson, Buffer.from(text), size, 1_000_000);
        expect(elements.map(([, element]) => JSON.parse(element))).toEqual(JSON.parse(text));
      },
    ),
    { numRuns: 700 },
  );
});

test.each([
  ['splitLines', splitLines],
  ['splitJson', splitJson],
])('%s never throws, and does not depend on how bytes are delivered', (_, split) => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string({ unit: fc.constantFrom(...'[]{},:"\\ \n1ae'), maxLength: 80 })
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 20 }), (input, size) => {
      expect(found(split, Buffer.from(input), size, 30)).toEqual(found(split, Buffer.from(input), 1000, 30));
    }),
    { numRuns: 1000 },
  );
});
