import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readMapping } from '../../../functions/sources/mapping.ts';

const root = resolve(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(`${root}/docs/mapping.schema.json`, 'utf8'));
const isAllowed = new Ajv({ allowUnionTypes: true }).compile(schema);
const examples = globSync(`${root}/examples/*/mapping.yaml`).map((path) => readFileSync(path, 'utf8'));

const shipped = globSync(`${root}/functions/sources/vendors/mappings/*.yaml`);

it.each(shipped)('editors find nothing wrong with a shipped mapping, which may be copied: %s', (path) => {
  expect(isAllowed(parse(readFileSync(path, 'utf8'))), JSON.stringify(isAllowed.errors)).toBe(true);
});

it.each(examples)('editors find nothing wrong with an example', (text) => {
  expect(isAllowed(parse(text)), JSON.stringify(isAllowed.errors)).toBe(true);
});

it.each([
  'sorce: x',
  'source: x\nticket: { ticket_id: id, opend_at: at }',
  'source: x\nticket: { opened_at: at }',
  'source: x\nticket: { ticket_id: id, channel: { form: c } }',
  'source: x\nvalues: { chanel: { a: b } }',
  'source: x\ncsat: [{ score: s }]',
  'source: x\nticket: { ticket_id: { seting: id } }',
  'source: x\nticket: { ticket_id: { setting: id, defualt: id } }',
])('editors see that %j is wrong', (text) => expect(isAllowed(parse(text))).toBe(false));

it('what is read, editors allow', () => {
  const damage = fc.constantFrom('', ' ', '{ a: b }', '[b, c]', 'null', '12', 'true', '"5"', '&a ', 'format');
  fc.assert(
    fc.property(
      fc.constantFrom(...examples),
      fc.nat(),
      fc.nat({ max: 9 }),
      damage,
      (text, at, length, put) => {
        const start = at % text.length;
        const damaged = text.slice(0, start) + put + text.slice(start + length);
        try {
          readMapping(damaged, 'm.yaml');
        } catch {
          return;
        }
        expect(isAllowed(parse(damaged)), damaged).toBe(true);
      },
    ),
    { numRuns: 250 },
  );
});
