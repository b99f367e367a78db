import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

describe('a history is written a little later than the date that the ticket keeps', () => {
  const zammad = {
    ...{ id: 5, number: '1', state_id: 4, owner_id: 9, customer_id: 3, close_at: '2026-05-04T12:00:00.101Z' },
    ...{ created_at: '2026-05-04T08:00:00Z', updated_at: '2026-05-05T12:00:00.150Z' },
    last_close_at: '2026-05-05T12:00:00.100Z',
  };
  const states = (at: string, value_from: string, value_to: string) => ({
    ...{
      o_id: 5,
      object: 'Ticket',
      attribute: 'state',
      value_from,
      value_to,
      created_by_id: 9,
      created_at: at,
    },
  });
  const history = [
    states('2026-05-04T12:00:00.150Z', 'open', 'closed'),
    states('2026-05-04T20:00:00Z', 'closed', 'open'),
    states('2026-05-05T12:00:00.150Z', 'open', 'closed'),
  ];
  const salesforce = {
    ...{ Id: '5', CaseNumber: '05', Status: 'Closed', IsClosed: true, OwnerId: 'o' },
    ...{ CreatedDate: '2026-05-04T08:00:00Z', ClosedDate: '2026-05-04T12:00:00Z' },
  };
  const caseHistory = {
    ...{ CaseId: '5', Field: 'Status', OldValue: 'New', NewValue: 'Closed', CreatedById: 'o' },
    CreatedDate: '2026-05-04T12:00:01Z',
  };
  const servicenow = {
    ...{ sys_id: 's', number: 'INC1', state: '7', opened_at: '2026-05-04 08:00:00', resolved_by: 'u' },
    ...{ resolved_at: '2026-05-04 12:00:00', closed_at: '2026-05-04 12:00:00' },
  };
  const audit = {
    ...{
      documentkey: 's',
      tablename: 'incident',
      fieldname: 'state',
      oldvalue: '2',
      newvalue: '6',
      user: 'u',
    },
    sys_created_on: '2026-05-04 12:00:01',
  };

  const zendesk = {
    ...{ id: 5, status: 'solved', requester_id: 1, assignee_id: 2, created_at: '2026-05-04T08:00:00Z' },
    ...{ updated_at: '2026-05-04T12:00:00Z', metric_set: { solved_at: '2026-05-04T12:00:00Z' } },
  };
  const ofZendesk = {
    ...{ id: 9, ticket_id: 5, author_id: 2, via: { channel: 'web' }, created_at: '2026-05-04T12:00:01Z' },
    events: [{ type: 'Change', field_name: 'status', previous_value: 'open', value: 'solved' }],
  };

  it.each([
    ['zendesk', [zendesk, ofZendesk], ['opened', 'resolved']],
    ['zammad', [zammad, ...history], ['opened', 'resolved', 'reopened', 'resolved']],
    ['zammad', [zammad], ['opened', 'resolved', 'reopened', 'resolved']],
    ['salesforce', [salesforce, caseHistory], ['opened', 'resolved']],
    ['servicenow', [servicenow, audit], ['opened', 'resolved']],
  ])('%s: nothing comes back by that', (vendor, records, story) => {
    for (const some of [records, records.toReversed()])
      expect(happened(tell(vendor, some)).filter((type) => type !== 'closed')).toEqual(story);
  });
});

describe('ServiceNow: a reopening counts once, in whichever file', () => {
  const incident = {
    ...{ sys_id: 's', number: 'INC1', state: '6', opened_at: '2026-05-04 08:00:00', resolved_by: 'u' },
    ...{ reopened_time: '2026-05-04 20:00:00', resolved_at: '2026-05-05 10:00:00' },
  };
  const change = (sys_created_on: string, oldvalue: string, newvalue: string) => ({
    ...{ documentkey: 's', tablename: 'incident', fieldname: 'state', user: 'u' },
    ...{ sys_created_on, oldvalue, newvalue },
  });
  const audits = (second: string) => [
    change('2026-05-04 12:00:00', '2', '6'),
    change(`2026-05-04 ${second}`, '6', '2'),
    change('2026-05-05 10:00:00', '2', '6'),
  ];
  const story = ['opened', 'resolved', 'reopened', 'resolved'];

  it.each(['19:59:58', '20:00:00', '20:00:01', '20:00:04'])('its audit is written at %s', (second) => {
    for (const records of [
      [incident, ...audits(second)],
      [...audits(second), incident],
    ])
      expect(happened(tell('servicenow', records))).toEqual(story);
  });

  it('and without audits the incident says it alone', () => {
    expect(happened(tell('servicenow', [incident]))).toEqual(story);
  });
});
