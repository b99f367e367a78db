import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MappingError, readMapping } from '../../../functions/sources/mapping.ts';

const ticket = 'ticket: { ticket_id: id, opened_at: at }';

/** The message of the error that a mapping makes. */
function problemOf(text: string): string {
  try {
    readMapping(text, 'm.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(MappingError);
    return (error as Error).message;
  }
  return 'no error';
}

describe('readMapping', () => {
  it('takes the smallest mapping', () => {
    const mapping = readMapping(`source: x\n${ticket}`, 'm.yaml');
    expect(mapping.source).toBe('x');
    expect([...mapping.columns.keys()].sort()).toEqual(['at', 'id']);
  });

  it.each([
    ['source: [', 'mapping m.yaml, line 1: not valid YAML'],
    ['', 'line 1: expected keys with values here'],
    [ticket, 'line 1: needs source'],
    ['source: x', 'line 1: has neither a ticket nor a csat section'],
    [`source: x\nsorce: y\n${ticket}`, 'line 2, sorce: unknown key (did you mean "source"?)'],
    [
      'source: x\nticket:\n  ticket_id: id\n  opend_at: at',
      'line 4, ticket.opend_at: unknown key (did you mean "opened_at"?)',
    ],
    ['source: x\nticket:\n  ticket_id: id', 'line 2, ticket: maps no instant'],
    ['source: x\nticket:\n  opened_at: at', 'ticket: needs ticket_id'],
    [
      `source: x\ntime_zone: Europe/Berlinn\n${ticket}`,
      'line 2, time_zone: "Europe/Berlinn" is no time zone (did you mean "Europe/Berlin"?)',
    ],
    [`source: x\ntime_zone: BST\n${ticket}`, 'line 2, time_zone: "BST" is no time zone'],
    [`source: x\nformat: xlsx\n${ticket}`, 'line 2, format: "xlsx" is none of csv, ndjson, json'],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: { from: at, format: "DD/MM/YYYY" }',
      'did you mean "dd/MM/yyyy"?',
    ],
    ['source: x\nticket:\n  ticket_id: id\n  opened_at: { from: at, format: "%d/%m/%Y" }', 'uses % codes'],
    ['source: x\nticket:\n  ticket_id: id\n  opened_at: { from: at, format: "HH:mm" }', 'must hold year'],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: { from: at, format: "dd/MM/yyyy" }',
      'this format says no zone: add time_zone',
    ],
    ['source: x\nticket:\n  ticket_id: id\n  opened_at: { format: "iso" }', 'needs from'],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  resolved_at: r',
      'line 5, ticket.resolved_at: a resolution needs claim',
    ],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  resolved_at: r\n  claim: { const: agnet }',
      'line 6, ticket.claim: "agnet" is none of confirmed, assumed, agent (did you mean "agent"?)',
    ],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  handler: { kind: { const: bot } }',
      'ticket.handler.kind: "bot" is none of ai, in_house, outsourced, on_demand',
    ],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  handler: { kind: { first_of: [{ const: customr }, team], values: { customer: null } } }',
      'ticket.handler.kind.first_of.1: "customr" is none of ai, in_house, outsourced, on_demand',
    ],
    [
      'source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  channel: { const: a, from: b }',
      'give one of from, first_of, const, row_number',
    ],
    [`source: x\n${ticket}\ncsat: { score: s }`, 'line 3, csat: needs answered_at'],
    [
      `source: x\n${ticket}\ncsat: { score: s, answered_at: a, scale: { min: 5, max: 1 } }`,
      'max 1 must be above min 5',
    ],
    ['source: x\ncsat: { score: s, answered_at: a }', 'needs ticket_id, as there is no ticket section'],
    [
      `source: x\n${ticket}\nvalues: { chanel: { A: b } }`,
      'values.chanel: unknown key (did you mean "channel"?)',
    ],
    [`source: x\n${ticket}\nhistory: { changed_at: c, status: s }`, 'needs resolved_when'],
    [`source: "desk:eu"\n${ticket}`, 'a source is named by letters'],
    [
      'source: x\nhistory: { changed_at: c, status: s, resolved_when: [R] }',
      'history: needs a ticket section',
    ],
    [`source: x\n${ticket}\ncsv: { delimiter: ";;" }`, 'the delimiter is one character'],
    [`source: x\n${ticket}\ncsv: { delimiter: "\\n" }`, 'no end of a line'],
    ['['.repeat(20_000), 'line 1: not valid YAML: nested too deeply'],
    [`source: x\n${ticket}\ncsv: { encoding: klingon }`, '"klingon" is no encoding'],
    [`source: x\nsource: y\n${ticket}`, 'line 2, source: not valid YAML: the key stands here twice'],
    ['source: x\nticket: *t', 'line 2, ticket: nothing above is named &t'],
    [`source: x\n${ticket}\n? [a]\n: b`, 'line 1: a key must be a plain text'],
    ['- a', 'line 1: expected keys with values here'],
    [
      'source: x\nticket: { ticket_id: id, opened_at: at, first_reply_at: r }',
      'ticket.first_reply_at: a reply needs handler',
    ],
    [
      'source: x\nticket: { ticket_id: { row_number: false }, opened_at: at }',
      'ticket.ticket_id.row_number: only true makes sense here',
    ],
  ])('explains %j', (text, problem) => expect(problemOf(text)).toContain(problem));

  it('names everything that is wrong at once, in the order of lines', () => {
    const text = `
source: x
formt: csv
ticket:
  ticket_id:
  opened_at: { from: at, format: dd/MM/yyyy, when: { Status: { abov: 1 } } }
  claim: { const: agnet, values: { done: agent, over: system } }
  handler: { id: [who] }
  first_reply_at: { plus: { weeks: 1 } }
  events:
    - { type: message, at: [day, time] }
csat:
  - { score: s, scale: { min: 5, max: 1 }, answered_at: [] }
  - survey
values: { rated: { Bot: robot }, queue: 4 }
shift_days: "1.5"
`;
    expect(problemOf(text).replaceAll('mapping m.yaml, ', '').split('\n')).toEqual([
      'line 3, formt: unknown key (did you mean "format"?); known here: source, format, time_zone, missing, names, records, skip, ticket, csat, history, values, streams, lookups, csv, shift_days',
      'line 5, ticket.ticket_id: expected a column or { from: … } here, found nothing',
      'line 6, ticket.opened_at.when.Status.abov: unknown key (did you mean "above"?); known here: not, above, begins, begins_not, has, has_not, same_as, split',
      'line 6, ticket.opened_at.when.Status: give one of not, above, begins, begins_not, has, has_not, same_as',
      'line 7, ticket.claim: "agnet" is none of confirmed, assumed, agent (did you mean "agent"?)',
      'line 7, ticket.claim.values.over: "system" is none of confirmed, assumed, agent',
      'line 8, ticket.handler: needs kind: `ai`, `in_house`, `outsourced`, `on_demand`; empty: nobody',
      'line 8, ticket.handler.id: expected a column or { from: … } here',
      'line 9, ticket.first_reply_at.plus.weeks: unknown key; known here: milliseconds, seconds, minutes, hours, days',
      'line 9, ticket.first_reply_at.plus: give one of milliseconds, seconds, minutes, hours, days',
      'line 9, ticket.first_reply_at: needs from: the column, or the columns to join',
      'line 11, ticket.events.1.at: expected a column or { from: … } here',
      'line 11, ticket.events.1: an event of type message needs author',
      'line 13, csat.1.scale: max 1 must be above min 5',
      'line 13, csat.1.answered_at: expected a column or { from: … } here',
      'line 14, csat.2: expected keys with values here',
      'line 15, values.queue: expected keys with values here',
      'line 15, values.rated.Bot: "robot" is none of ai, human',
      'line 16, shift_days: expected a number here',
    ]);
  });

  it('finds a format without a zone where other things are wrong, too', () => {
    const text = `source: x\nsorce: y\nticket:\n  ticket_id: id\n  opened_at: { from: [d, t], format: [iso, dd/MM/yyyy] }\n`;
    expect(problemOf(text).split('\n')).toEqual([
      expect.stringContaining('line 2, sorce: unknown key'),
      expect.stringContaining('line 5, ticket.opened_at.format.2: this format says no zone: add time_zone'),
    ]);
  });

  it('says once what an anchor makes wrong in several places', () => {
    const text = `source: x\nticket:\n  ticket_id: id\n  opened_at: &at { from: d, format: DD }\n  closed_at: *at\n`;
    expect(problemOf(text).split('\n')).toHaveLength(1);
  });

  it('takes names and values as they are written', () => {
    const { ticket, missing, columns } = readMapping(
      'source: 1.10\nmissing: [007, null text, True]\nticket:\n  ticket_id: 0042\n  opened_at: at\n  channel: { const: 9007199254740993 }\n  queue: { from: 1.0, values: { 1.10: 2.50, ~: x } }\n',
      'm.yaml',
    );
    expect([...columns.keys()].sort()).toEqual(['0042', '1.0', 'at']);
    expect(missing).toEqual(new Set(['007', 'null text', 'true']));
    expect(ticket?.channel?.const).toBe('9007199254740993');
    expect([...(ticket?.queue?.values?.exact ?? [])]).toEqual([
      ['1.10', '2.50'],
      ['~', 'x'],
    ]);
  });

  it('reads a duration as so many units, or as columns', () => {
    const { ticket } = readMapping(
      'source: x\ntime_zone: UTC\nticket:\n  ticket_id: id\n  opened_at: { from: a, plus: { hours: 1.5 } }\n  closed_at: { from: a, plus: { seconds: "30" } }\n  reopened_at: { from: a, plus: { minutes: [True, talk] } }\n',
      'm.yaml',
    );
    const [opened, closed, reopened] = [ticket?.opened_at, ticket?.closed_at, ticket?.reopened_at];
    expect(opened?.plus).toEqual({ constant: 1.5, columns: [], milliseconds: 3_600_000 });
    expect(closed?.plus?.columns.map(({ name }) => name)).toEqual(['30']);
    expect(reopened?.plus?.columns.map(({ name }) => name)).toEqual(['True', 'talk']);
  });

  it('hands the zone and the tables of the file down to where they hold', () => {
    const { ticket, csat } = readMapping(
      `source: x\ntime_zone: UTC\nticket: { ticket_id: id, opened_at: at, handler: { kind: k } }\ncsat: { score: s, answered_at: { from: a, time_zone: Asia/Kolkata, not_before: b } }\nvalues: { handler.kind: { Bot: ai }, score: { Good: 5 } }\n`,
      'm.yaml',
    );
    expect(ticket?.opened_at?.time_zone).toBe('UTC');
    expect(ticket?.handler?.kind.values?.exact.get('Bot')).toBe('ai');
    expect(csat?.[0]?.score).toMatchObject({ path: 'csat.score' });
    expect(csat?.[0]?.score.values?.folded.get('good')).toBe('5');
    expect(csat?.[0]?.answered_at).toMatchObject({
      time_zone: 'Asia/Kolkata',
      not_before: { time_zone: 'UTC' },
    });
  });

  it('reads a damaged file or explains it, and fails in no other way', () => {
    const example = readFileSync(
      resolve(import.meta.dirname, '../../../examples/incident-log/mapping.yaml'),
      'utf8',
    );
    const damage = fc.constantFrom(
      '',
      ' ',
      ':',
      '[',
      '{ a: b }',
      '- x',
      'null',
      '&a ',
      '*a',
      '"',
      '12',
      '\n',
      '? ',
      '!!int ',
    );
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 30 }), damage, (at, length, text) => {
        const start = at % example.length;
        const damaged = example.slice(0, start) + text + example.slice(start + length);
        try {
          readMapping(damaged, 'm.yaml');
        } catch (error) {
          if (!(error instanceof MappingError)) throw new Error(damaged, { cause: error });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows YAML anchors, also ones that hold themselves', () => {
    const text =
      'source: x\ntime_zone: UTC\nticket:\n  ticket_id: id\n  opened_at: &at { from: d, format: dd/MM/yyyy }\n  closed_at: *at\n';
    const { opened_at, closed_at } = readMapping(text, 'm.yaml').ticket ?? {};
    expect(closed_at).toEqual({ ...opened_at, line: 6, path: 'ticket.closed_at' });
    const loop = 'source: x\nticket:\n  ticket_id: id\n  opened_at: &at { from: d, not_before: *at }\n';
    expect(problemOf(loop)).toContain('nested too deeply');
    const lists = [...'bcdefgh'].map((name, i) => `${name}: &${name} [${`*${'abcdefg'[i]},`.repeat(10)}]`);
    expect(problemOf(['a: &a [1]', ...lists].join('\n'))).toContain('nested too deeply');
  });

  it('names the line in files with comments and nesting', () => {
    const text =
      '# a\n\nsource: x\nticket:\n  # b\n  ticket_id: id\n  opened_at:\n    from: at\n    formt: iso\n';
    expect(problemOf(text)).toContain('line 9, ticket.opened_at.formt: unknown key (did you mean "format"?)');
  });
});
