import { expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

/** A record of each history whose state stays on the same side, as most of a history are. */
const quiet: [string, object][] = [
  [
    'salesforce',
    {
      ...{ Id: '017A', CaseId: '500A', Field: 'Status', OldValue: 'New', NewValue: 'Working' },
      ...{ CreatedDate: '2026-03-01T09:00:00.000+0000', CreatedById: '005X' },
    },
  ],
  [
    'servicenow',
    {
      ...{ documentkey: 'x', fieldname: 'state', tablename: 'incident', oldvalue: '1', newvalue: '2' },
      ...{ user: 'u', sys_created_on: '2026-03-01 09:00:00' },
    },
  ],
  [
    'zammad',
    {
      ...{ object: 'Ticket', attribute: 'state', o_id: 1, id: 7, value_from: 'new', value_to: 'open' },
      ...{ created_by_id: 3, created_at: '2026-03-01T09:00:00Z' },
    },
  ],
  [
    'zendesk',
    {
      ...{ type: 'zen:event-type:ticket.status_changed', time: '2026-03-01T09:00:00Z' },
      ...{ detail: { id: '1', actor_id: '3' }, event: { previous: 'NEW', current: 'OPEN' } },
    },
  ],
  [
    'intercom',
    {
      ...{ type: 'conversation_part', id: '1', conversation_id: '9', part_type: 'assignment', body: null },
      ...{ created_at: 1772355600, author: { type: 'admin', id: 'a1' } },
    },
  ],
];

it.each(quiet)('%s: a change that changes nothing is passed over, and not rejected', (vendor, record) => {
  expect(tell(vendor, [record])).toMatchObject({ events: [], rejections: [], passedOver: 1 });
});

it('Salesforce: what a deployment calls closed is solved in the history, too', () => {
  const change = (OldValue: string, NewValue: string, day: number) => ({
    ...{ CaseId: '500A', Field: 'Status', OldValue, NewValue, CreatedById: '005X' },
    CreatedDate: `2026-03-0${day}T09:00:00.000+0000`,
  });
  const opened = {
    ...{ Id: '500A', CaseNumber: '1', Status: 'Erledigt' },
    CreatedDate: '2026-03-01T09:00:00Z',
  };
  const changes = [
    change('New', 'Erledigt', 2),
    change('Erledigt', 'Working', 3),
    change('Working', 'Erledigt', 4),
  ];
  const settings = { closed_statuses: ['Erledigt'] };
  expect(happened(tell('salesforce', [opened, ...changes], settings))).toEqual([
    ...['opened', 'resolved', 'reopened', 'resolved'],
  ]);
  expect(tell('salesforce', changes, settings).lines).toContain(
    'status_seen 2026-03-04T09:00:00Z resolved agent in_house',
  );
});
