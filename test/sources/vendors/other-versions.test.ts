import { describe, expect, it } from 'vitest';
import { helpDesks } from '../by-hand/read-samples.ts';
import { happened, tell } from './events-of.ts';

/** Pages, and webhooks of several records, come in no such envelope. */
const isBare = (record: object) =>
  !['data', 'history', 'articles', 'ticket', 'payload', '_results'].some((key) => key in record);

it.each(helpDesks)('$name: envelopes of Airbyte and Singer say what the bare record says', (source) => {
  const { name, settings, records } = source;
  const bareRecords = records
    .flatMap((record) => (name === 'kustomer' ? (record.data as object) : record))
    .filter(isBare);
  const of = (envelope: (record: object) => object) => tell(name, bareRecords.map(envelope), settings);
  const bare = of((record) => record);
  expect(bare.lines.length).toBeGreaterThan(2);
  expect(of((data) => ({ type: 'RECORD', record: { stream: 'any', emitted_at: 1, data } }))).toEqual(bare);
  expect(of((record) => ({ type: 'RECORD', stream: 'any', record }))).toEqual(bare);
  expect(of((record) => ({ _airbyte_ab_id: 'x', _airbyte_data: record }))).toEqual(bare);
  expect(of((record) => ({ _airbyte_data: JSON.stringify(record) }))).toEqual(bare);
});

describe('other versions of the same help desks', () => {
  it('ServiceNow: a field without a value may be an object of empty texts', () => {
    const both = (value: string, display_value = value) => ({ value, display_value });
    const incident = {
      ...{ sys_id: both('a'), number: both('INC9'), state: both('6', 'Resolved'), caller_id: both('c') },
      ...{ opened_at: both('2026-06-01 10:00:00'), resolved_at: both('2026-06-02 10:00:00') },
      ...{ closed_at: both(''), reopened_time: both(''), resolved_by: both('u'), assigned_to: both('') },
    };
    expect(tell('servicenow', [{ result: [incident] }])).toMatchObject({
      rejections: [],
      lines: ['opened 2026-06-01T10:00:00Z', 'status_seen 2026-06-02T10:00:05Z resolved agent in_house'],
    });
  });

  it('ServiceNow: of the table of all tasks the work within the house is passed over', () => {
    const task = (sys_class_name: unknown) => ({
      ...{ sys_id: 'a', number: 'T1', state: '1', opened_at: '2026-06-01 10:00:00', sys_class_name },
    });
    const within = ['change_request', 'Change Request', 'problem', 'sc_task', { value: 'problem_task' }];
    for (const name of within)
      expect(tell('servicenow', [task(name)])).toMatchObject({ lines: [], passedOver: 1 });
    for (const name of ['incident', 'sc_req_item', 'sn_customerservice_case', '', undefined])
      expect(tell('servicenow', [task(name)]).lines).toEqual(['opened 2026-06-01T10:00:00Z']);
  });

  it('Intercom before API 2.0: a user, and a conversation_message', () => {
    const message = { body: '<p>Where is it?</p>', author: { type: 'user', id: 'u' } };
    const part = (id: string, part_type: string, created_at: number) => ({
      ...{ type: 'conversation_part', id, part_type, body: part_type === 'close' ? null : '<p>There</p>' },
      ...{ created_at, author: { type: 'admin', id: '7' } },
    });
    const conversation = {
      ...{ type: 'conversation', id: '9', created_at: 1_780_308_000, user: { id: 'u' }, open: false },
      conversation_message: message,
      conversation_parts: {
        conversation_parts: [part('1', 'comment', 1_780_308_100), part('2', 'close', 1_780_308_900)],
      },
    };
    const { lines, events } = tell('intercom', [
      { type: 'conversation.list', conversations: [conversation] },
    ]);
    expect(lines).toEqual([
      'opened 2026-06-01T10:00:00Z',
      'message 2026-06-01T10:01:40Z human in_house',
      'status_seen 2026-06-01T10:15:00Z resolved agent in_house',
    ]);
    expect(events[0]).toMatchObject({ customer_id: 'u', text: 'Where is it?' });
  });

  it('Zendesk: metric sets beside the tickets of an incremental export', () => {
    const ticket = {
      ...{ id: 1, status: 'closed', requester_id: 5, created_at: '2026-06-01T10:00:00Z', tags: [] },
      updated_at: '2026-06-09T10:00:00Z',
    };
    const metric_sets = [{ id: 2, ticket_id: 1, solved_at: '2026-06-02T10:00:00Z', reopens: 0 }];
    expect(tell('zendesk', [{ tickets: [ticket], metric_sets, end_of_stream: true }]).lines).toEqual([
      'opened 2026-06-01T10:00:00Z',
      'status_seen 2026-06-09T10:00:02Z closed agent',
      'status_seen 2026-06-02T10:00:02.001Z resolved',
    ]);
  });

  it('Zendesk: ticket events of the incremental export, each change under the name of its field', () => {
    const event = (timestamp: number, updater_id: number, child: object) => ({
      ...{ id: timestamp, ticket_id: 35, timestamp, updater_id, event_type: 'Audit' },
      child_events: [
        { id: 1, event_type: 'Comment', comment_public: true },
        { id: 2, event_type: 'Change', priority: 'high', previous_value: 'low' },
        { id: 3, event_type: 'Change', ...child },
      ],
    });
    const ticket_events = [
      event(1_780_308_000, 5, { via: 'Web form', status: 'solved', previous_value: 'open' }),
      event(1_780_311_600, 70, { via: 'Mail', status: 'open', previous_value: 'solved' }),
      event(1_780_315_200, -1, { via: 'Rule', status: 'solved', previous_value: 'open' }),
    ];
    const states = tell('zendesk', [{ ticket_events, count: 3 }]).lines.filter(
      (line) => !line.includes('.999Z'),
    );
    expect(states).toEqual([
      'status_seen 2026-06-01T10:00:00Z resolved agent in_house',
      'status_seen 2026-06-01T11:00:00Z open',
      'status_seen 2026-06-01T12:00:00Z resolved assumed',
    ]);
  });

  it('Zendesk: a subscription to changes of status', () => {
    const event = {
      ...{ type: 'zen:event-type:ticket.status_changed', time: '2026-06-01T10:00:00Z' },
      detail: { id: '35', status: 'SOLVED', actor_id: '5' },
      event: { previous: 'OPEN', current: 'SOLVED' },
    };
    expect(tell('zendesk', [event]).lines.at(-1)).toBe(
      'status_seen 2026-06-01T10:00:00Z resolved agent in_house',
    );
  });

  it('Jira: a webhook tells one change of status, by whoever it is of', () => {
    const change = (user: object, from: string, to: string) => ({
      ...{ webhookEvent: 'jira:issue_updated', timestamp: 1_780_308_000_123, user },
      issue: {
        key: 'S-1',
        fields: { created: '2026-06-01T09:00:00.000+0000', reporter: { accountId: 'c' } },
      },
      changelog: {
        id: '5',
        items: [{ field: 'assignee' }, { field: 'status', fromString: from, toString: to }],
      },
    });
    expect(tell('jira', [change({ accountId: 'a' }, 'Open', 'Done')]).lines.at(-1)).toBe(
      'status_seen 2026-06-01T10:00:00.123Z resolved agent in_house',
    );
    const byCustomer = change({ accountId: 'c', accountType: 'customer' }, 'Done', 'Open');
    expect(happened(tell('jira', [byCustomer]))).toEqual(['opened', 'resolved', 'reopened']);
  });

  it('Genesys: whom the agents call is no customer who asks', () => {
    const call = {
      ...{ conversationId: 'g', originatingDirection: 'outbound', participants: [] },
      ...{ conversationStart: '2026-06-01T10:00:00Z', conversationEnd: '2026-06-01T10:05:00Z' },
    };
    expect(tell('genesys', [{ conversations: [call] }])).toMatchObject({ lines: [], passedOver: 1 });
  });
});
