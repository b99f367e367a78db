import { expect, test } from 'vitest';
import { readArguments, usageOf } from './arguments.ts';

const names = ['ingest', 'start'];

test('names and options are read; --help is one', () => {
  const { positionals, values } = readArguments(['start', '--events', '100', '--scales', '0.1,8'], names);
  expect(positionals).toEqual(['start']);
  expect(values).toMatchObject({ events: '100', scales: '0.1,8', big: '0', help: false });
  expect(readArguments(['--help'], names).values.help).toBe(true);
});

test.each([
  [['--hlep'], "Unknown option '--hlep'"],
  [['toString'], 'no benchmark toString'],
  [['start', '--events', 'many'], '--events: "many" is no number'],
  [['start', '--scales', '0.1,,1'], '--scales: "0.1,,1" is no number'],
])('wrong use is said: %j', (given, message) => {
  expect(() => readArguments(given, names)).toThrow(message);
});

test('the usage names every option and benchmark', () => {
  const usage = usageOf(names);
  expect(usage).toContain('ingest, start');
  for (const name of Object.keys(readArguments([], names).values)) expect(usage).toContain(`--${name}`);
});
