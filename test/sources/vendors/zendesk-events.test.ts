import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

describe('events of Zendesk', () => {
  const ticket = {
    ...{ id: '101', actor_id: '7', requester_id: '55', submitter_id: '55', status: 'NEW', group_id: '3' },
    ...{ created_at: '2026-03-01T09:00:00Z', via: { channel: 'email' }, description: 'Help', subject: 'S' },
  };
  const event = (type: string, time: string, more: object = {}) => ({
    ...{ type: `zen:event-type:ticket.${type}`, time: `2026-03-01T${time}Z`, detail: ticket, event: more },
  });
  const comment = (id: string, is_staff: boolean, is_public = true) => ({
    comment: { id, body: 'Hello', is_public, author: { id: is_staff ? '7' : '55', is_staff } },
  });

  it('a new ticket, its comments, and its end', () => {
    const told = tell('zendesk', [
      event('created', '09:00:01'),
      event('comment_added', '09:10:00', comment('c1', true)),
      event('comment_added', '09:11:00', comment('c2', true, false)),
      event('comment_added', '09:12:00', comment('c3', false)),
      event('status_changed', '10:00:00', { previous: 'OPEN', current: 'SOLVED' }),
      event('merged', '11:00:00', { target_ticket_id: '9' }),
    ]);
    expect(told).toMatchObject({ rejections: [], passedOver: 1 });
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00Z',
      'status_seen 2026-03-01T09:00:00Z open',
      'message 2026-03-01T09:10:00Z human in_house',
      'message 2026-03-01T09:12:00Z customer',
      'status_seen 2026-03-01T09:59:59.999Z open',
      'status_seen 2026-03-01T10:00:00Z resolved agent in_house',
      'status_seen 2026-03-01T11:00:00Z void',
    ]);
    expect(told.events[0]).toMatchObject({ customer_id: '55', channel: 'email', queue: '3', text: 'Help' });
  });

  it('the same on EventBridge', () => {
    const bridged = (type: string, time: string, more: object = {}) => ({
      'detail-type': `Support Ticket: ${type}`,
      detail: {
        ticket_event: {
          ...{ type, meta: { occurred_at: `2026-03-01T${time}.465719851Z`, actor_id: 7 }, ...more },
          ticket: { ...ticket, id: 101, requester_id: 55 },
        },
      },
    });
    const told = tell('zendesk', [
      bridged('Ticket Created', '09:00:01'),
      bridged('Comment Created', '09:10:00', comment('c1', true)),
      bridged('Comment Created', '09:11:00', comment('c2', true, false)),
      bridged('Status Changed', '10:00:00', { previous: 'open', current: 'solved' }),
      bridged('Status Changed', '11:00:00', { previous: 'solved', current: 'open' }),
      bridged('Brand Changed', '11:00:00', { previous: 1, current: 2 }),
    ]);
    expect(told).toMatchObject({ rejections: [], passedOver: 2 });
    expect(happened(told)).toEqual(['opened', 'message', 'resolved', 'reopened']);
  });
});
