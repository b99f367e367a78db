import { describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../../functions/sources/mapping.ts';
import { happenedTo } from '../happened.ts';
import { happened, tell } from './events-of.ts';

/** Who claims first that the ticket is solved, and by whose hand; the records in both orders. */
function firstClaims(vendor: string, records: readonly object[], settings: SourceSettings = {}) {
  return [records, records.toReversed()].map((some) => {
    const claim = happenedTo(tell(vendor, some, settings).events).find(({ type }) => type === 'resolved');
    const handler = (claim as { handler?: { kind: string } } | undefined)?.handler;
    return `${claim?.claim} ${handler?.kind}`;
  });
}

describe('of one instant a history knows who solved, a snapshot only who is assigned', () => {
  const solvedAt = '2026-05-04T12:00:00Z';

  it.each([
    [
      'zendesk',
      { id: 5, status: 'solved', requester_id: 1, assignee_id: 2, created_at: '2026-05-04T08:00:00Z' },
      { updated_at: '2026-05-05T12:00:00Z', metric_set: { solved_at: solvedAt } },
      {
        ...{ id: 9, ticket_id: 5, author_id: -1, via: { channel: 'rule' }, created_at: solvedAt },
        events: [{ type: 'Change', field_name: 'status', previous_value: 'pending', value: 'solved' }],
      },
    ],
    [
      'salesforce',
      { Id: '5', CaseNumber: '05', Status: 'Closed', IsClosed: true, OwnerId: 'o', ClosedDate: solvedAt },
      { CreatedDate: '2026-05-04T08:00:00Z', LastModifiedDate: solvedAt },
      {
        ...{ CaseId: '5', Field: 'Status', OldValue: 'New', NewValue: 'Closed' },
        ...{ CreatedById: 'flow', CreatedDate: solvedAt },
      },
    ],
    [
      'zammad',
      { id: 5, number: '1', state_id: 4, state: 'closed', owner_id: 9, customer_id: 3, close_at: solvedAt },
      { created_at: '2026-05-04T08:00:00Z', updated_at: solvedAt, last_close_at: solvedAt },
      {
        ...{ o_id: 5, object: 'Ticket', attribute: 'state', value_from: 'open', value_to: 'closed' },
        ...{ created_by_id: 1, created_at: solvedAt },
      },
    ],
    [
      'gorgias',
      { id: 5, status: 'closed', channel: 'email', customer: { id: 1 }, assignee_user: { id: 2 } },
      { created_datetime: '2026-05-04T08:00:00', updated_datetime: solvedAt, closed_datetime: solvedAt },
      {
        ...{ object_type: 'Ticket', object_id: 5, type: 'ticket-closed', user_id: null },
        created_datetime: solvedAt,
      },
    ],
  ])('%s: what a rule solves is no person’s beside the ticket either', (vendor, ticket, more, change) => {
    const settings = vendor === 'salesforce' ? { automation_users: ['flow'] } : {};
    for (const told of firstClaims(vendor, [{ ...ticket, ...more }, change], settings))
      expect(told).toBe('assumed undefined');
    expect(firstClaims(vendor, [{ ...ticket, ...more }], settings)).toEqual(Array(2).fill('agent in_house'));
  });
});

it('what a rule solves stays nobody’s where its event is written a moment after the ticket’s date', () => {
  const gorgias = {
    ...{ id: 5, status: 'closed', channel: 'email', customer: { id: 1 }, assignee_user: { id: 2 } },
    ...{ created_datetime: '2026-05-04T08:00:00', closed_datetime: '2026-05-04T12:00:00.100000' },
  };
  const closed = {
    ...{ object_type: 'Ticket', object_id: 5, type: 'ticket-closed', user_id: null },
    created_datetime: '2026-05-04T12:00:00.250000',
  };
  expect(firstClaims('gorgias', [gorgias, closed])).toEqual(Array(2).fill('assumed undefined'));
  const hubspot = {
    ...{ id: '5', archived: false },
    properties: {
      ...{ createdate: '2026-05-04T08:00:00Z', hs_pipeline_stage: '4', hubspot_owner_id: '2' },
      closed_date: '2026-05-04T12:00:00.100Z',
    },
    propertiesWithHistory: {
      hs_pipeline_stage: [{ value: '4', timestamp: '2026-05-04T12:00:00.250Z', sourceType: 'WORKFLOWS' }],
    },
  };
  expect(firstClaims('hubspot', [hubspot])).toEqual(Array(2).fill('assumed undefined'));
});

it('a date of coming back presupposes a solving, of which the ticket keeps only the last', () => {
  const stats = { reopened_at: '2026-05-04T20:00:00Z', resolved_at: '2026-05-05T10:00:00Z' };
  const freshdesk = {
    ...{ id: 7, status: 4, requester_id: 1, responder_id: 2, created_at: '2026-05-04T08:00:00Z', stats },
  };
  const servicenow = {
    ...{
      sys_id: 'a',
      number: 'INC1',
      opened_at: '2026-05-04 08:00:00',
      sys_updated_on: '2026-05-05 10:00:00',
    },
    ...{
      state: '6',
      reopened_time: '2026-05-04 20:00:00',
      resolved_at: '2026-05-05 10:00:00',
      resolved_by: 'u',
    },
  };
  const story = ['opened', 'resolved', 'reopened', 'resolved'];
  expect(happened(tell('freshdesk', [freshdesk]))).toEqual(story);
  expect(happened(tell('servicenow', [servicenow]))).toEqual(story);
});

it('HubSpot: a stage that a workflow sets is nobody’s', () => {
  const ticket = {
    ...{
      id: '5',
      archived: false,
      properties: { createdate: '2026-05-04T08:00:00Z', hs_pipeline_stage: '4' },
    },
    propertiesWithHistory: {
      hs_pipeline_stage: [
        { value: '4', timestamp: '2026-05-04T12:00:00Z', sourceType: 'AUTOMATION_PLATFORM' },
      ],
    },
  };
  expect(firstClaims('hubspot', [ticket])).toEqual(Array(2).fill('assumed undefined'));
});

it('whoever is assigned at the end did not have it first where AI wrote first', () => {
  const ticket = {
    ...{ id: 7, status: 4, requester_id: 1, responder_id: 2, created_at: '2026-05-04T08:00:00Z' },
    ...{ updated_at: '2026-05-04T12:00:00Z', stats: { resolved_at: '2026-05-04T12:00:00Z' } },
  };
  const bot = {
    ...{ id: 1, ticket_id: 7, user_id: 99, incoming: false, private: false, body_text: 'I am a bot' },
    created_at: '2026-05-04T08:00:10Z',
  };
  const handlers = happenedTo(tell('freshdesk', [ticket, bot], { ai_agents: [99] }).events).map(
    ({ type, ...event }) => `${type} ${(event as { handler?: { kind: string } }).handler?.kind}`,
  );
  expect(handlers).toEqual(['opened undefined', 'message ai', 'resolved in_house']);
});
