import { expect, test } from 'vitest';
import { objectFormat, withoutEndings } from '../../../functions/ingest/read/object-format.ts';

test.for([
  ['in/desk/export.NDJSON.gz', 'ndjson'],
  ['in/desk/export.json.zip', 'json'],
  ['in/desk/tickets.csv/part-00000-7f.c000.gz', 'csv'],
  ['in/desk/warehouse/20261129T011500000Z.ndjson/20261129_011501_00042_abcde_0f7e', 'ndjson'],
  ['in/desk/old.csv/new.json/part-0', 'json'],
  ['in/desk/tickets.csv/tickets.json', 'json'],
] as const)('%s is %s', ([key, format]) => {
  expect(objectFormat(key)).toBe(format);
});

test('what a folder calls Parquet, and is asked for a format, is none', () => {
  expect(objectFormat('in/desk/export.parquet/part-0')).toMatchObject({ reason: 'unreadable_object' });
});

test.for(['in/desk.csv.old/part-0', 'in/desk/part-0', 'in/desk.constructor'])(
  '%s has no format that its name or a folder of it says',
  (key) => expect(objectFormat(key)).toMatchObject({ reason: 'unknown_format' }),
);

test.for([
  ['in/tickets@2026.csv.gzip', 'in/tickets@2026'],
  ['tickets@2026.NDJSON.zip', 'tickets@2026'],
  ['anna@mail.example', 'anna@mail.example'],
  ['.csv', ''],
] as const)('%s is called %s', ([key, name]) => expect(withoutEndings(key)).toBe(name));
