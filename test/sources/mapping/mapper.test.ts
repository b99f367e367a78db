import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMapper, readMapping } from '../../../functions/sources/mapping.ts';
import { eventsOf, mapCsv, mapObjects, storyOf } from '../map-text.ts';

const calls = `
source: phonenow
time_zone: Asia/Kolkata
ticket:
  ticket_id: call_id
  opened_at: { from: [date, time], format: "dd/MM/yyyy HH:mm:ss" }
  resolved_at: { from: [date, time], format: "dd/MM/yyyy HH:mm:ss", when: { resolved: "Y" } }
  claim: { const: agent }
  channel: { const: phone }
  queue: topic
  handler: { kind: { const: in_house, when: { answered: "Y" } }, id: agent }
csat:
  when: { rating: not_empty }
  score: rating
  scale: { min: 1, max: 5 }
  answered_at: { from: [date, time], format: "dd/MM/yyyy HH:mm:ss" }
`;

describe('createMapper', () => {
  it('makes several events of one row', () => {
    const [row] = mapCsv(
      calls,
      'call_id,agent,date,time,topic,answered,resolved,rating\nC1,Ann,02/01/2021,09:30:00,Billing,Y,y,4\n',
    );
    expect(row?.rejection).toBeUndefined();
    expect(row?.recordNo).toBe(2);
    const common = { event: 'ticket', schema: 1, source: 'phonenow', ticket_id: 'C1' };
    const handler = { kind: 'in_house', id: 'Ann' };
    const occurred_at = '2021-01-02T04:00:00.000Z';
    const event_id = expect.stringMatching(/^[0-9a-f]{20}~[0-9a-f]{15}$|^[0-9a-f]{32}$/);
    expect(row?.events).toEqual([
      { ...common, type: 'opened', occurred_at, channel: 'phone', queue: 'Billing', handler, event_id },
      { ...common, type: 'resolved', occurred_at, claim: 'agent', handler, event_id },
      {
        ...{
          event: 'csat',
          schema: 1,
          source: 'phonenow',
          survey_id: 'C1',
          ticket_id: 'C1',
          type: 'answered',
        },
        ...{ occurred_at, score: 4, scale: { min: 1, max: 5 } },
      },
    ]);
  });

  it('leaves out what did not happen', () => {
    const rows = mapCsv(
      calls,
      'call_id,agent,date,time,topic,answered,resolved,rating\nC1,Ann,02/01/2021,09:30:00,Billing,N,N,\n',
    );
    expect(eventsOf(rows)).toEqual([expect.not.objectContaining({ handler: expect.anything() })]);
  });

  const full = `
source: desk
time_zone: UTC
missing: ["?", N/A]
ticket:
  ticket_id: id
  customer_id: customer
  opened_at: created
  first_handler: { kind: { const: ai } }
  first_reply_at: { from: created, plus: { minutes: reply_minutes }, when: { reply_minutes: not_empty } }
  resolved_at: solved
  reopens: reopens
  updated_at: updated
  closed_at: closed
  claim: who
  handler: { kind: team, id: agent }
  channel: via
  priority: { from: prio, values: { "1": high, "*": low } }
  subject: subject
  text: { from: [title, body] }
csat:
  - { score: score, answered_at: closed, offered_at: solved, rated: { const: human }, comment: remark }
  - { survey_id: bot_survey, score: bot_score, scale: { min: 0, max: 10 }, answered_at: closed, rated: { const: ai } }
values:
  channel: { E-Mail: email, "live chat": chat }
  handler.kind: { "Team A": in_house, "*": outsourced }
  claim: { customer: confirmed, timer: assumed, "*": agent }
  score: { "Very good": good, Awful: bad }
`;
  const row = {
    ...{
      id: 7,
      customer: 'K9',
      created: '2024-03-01 10:00',
      solved: '2024-03-01T12:00Z',
      updated: '2024-03-05',
    },
    ...{
      closed: '2024-03-04 00:00:00+02:00',
      reply_minutes: '1,5',
      reopens: 1,
      who: 'Timer',
      team: 'team a',
    },
    ...{
      agent: '?',
      via: 'e-mail',
      prio: 3,
      title: 'Hi',
      body: 'There',
      score: 'very GOOD',
      bot_score: '7',
      remark: 'N/a',
    },
  };

  it('knows the whole life of a ticket', () => {
    const events = eventsOf(mapObjects(full, [row]));
    expect(events.map((event) => `${event.type}@${event.occurred_at}`)).toEqual([
      'opened@2024-03-01T10:00:00.000Z',
      'message@2024-03-01T10:01:30.000Z',
      'resolved@2024-03-01T12:00:00.000Z',
      'closed@2024-03-03T22:00:00.000Z',
      'reopened@2024-03-01T11:59:59.999Z',
      'resolved@2024-03-01T11:59:59.998Z',
      'offered@2024-03-01T12:00:00.000Z',
      'answered@2024-03-03T22:00:00.000Z',
      'answered@2024-03-03T22:00:00.000Z',
    ]);
    expect(events[0]).toMatchObject({
      ...{ ticket_id: '7', customer_id: 'K9', channel: 'email', priority: 'low', text: 'Hi There' },
      handler: { kind: 'ai' },
    });
    expect(events[1]).toMatchObject({ author: 'ai', handler: { kind: 'ai' } });
    expect(events[2]).toMatchObject({ claim: 'assumed', handler: { kind: 'in_house' } });
    expect(events[2]).not.toHaveProperty('handler.id');
    expect(events[4]).toMatchObject({ inferred: true, reopen_count: 1 });
    expect(events[7]).toMatchObject({ survey_id: '7', score: 'good', rated: 'human' });
    expect(events[7]).not.toHaveProperty('comment');
    expect(events[8]).toMatchObject({ survey_id: '7#2', score: 7, scale: { min: 0, max: 10 } });
  });

  it('writes ids that people type in small letters, where the mapping says so', () => {
    const text =
      'source: x\nticket: { ticket_id: id, opened_at: at, customer_id: { from: mail, lower: true } }';
    const ids = ['Ana.Diaz@example.org', 'ana.diaz@example.org '].map(
      (mail) => eventsOf(mapObjects(text, [{ id: '1', at: '2024-01-01T00:00Z', mail }]))[0]?.customer_id,
    );
    expect(ids).toEqual(['ana.diaz@example.org', 'ana.diaz@example.org']);
  });

  it('tells events by the id that the vendor gives, each of its source and type', () => {
    const text = (source: string) => `
source: ${source}
ticket:
  ticket_id: t
  events:
    - { type: opened, at: at, event_id: e }
    - { type: message, at: at, author: { const: customer }, event_id: e }
`;
    const ids = (source: string, e: string) =>
      eventsOf(mapObjects(text(source), [{ t: '1', at: '2024-01-01T00:00Z', e }])).map(
        ({ event_id }) => event_id,
      );
    expect(ids('x', '7')).toEqual(ids('x', '7'));
    expect(new Set([...ids('x', '7'), ...ids('x', '8'), ...ids('y', '7')]).size).toBe(6);
    expect(ids('x', '')[1]).toBeUndefined();
  });

  it('says that a ticket is void, or in which state it was seen', () => {
    const text = `
source: x
ticket:
  ticket_id: id
  events:
    - { type: opened, at: created }
    - { type: status_seen, at: updated, status: state, handler: { kind: { const: ai } } }
values:
  status: { solved: resolved, spam: void, "*": open }
`;
    const seen = (state: string) =>
      eventsOf(mapObjects(text, [{ id: '1', updated: '2024-01-02T00:00Z', state }]))[0];
    expect(seen('spam')).toMatchObject({ type: 'status_seen', status: 'void' });
    expect(seen('solved')).toMatchObject({ status: 'resolved', handler: { kind: 'ai' } });
    expect(seen('waiting')).toMatchObject({ status: 'open' });
  });

  it('maps any event by the list of events', () => {
    const text = `
source: chat
ticket:
  ticket_id: conversation.id
  events:
    - { type: opened, at: sent, when: { first: true } }
    - { type: message, at: sent, author: from, text: body, handler: { kind: agent.kind, id: agent.id } }
    - { type: handed_off, at: sent, when: { "tags[0]": [handoff, escalated] }, to: { kind: { const: outsourced } }, reason: { const: policy } }
  channel: { const: chat }
`;
    const message = {
      conversation: { id: 'c1' },
      sent: '2024-01-01T00:00:00Z',
      from: 'customer',
      body: 'Hi',
    };
    const events = eventsOf(
      mapObjects(text, [
        { ...message, first: true },
        { ...message, tags: ['Escalated'] },
      ]),
    );
    expect(events.map(({ type, author, channel }) => [type, author, channel])).toEqual([
      ['opened', undefined, 'chat'],
      ['message', 'customer', undefined],
      ['message', 'customer', undefined],
      ['handed_off', undefined, undefined],
    ]);
    expect(events[3]).toMatchObject({ to: { kind: 'outsourced' }, reason: 'policy' });
  });

  const head =
    'source: x\nticket: { ticket_id: id, opened_at: at, channel: via }\ncsat: { score: score, scale: { min: 1, max: 5 }, answered_at: at }\n';
  it.each([
    [{ at: '2024-01-01T00:00:00Z' }, 'missing_field', 'ticket.ticket_id'],
    [{ id: '5.70306E+17', at: '2024-01-01T00:00:00Z' }, 'invalid_field', 'ticket.ticket_id'],
    [{ id: '1' }, 'missing_field', 'ticket.opened_at'],
    [{ id: '1', at: '2024-02-30T00:00:00Z' }, 'invalid_instant', 'ticket.opened_at'],
    [{ id: '1', at: '2024-02-03 10:00' }, 'no_time_zone', 'ticket.opened_at'],
    [{ id: '1', at: '2024-02-03T10:00Z', score: 'nice' }, 'invalid_number', 'csat.score'],
  ])('rejects %j', (record, reason, path) => {
    const [mapped] = mapObjects(head, [record]);
    expect(mapped?.rejection).toMatchObject({ reason, path });
  });

  it('takes what can be read of a record and says what cannot, without its value', () => {
    const [mapped] = mapObjects(head, [{ id: '1', at: '2024-02-03T10:00Z', score: 'Jo Smith 5' }]);
    expect(mapped?.events.map(({ type }) => type)).toEqual(['opened']);
    expect(mapped?.rejection?.message).toContain('aa aaaaa 9');
    expect(mapped?.rejection?.message).not.toContain('Smith');
  });

  it('tells by a second column who writes, and takes no customer for a handler', () => {
    const text = `source: x
ticket:
  ticket_id: id
  customer_id: asked_by
  opened_at: at
  events:
    - type: message
      at: at
      author:
        first_of: [{ const: customer, when: { by: { same_as: asked_by } } }, { const: human }]
      handler: { kind: { const: in_house }, id: by }
`;
    const messageOf = (asked_by: string | null, by: string | null) =>
      eventsOf(mapObjects(text, [{ id: '1', asked_by, by, at: '2024-01-01T00:00:00Z' }]))[1];
    expect(messageOf('Jo@example.org', 'jo@example.org')).toMatchObject({ author: 'customer' });
    expect(messageOf('Jo@example.org', 'jo@example.org')).not.toHaveProperty('handler');
    expect(messageOf('c', 'a')).toMatchObject({ author: 'human', handler: { kind: 'in_house', id: 'a' } });
    expect(messageOf(null, null)).toMatchObject({ author: 'human' });
  });

  it('rejects a record that says nothing', () => {
    const text = 'source: x\ncsat: { ticket_id: id, score: score, answered_at: at }';
    const [mapped] = mapObjects(text, [{ id: '1', at: '2024-02-03T10:00Z' }]);
    expect(mapped?.rejection?.reason).toBe('unmapped_record');
  });

  it('shows quarantine what it read, and no customer id', () => {
    const text = 'source: x\nticket: { ticket_id: id, opened_at: at, customer_id: who.mail, text: note }';
    const record = { at: 'x', note: 'I am jo@x.com', who: { mail: 'jo@x.com', name: 'Jo' } };
    expect(mapObjects(text, [record])[0]?.raw).toEqual({
      at: 'a',
      'who.mail': '[blanked]',
      note: 'I am [blanked]',
    });
  });

  it('moves old data into the lake', () => {
    const text = 'source: x\nshift_days: 1461\nticket: { ticket_id: id, opened_at: at }';
    expect(storyOf(mapObjects(text, [{ id: '1', at: '2016-02-29T10:00Z' }]))).toEqual([
      'opened@2020-02-29T10:00:00.000Z',
    ]);
  });

  it('takes the first column that says something, moves by a fixed time, and never before another instant', () => {
    const text = `
source: x
time_zone: UTC
ticket:
  ticket_id: { first_of: [new_id, old_id] }
  opened_at: { first_of: [reported, created], plus: { hours: 2 } }
csat:
  score: score
  answered_at: { from: day, format: "dd-MMM-yy", not_before: { from: reported } }
`;
    const record = { old_id: 'o1', reported: '2023-08-01 11:13', created: 'x', day: '01-Aug-23', score: '4' };
    expect(storyOf(mapObjects(text, [record]))).toEqual([
      'opened@2023-08-01T13:13:00.000Z',
      'answered@2023-08-01T11:13:00.000Z',
    ]);
    expect(storyOf(mapObjects(text, [{ ...record, day: '02-Aug-23' }]))[1]).toBe(
      'answered@2023-08-02T00:00:00.000Z',
    );
  });

  it('numbers records that have no id', () => {
    const text = 'source: x\nticket: { ticket_id: { row_number: true }, opened_at: at }';
    expect(eventsOf(mapCsv(text, 'at\n2024-01-01T00:00Z\n')).map((event) => event.ticket_id)).toEqual(['2']);
  });

  it('never throws, and tells the same of the same record', () => {
    const history = `${full.replace(/ {2}(?:first_reply_at|resolved_at|reopens).*\n/g, '')}history: { changed_at: updated, status: via, resolved_when: [E-Mail] }\n`;
    const anything = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.constantFrom(
        '2024-01-01',
        '1e400',
        '99:99',
        '-1',
        'NaN',
        '\0',
        '٤',
        '9999-12-31T23:59:59Z',
        '1E+17',
      ),
    );
    const keys = [...readMapping(full, 'm').columns.keys(), '__proto__', 'constructor'];
    const record = fc.dictionary(fc.constantFrom(...keys), anything, { noNullPrototype: false });
    for (const text of [full, history, calls]) {
      const mapping = readMapping(text, 'm.yaml');
      fc.assert(
        fc.property(fc.array(record, { maxLength: 4 }), (records) => {
          const map = () => {
            const mapper = createMapper(mapping);
            return records
              .flatMap((one, i) => mapper.map(one, i + 1))
              .map(({ recordNo, events, rejection }) => ({ recordNo, events, rejection }));
          };
          expect(map()).toEqual(map());
        }),
        { numRuns: 1000 },
      );
    }
  });
});
