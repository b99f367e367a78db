import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const record = (stream: string, one: object) => ({ type: 'RECORD', stream, record: one });

describe('kustomer, as connectors write it', () => {
  const done = (created_at: string, created_by?: string) => ({ created_at, created_by });
  const conversation = {
    ...{ id: 'k2', type: 'conversation', channels: ['chat'], status: 'done', direction: 'in', tags: [] },
    ...{ created_at: '2026-03-01T09:00:00.000000Z', updated_at: '2026-03-02T10:00:00.000000Z' },
    ...{ first_done: done('2026-03-01T10:00:00Z', 'u1'), last_done: done('2026-03-02T10:00:00Z') },
    first_response: { ...done('2026-03-01T09:10:00Z', 'u1'), sent_at: '2026-03-01T09:10:01Z' },
    ...{ customer: { id: 'c1', type: 'customer' }, queue: { id: 'q1' } },
  };
  const message = {
    ...{ id: 'm1', type: 'message', channel: 'chat', direction: 'out', preview: 'Hello', auto: false },
    ...{ sent_at: '2026-03-01T09:10:01Z', conversation: { id: 'k2' }, created_by: { id: 'u1' } },
  };

  it('reads conversations and messages with their attributes at the top', () => {
    const told = tell('kustomer', [record('conversations', conversation), record('messages', message)]);
    expect(told.rejections).toEqual([]);
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00Z',
      'message 2026-03-01T09:10:01Z human in_house',
      'status_seen 2026-03-01T10:00:00Z resolved agent in_house',
      'status_seen 2026-03-02T09:59:59.999Z open',
      'status_seen 2026-03-02T10:00:00Z resolved assumed',
      'message 2026-03-01T09:10:01Z human in_house',
    ]);
    expect(told.events[0]).toMatchObject({ customer_id: 'c1', queue: 'q1', channel: 'chat' });
    expect(happened(told), 'the reply counts once').toEqual([
      ...['opened', 'message', 'resolved', 'reopened', 'resolved'],
    ]);
  });

  it('what went out and nobody answered is passed over there too', () => {
    const ours = { ...conversation, direction: 'out', inbound_message_count: 0 };
    expect(tell('kustomer', [record('conversations', ours)])).toMatchObject({ lines: [], passedOver: 1 });
  });
});

describe('what a conversation of kustomer sums up', () => {
  const attributes = {
    ...{ channels: ['email'], status: 'done', createdAt: '2026-03-01T09:00:00Z' },
    ...{ updatedAt: '2026-03-02T12:00:00Z', direction: 'in' },
    firstResponse: { createdBy: 'u1', sentAt: '2026-03-01T09:30:00Z', createdAt: '2026-03-01T09:29:00Z' },
    ...{ firstDone: { createdAt: '2026-03-02T10:00:00Z', createdBy: 'u1' } },
    ...{ lastDone: { createdAt: '2026-03-02T10:00:00Z', createdBy: 'u1' } },
    satisfactionLevel: {
      ...{ createdAt: '2026-03-02T10:00:01Z', sentAt: '2026-03-02T10:00:05Z', rating: 4 },
      ...{ updatedAt: '2026-03-02T12:00:00Z', answers: [{ answer: 'quick' }] },
    },
  };
  const conversation = { type: 'conversation', id: 'k1', attributes, relationships: {} };

  it('its first reply is a person’s, or AI’s; done once it did not come back', () => {
    const told = tell('kustomer', [{ data: [conversation] }]);
    expect(told.lines).toContain('message 2026-03-01T09:30:00Z human in_house');
    expect(happened(told)).toEqual(['opened', 'message', 'resolved']);
    expect(tell('kustomer', [{ data: conversation }], { ai_users: ['u1'] }).lines).toContain(
      'message 2026-03-01T09:30:00Z ai ai',
    );
  });

  it('its rating is read where no satisfaction responses are exported', () => {
    const told = tell('kustomer', [{ data: conversation }], { conversation_ratings: true });
    expect(told.lines.slice(-2)).toEqual(['offered 2026-03-02T10:00:05Z', 'answered 2026-03-02T12:00:00Z 4']);
    expect(told.events.at(-1)).toMatchObject({ ticket_id: 'k1', comment: 'quick' });
    expect(tell('kustomer', [{ data: conversation }]).lines.join()).not.toContain('answered');
  });
});

describe('hubspot', () => {
  const properties = {
    ...{ createdate: '2026-03-01T09:00:00.000000Z', hs_pipeline: '0', hs_pipeline_stage: '4' },
    ...{ closed_date: '2026-03-02T09:00:00Z', hubspot_owner_id: '5', source_type: 'EMAIL' },
    ...{ first_agent_reply_date: '2026-03-01T09:30:00Z', content: '<p>Hi</p>' },
  };
  const flat = Object.fromEntries(Object.entries(properties).map(([name, v]) => [`property_${name}`, v]));
  const lines = [
    'opened 2026-03-01T09:00:00Z in_house',
    'message 2026-03-01T09:30:00Z human in_house',
    'status_seen 2026-03-02T09:00:02Z resolved agent in_house',
  ];

  it('reads properties that a connector writes at the top as those of the API', () => {
    const associations = { contacts: { results: [{ id: '401' }] } };
    const told = tell('hubspot', [record('tickets', { id: '12', archived: false, associations, ...flat })]);
    expect(told.lines).toEqual(lines);
    expect(told.events[0]).toMatchObject({ customer_id: '401', channel: 'email', text: 'Hi' });
  });

  it('reads the history of properties as a table of its own', () => {
    const stage = (timestamp_instant: string, value: string, source = 'CRM_UI') => ({
      ...{ ticket_id: '12', name: 'hs_pipeline_stage', value, source, timestamp_instant },
    });
    const told = tell('hubspot', [
      { id: '12', ...flat, property_closed_date: '', is_deleted: false },
      stage('2026-03-02 09:00:00', '4'),
      stage('2026-03-03 09:00:00', '1'),
      stage('2026-03-04 09:00:00', '4', 'AUTOMATION_PLATFORM'),
      { ...stage('2026-03-05 09:00:00', 'x'), name: 'subject' },
    ]);
    expect(happened(told)).toEqual(['opened', 'message', 'resolved', 'reopened', 'resolved']);
    expect(told.lines.at(-1)).toBe('status_seen 2026-03-04T09:00:00Z resolved assumed');
    const deleted = { ...flat, property_hs_lastmodifieddate: '2026-03-02 09:00:00', is_deleted: true };
    expect(happened(tell('hubspot', [{ id: '12', ...deleted }]))).toEqual([]);
  });

  it('finds the customer where a connector writes associations as ids', () => {
    const ticket = { id: '12', archived: false, properties, contacts: ['401', '402'] };
    const told = tell('hubspot', [{ _airbyte_data: ticket }]);
    expect(told.lines).toEqual(lines);
    expect(told.events[0]).toMatchObject({ customer_id: '401' });
    const properties_ = { hs_value: '4', hs_createdate: '2026-03-02T09:00:00Z' };
    const answer = { id: '3', properties: properties_, tickets: ['12'] };
    expect(tell('hubspot', [{ _airbyte_data: answer }]).events).toMatchObject([
      { ticket_id: '12', score: 4 },
    ]);
  });

  it('reads the webhook of a stage, of tickets only', () => {
    const moved = (propertyValue: string, more: object) => ({
      ...{ subscriptionType: 'ticket.propertyChange', propertyName: 'hs_pipeline_stage', propertyValue },
      ...{ objectId: 12, occurredAt: Date.parse('2026-03-03T09:00:00Z'), changeSource: 'CRM_UI', ...more },
    });
    const custom = {
      subscriptionType: 'object.propertyChange',
      occurredAt: Date.parse('2026-03-04T09:00:00Z'),
    };
    const told = tell('hubspot', [
      { id: '12', archived: false, properties },
      moved('1', {}),
      moved('4', { ...custom, objectTypeId: '0-5', changeSource: 'AUTOMATION_PLATFORM' }),
      moved('4', { ...custom, objectTypeId: '0-3', objectId: 99 }),
    ]);
    expect(told.lines.slice(-2)).toEqual([
      'status_seen 2026-03-03T09:00:00Z open',
      'status_seen 2026-03-04T09:00:00Z resolved assumed',
    ]);
    expect(happened(told)).toEqual(['opened', 'message', 'resolved', 'reopened', 'resolved']);
    expect(told.passedOver).toBe(1);
  });
});
