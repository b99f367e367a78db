/**
 * Records of the kinds: a row a ticket; tickets of Zendesk; conversations of Intercom with six parts and the fields that
 * its mapping reads; the same with twenty parts and all fields that the API gives.
 */
export type Kind = 'flat' | 'zendesk' | 'intercom' | 'long';

export const flatMapping = `
source: desk
format: ndjson
ticket:
  ticket_id: id
  customer_id: customer
  opened_at: created
  resolved_at: { from: solved, format: "dd/MM/yyyy HH:mm", time_zone: Europe/Madrid }
  claim: { const: agent }
  handler: { kind: { const: in_house }, id: agent }
  channel: channel
  queue: group
  priority: priority
csat: { score: rating, scale: { min: 1, max: 5 }, answered_at: rated, comment: comment }
values: { channel: { E-mail: email, Chat: chat } }
`;

const text =
  'Hello, I have been waiting for my refund since Monday. The order is 118-22, my mail maria.silva@example.com.';
const start = Date.UTC(2026, 2, 1);
const at = (i: number, minutes = 0): string => new Date(start + i * 1000 + minutes * 60_000).toISOString();
const seconds = (i: number, minutes = 0): number => Math.floor(start / 1000) + i + minutes * 60;

/** A record as a line of JSON; the same number gives the same line. */
export const lineOf = (kind: Kind, i: number): string =>
  JSON.stringify(kind === 'long' ? longConversation(i) : recordOf[kind](i));

const recordOf = {
  flat: (i: number) => ({
    ...{ id: `T-${i}`, customer: `C-${i % 9000}`, created: at(i), solved: '05/03/2026 10:40' },
    ...{ channel: i % 2 ? 'E-mail' : 'Chat', group: 'Billing', agent: `a${i % 90}`, priority: 'normal' },
    ...(i % 3 === 0 ? { rating: 1 + (i % 5), rated: at(i, 6000), comment: text } : {}),
  }),
  zendesk: (i: number) => ({
    ...{
      id: 1_000_000 + i,
      via: { channel: i % 2 ? 'email' : 'chat' },
      status: 'solved',
      priority: 'normal',
    },
    ...{ created_at: at(i), updated_at: at(i, 300), requester_id: 7000 + (i % 9000), assignee_id: 5 },
    ...{ group_id: 98, brand_id: 12, tags: ['refund', 'vip'], subject: 'Refund', description: text },
    ...{ custom_fields: [{ id: 360, value: 'refund' }], satisfaction_rating: { score: 'unoffered' } },
    metric_set: { solved_at: at(i, 240), reply_time_in_minutes: { calendar: 12 } },
  }),
  intercom: (i: number) => ({
    ...{
      type: 'conversation',
      id: String(5_000_000 + i),
      created_at: seconds(i),
      updated_at: seconds(i, 60),
    },
    ...{ state: 'closed', priority: 'not_priority', team_assignee_id: 0, ai_agent_participated: true },
    source: { type: 'conversation', body: `<p>${text}</p>`, author: { type: 'user', id: `u${i % 9000}` } },
    contacts: { contacts: [{ type: 'contact', id: `c${i % 9000}` }] },
    statistics: { first_admin_reply_at: seconds(i, 20), last_close_at: seconds(i, 50), count_reopens: 0 },
    ai_agent: { resolution_state: 'routed_to_team', rating: null, updated_at: seconds(i, 5) },
    conversation_rating: {
      rating: 4,
      remark: 'ok',
      created_at: seconds(i, 55),
      teammate: { type: 'admin', id: 'a' },
    },
    conversation_parts: {
      conversation_parts: [
        part(i, 1, 'comment', 'bot', '<p>Hello! Which order is it?</p>'),
        part(i, 2, 'comment', 'user', `<p>${text}</p>`),
        part(i, 5, 'assignment', 'bot', null),
        part(i, 20, 'comment', 'admin', '<p>It is <b>on its way</b> now.</p>'),
        part(i, 30, 'note', 'admin', '<p>for us</p>'),
        part(i, 50, 'close', 'admin', null),
      ],
    },
  }),
};

const part = (i: number, minute: number, part_type: string, type: string, body: string | null) => ({
  ...{ type: 'conversation_part', id: `${i}-${minute}`, part_type, body, created_at: seconds(i, minute) },
  ...{
    updated_at: seconds(i, minute),
    author: { type, id: `${type}-1`, name: 'N', email: `${type}@example.com` },
  },
  ...(part_type === 'assignment' ? { assigned_to: { type: 'team', id: 't1' } } : {}),
});

/** What the API gives of a conversation and of a part, beside what the mapping reads. */
const ofConversations = {
  ...{ waiting_since: null, snoozed_until: null, first_contact_reply: null, admin_assignee_id: 991267715 },
  ...{ open: false, read: true, tags: { type: 'tag.list', tags: [] }, sla_applied: null, teammates: null },
  ...{ title: null, custom_attributes: { plan: 'pro' }, topics: {}, ticket: null },
  linked_objects: { type: 'list', data: [], total_count: 0, has_more: false },
};
const ofParts = {
  ...{ attachments: [], external_id: null, redacted: false, email_message_metadata: null, state: 'open' },
  ...{ tags: [], event_details: null, app_package_code: null },
};

function longConversation(i: number): object {
  const parts = Array.from({ length: 20 }, (_, k) => {
    const of = (type: string, author: string, body: string | null) => ({
      ...part(i, k + 1, type, author, body),
      ...{ ...ofParts, notified_at: seconds(i, k + 1) },
    });
    if (k === 19) return of('close', 'admin', null);
    if (k % 4 === 3) return of('conversation_attribute_updated_by_admin', 'bot', null);
    return of('comment', k % 4 === 0 ? 'user' : 'admin', `<p class="no-margin">${text} (${k})</p>`);
  });
  return { ...recordOf.intercom(i), ...ofConversations, conversation_parts: { conversation_parts: parts } };
}
