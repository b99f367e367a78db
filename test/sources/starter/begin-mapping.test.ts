import { expect, it } from 'vitest';
import { beginMapping } from '../../../functions/sources/starter/begin-mapping.ts';

const begin = (records: Record<string, unknown>[]) =>
  beginMapping([{ fileName: 'desk.json', records, isWhole: true, format: 'json' }], 'desk');
const textOf = (records: Record<string, unknown>[]): string => {
  const begun = begin(records);
  return begun.kind === 'mapping' ? begun.text : begun.kind;
};
const created_at = '2026-03-01T09:00:00Z';

it('percentages are scores of 0 to 100, whichever of them stand there', () => {
  const text = textOf([
    { ticket_id: 1, created_at, satisfaction: '75 %' },
    { ticket_id: 2, created_at, satisfaction: '40%' },
  ]);
  expect(text).toContain('score: { from: satisfaction, drop: "%" }');
  expect(text).toContain('scale: { min: 0, max: 100 }');
});

it('a loyalty score is known by its name, and waits for a person', () => {
  const answers = [0, 10, 7].map((nps_score, i) => ({
    ...{ survey_id: `s${i}`, ticket_id: i, nps_score },
    answered_at: created_at,
  }));
  expect(begin(answers)).toMatchObject({
    kind: 'mapping',
    decide: expect.arrayContaining([expect.stringContaining('loyalty score (NPS)')]),
  });
});

it('what has a date of answers and no score says so', () => {
  const why = expect.stringContaining(
    'answered_at looks like the date of an answer, and no column looks like its score',
  );
  expect(begin([{ id: 1, answered_at: created_at, effort: 'high' }])).toMatchObject({ why: [why] });
});

it('an id within an object is known by the object', () => {
  const text = textOf([
    { case: { ref: 'R1', opened: created_at, state: 'open' }, customer: { uid: 'c1' } },
    { case: { ref: 'R2', opened: created_at, state: 'closed' }, customer: { uid: 'c2' } },
  ]);
  expect(text).toContain('ticket_id: case.ref');
  expect(text).toContain('customer_id: customer.uid');
  expect(text).toContain('opened_at: case.opened');
});

it('records of a page are counted, not pages', () => {
  expect(
    textOf([{ items: [1, 2, 3].map((ticket_id) => ({ ticket_id, created_at, subject: 'x' })) }]),
  ).toContain('from 3 records of desk.json');
});

it('dates beside the object that holds the id are the ticket’s, those within another object are not', () => {
  const text = textOf([
    {
      case: { ref: 'A-1' },
      createdAt: created_at,
      contact: { resolvedAt: created_at },
      rating: { value: 4 },
      status: 'x',
    },
  ]);
  expect(text).toMatch(/opened_at: (?:&last )?createdAt/);
  expect(text).not.toContain('resolved_at: contact');
  expect(text).toContain('score: rating.value');
});

it('ids that a spreadsheet shortened are said to be such', () => {
  const rows = [1, 2].map((day) => ({
    'Ticket ID': '5.70306E+17',
    Created: `2026-03-0${day}T09:00:00Z`,
    Status: 'x',
  }));
  expect(textOf(rows)).toContain('Ticket ID was shortened by a spreadsheet');
});

it('a column of many mail addresses tells customers apart, whatever it is called; one of few, or of agents, does not', () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({
    ticket_id: i,
    created_at,
    'E-post': `Kund${i % 9}@ex.se`,
    Sändlista: 'alla@ex.se',
    'Handläggare e-post': `h${i % 9}@ex.se`,
  }));
  const begun = begin(rows);
  expect(begun).toMatchObject({
    kind: 'mapping',
    text: expect.stringContaining('customer_id: { from: E-post, lower: true }\n'),
    check: expect.arrayContaining([expect.stringContaining('E-post holds mail addresses')]),
  });
  expect(textOf(rows.map(({ 'E-post': _, ...rest }) => rest))).not.toContain('customer_id');
});

it('what AI has solved is its own word, what a person has solved that person’s; rows with nobody wait for a person', () => {
  const resolved_at = '2026-03-01T10:00:00Z';
  const rows = ['Helper Bot', 'Anna', ''].map((agent, id) => ({ id, created_at, resolved_at, agent }));
  const begun = begin(rows);
  expect(begun).toMatchObject({
    text: expect.stringContaining('claim: { from: agent, values: { Helper Bot: assumed, "*": agent } }\n'),
    decide: [expect.stringContaining('1 of 3 rows have no agent: say who had these')],
  });
  expect(textOf(rows.slice(1))).toContain('claim: { const: agent }\n');
});
