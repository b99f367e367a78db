import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../../functions/ingest/read/limits.ts';
import { parseJson } from '../../../functions/ingest/read/parse-json.ts';
import { keepDigits } from '../../../functions/sources/mapping.ts';

/** What becomes of a text: its value, or the reason why it has none. */
function read(text: string, depth = defaultLimits.depth): unknown {
  let said: unknown;
  const sink = {
    value: (_: number, value: unknown) => {
      said = { value };
    },
    reject: (_: number, { reason }: { reason: string }) => {
      said = { reason };
    },
    passOver: () => {},
  };
  parseJson(sink, { ...defaultLimits, depth }).text(1, text);
  return said;
}

const blank = fc.constantFrom('', ' ', '\n', '\t ', '\r\n');
const number = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom('1e300', '9007199254740993.0', '-0', '12345678901234567890e2'),
);
const text = fc
  .oneof(fc.string(), fc.constantFrom(', 12345678901234567', '[{"a":[', ':9007199254740993'))
  .map((value) => JSON.stringify(value));
/** JSON as a text, with blanks wherever it may have them. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof({ depthSize: 'large' }, number, text, list(tie('json')), object(tie('json'))),
}));

function list(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(inner, { maxLength: 3 }), blank, blank)
    .map(([all, before, after]) => `[${before}${all.join(`${after},${before}`)}${after}]`);
}

function object(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(inner, { maxLength: 3 }), blank, blank)
    .map(
      ([all, before, after]) =>
        `{${before}${all.map((one, i) => `"k${i}"${after}:${before}${one}`).join(`${before},`)}${after}}`,
    );
}

test('an integer beyond 2^53 is kept digit by digit, wherever it stands', () => {
  fc.assert(
    fc.property(json, (one) => {
      expect(read(one)).toEqual({ value: JSON.parse(one, keepDigits) });
    }),
    { numRuns: 500 },
  );
  expect(read('{"id":9007199254740993}')).toEqual({ value: { id: '9007199254740993' } });
  expect(read('[ -12345678901234567890 ]')).toEqual({ value: ['-12345678901234567890'] });
  expect(read('[9007199254740993.0, 2.0, 0.5]')).toEqual({ value: ['9007199254740993', 2, 0.5] });
});

/** How many lists and objects the deepest value lies in; nothing lies in an empty one. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Math.max(0, ...Object.values(value).map((inner) => 1 + depthOf(inner)))
    : 0;

test('lists and objects may lie so deep in one another and no deeper', () => {
  fc.assert(
    fc.property(json, fc.integer({ min: 0, max: 4 }), (one, depth) => {
      const isDeeper = depthOf(JSON.parse(one)) > depth;
      expect(read(one, depth)).toEqual(
        isDeeper ? { reason: 'too_deep' } : { value: JSON.parse(one, keepDigits) },
      );
    }),
    { numRuns: 500 },
  );
  const nested = (levels: number) => '[{"a":'.repeat(levels / 2) + '"[[{"' + '}]'.repeat(levels / 2);
  expect(read(nested(500))).toEqual({ value: JSON.parse(nested(500)) });
  expect(read(nested(502))).toEqual({ reason: 'too_deep' });
});
