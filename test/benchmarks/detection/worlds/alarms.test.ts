import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { readAlarms } from './alarms.ts';
import { partOf, readTruth, type TruthRow, writeTruth } from './truth.ts';

const folder = temporaryFolder();
const fileOf = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const truth: TruthRow[] = ['r0000', 'r0001'].map((replication) => ({
  scenario: 'iid-20',
  name: 'iid-20',
  replication,
  scope: 'treated/chat/leaf1',
  planted: false,
  drop: 0,
  change_day: '2025-01-06',
  looks: 90,
}));
const whole = { scenario: 'iid-20', replication: 'r0001', day: 7, scope: '*' };

describe('alarms of a tool', () => {
  test.each([
    ['a.csv', 'scenario,replication,day\niid-20,r0001,7\n'],
    ['b.csv', '\uFEFFday,scope,p,replication,scenario\r\n 7 ,*,.01,1,iid-20\r\n\r\n'],
    ['c.ndjson', '{"scenario":"iid-20","replication":"r0001","day":7}\n'],
    ['d.jsonl', '\n{"scenario":"iid-20","replication":1,"day":"7","scope":null,"p":0.01}'],
  ])('%s is read', (name, content) => {
    expect(readAlarms(fileOf(name, content), truth)).toEqual([whole]);
  });

  test('a scope is kept', () => {
    const path = fileOf('scope.csv', 'scenario,replication,day,scope\niid-20,0,90,treated/chat/leaf1\n');
    const alarm = { scenario: 'iid-20', replication: 'r0000', day: 90, scope: 'treated/chat/leaf1' };
    expect(readAlarms(path, truth)).toEqual([alarm]);
  });

  test('none at all are none', () => {
    expect(readAlarms(fileOf('none.ndjson', ''), truth)).toEqual([]);
    expect(readAlarms(fileOf('none.csv', 'scenario,replication,day\n'), truth)).toEqual([]);
  });

  test.each([
    [
      'scenario',
      '{"scenario":"iid-2","replication":0,"day":7}',
      'scenario: the truth has no scenario "iid-2"',
    ],
    ['no scenario', '{"replication":0,"day":7}', 'scenario: the truth has no scenario ""'],
    ['replication', '{"scenario":"iid-20","replication":"x","day":7}', 'replication: the truth has no'],
    [
      'beyond',
      '{"scenario":"iid-20","replication":2,"day":7}',
      'replication: the truth has no replication "2"',
    ],
    ['day 0', '{"scenario":"iid-20","replication":0,"day":0}', 'day: "0" is no whole number from 1'],
    ['day 91', '{"scenario":"iid-20","replication":0,"day":91}', 'day: "91" is no whole number'],
    ['half a day', '{"scenario":"iid-20","replication":0,"day":1.5}', 'day: "1.5" is no whole number'],
    ['a date', '{"scenario":"iid-20","replication":0,"day":"2025-01-07"}', 'day: "2025-01-07" is no whole'],
    ['no day', '{"scenario":"iid-20","replication":0}', 'day: "" is no whole number'],
    [
      'a list',
      '{"scenario":["iid-20"],"replication":0,"day":7}',
      'scenario: ["iid-20"] is no text or number',
    ],
    ['scope', '{"scenario":"iid-20","replication":0,"day":7,"scope":"x"}', 'scope: "x" is no treated scope'],
    ['no JSON', 'iid-20,0,7', 'no JSON object'],
    ['a number', '7', 'no JSON object'],
  ])('%s: the line and the field are named', (_, line, message) => {
    const path = fileOf('wrong.ndjson', `\n${line}\n`);
    expect(() => readAlarms(path, truth)).toThrow(`wrong.ndjson, line 2`);
    expect(() => readAlarms(path, truth)).toThrow(message);
  });

  test.each([
    ['wrong.csv', 'scenario,replication,day\n\niid-20,0,x\n', 'wrong.csv, line 3, day: "x"'],
    ['wrong.csv', 'scenario,day\niid-20,3\n', 'line 1, replication: no such column'],
    ['wrong.csv', '', 'line 1, scenario: no such column'],
    ['wrong.csv', 'scenario,replication,day\niid-20,0\n', 'Invalid Record Length'],
    ['wrong.txt', '', 'its name must end in .csv, .ndjson or .jsonl'],
  ])('%s with %j is refused', (name, content, message) => {
    expect(() => readAlarms(fileOf(name, content), truth)).toThrow(message);
  });

  test('a file that is not there is said to be so', () => {
    expect(() => readAlarms(join(folder, 'nothing.csv'), truth)).toThrow('cannot read');
  });

  test('whatever a line holds, it is an alarm or refused by its number', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('scenario', 'replication', 'day', 'scope'), fc.jsonValue()),
        (line) => {
          const path = fileOf('any.ndjson', JSON.stringify(line));
          try {
            expect(readAlarms(path, truth)).toHaveLength(1);
          } catch (error) {
            expect(String(error)).toMatch(/any\.ndjson, line 1, (scenario|replication|day|scope): /);
          }
        },
      ),
      { seed: 14, numRuns: 200 },
    );
  });
});

describe('the truth', () => {
  test('comes back as it was written', () => {
    const path = join(folder, 'truth.csv');
    const rows = [...truth, { ...truth[0]!, scenario: 'a, "b"', planted: true, drop: 0.05 }];
    writeTruth(path, rows);
    expect(readTruth(path)).toEqual(rows);
  });

  test.each([
    ['day,x\n', 'has no rows'],
    ['scenario,name\na\n', 'truth.csv: Invalid Record Length'],
    ['scenario,name\na,b\n', 'row 1, replication: "" makes no sense'],
    [
      'scenario,name,replication,scope,planted,drop,change_day,looks\na,a,r0000,x,maybe,0,2025-01-06,90\n',
      'row 1, planted: "maybe" makes no sense',
    ],
  ])('that makes no sense is refused: %j', (content, message) => {
    expect(() => readTruth(fileOf('truth.csv', content))).toThrow(message);
  });

  test('can be cut to the part in which a tool was run', () => {
    expect(partOf(truth, undefined, 1)).toEqual(truth.slice(0, 1));
    expect(partOf(truth, ['iid-20'])).toEqual(truth);
    expect(() => partOf(truth, ['iid-2'])).toThrow('the truth has no "iid-2"; it has iid-20');
  });
});
