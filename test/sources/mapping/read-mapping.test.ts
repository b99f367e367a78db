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
    [`source: x\n${ticket}\nhistory: { changed_at: c, status: s }`, 'needs claim'],
    [
      'source: x\nhistory: { changed_at: c, status: s, resolved_when: [R] }',
      'history: needs a ticket section',
    ],
    [`source: x\n${ticket}\ncsv: { delimiter: ";;" }`, 'the delimiter is one character'],
    [`source: x\n${ticket}\ncsv: { encoding: klingon }`, '"klingon" is no encoding'],
    [`source: x\nsource: y\n${ticket}`, 'not valid YAML'],
  ])('explains %j', (text, problem) => expect(problemOf(text)).toContain(problem));

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
      { numRuns: 2000 },
    );
  });

  it('knows YAML anchors, also ones that hold themselves', () => {
    const text =
      'source: x\ntime_zone: UTC\nticket:\n  ticket_id: id\n  opened_at: &at { from: d, format: dd/MM/yyyy }\n  closed_at: *at\n';
    const [opened, closed] = readMapping(text, 'm.yaml').ticket?.events ?? [];
    expect(closed?.at.source).toEqual(opened?.at.source);
    const loop = 'source: x\nticket:\n  ticket_id: id\n  opened_at: &at { from: d, not_before: *at }\n';
    expect(problemOf(loop)).toContain('nested too deeply');
  });

  it('names the line in files with comments and nesting', () => {
    const text =
      '# a\n\nsource: x\nticket:\n  # b\n  ticket_id: id\n  opened_at:\n    from: at\n    formt: iso\n';
    expect(problemOf(text)).toContain('line 9, ticket.opened_at.formt: unknown key (did you mean "format"?)');
  });
});
