/** Rows in the shape of the tables that the ready queries read, as selects that DuckDB and Athena take. */

const conversation = `(id, created_at, updated_at, source_author_id, source_type, source_subject, source_body,
  ai_agent_source_type, ai_agent_resolution_state, ai_agent_rating, ai_agent_rating_remark, conversation_rating_value,
  conversation_rating_remark, conversation_rating_created_at)`;
const at = (minute: number) => `timestamp '2026-03-01 09:0${minute}:00'`;

/** By the name of the query, the tables' rows by name. */
export const tableSeeds = {
  'fivetran-zendesk': {
    ticket: `select * from (values
      (1, timestamp '2026-03-01 09:00:00', timestamp '2026-03-05 09:00:00', 'solved', 70, 5, 'web', 11, 1, 'high', 'card', 'where is it'),
      (2, timestamp '2026-03-01 10:00:00', timestamp '2026-03-02 10:00:00', 'closed', 71, null, 'chat', 11, 1, null, null, null),
      (3, timestamp '2026-03-01 11:00:00', timestamp '2026-03-02 12:00:00', 'deleted', 72, null, 'web', 11, 1, null, null, null))
      t (id, created_at, updated_at, status, requester_id, assignee_id, via_channel, group_id, brand_id, priority, subject, description)`,
    ticket_tag: `select * from (values ('ai_agent', 2), ('closed_by_merge', 2), ('vip', 1)) t (tag, ticket_id)`,
    ticket_field_history: `select * from (values
      ('status', 1, timestamp '2026-03-02 09:00:00', 5, 'solved'), ('status', 1, timestamp '2026-03-03 09:00:00', 70, 'open'),
      ('status', 1, timestamp '2026-03-04 09:00:00', -1, 'solved'), ('status', 1, timestamp '2026-03-04 10:00:00', 70, 'open'),
      ('status', 1, timestamp '2026-03-04 11:00:00', 70, 'solved'), ('assignee_id', 1, timestamp '2026-03-01 09:00:00', 5, '5'))
      t (field_name, ticket_id, updated, user_id, "value")`,
    ticket_comment: `select * from (values
      (100, 1, timestamp '2026-03-01 09:30:00', 5, true, 'hello'), (101, 1, timestamp '2026-03-01 09:40:00', 5, false, 'a note'),
      (102, 1, timestamp '2026-03-03 09:00:00', 70, true, 'again')) t (id, ticket_id, created, user_id, public, body)`,
    user: `select * from (values (5, 'agent'), (70, 'end-user')) t (id, role)`,
    satisfaction_rating: `select * from (values
      (900, 1, timestamp '2026-03-02 10:00:00', timestamp '2026-03-02 12:00:00', 'good', 70, 'thanks'),
      (901, 2, timestamp '2026-03-02 10:00:00', timestamp '2026-03-02 10:00:00', 'offered', 71, null))
      t (id, ticket_id, created_at, updated_at, score, requester_id, comment)`,
  },
  'fivetran-intercom': {
    conversation_history: `select * from (values
      ('7', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 10:00:00', 'u1', 'conversation', null, 'hi', 'workflow', null, null, null, null, null, null),
      ('7', timestamp '2026-03-01 09:00:00', timestamp '2026-03-02 10:00:00', 'u1', 'conversation', null, 'hi', 'workflow', 'routed_to_team', 4, 'ok', 4, 'ok', timestamp '2026-03-02 09:00:00'),
      ('8', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 10:00:00', 'u2', 'email', null, 'hi', null, null, null, null, 2, 'bad', timestamp '2026-03-02 09:00:00'),
      ('9', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 11:00:00', 'u3', 'conversation', null, 'hi', 'workflow', 'assumed_resolution', null, null, null, null, null),
      ('10', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 11:00:00', 'u4', 'conversation', null, 'hi', 'workflow', 'confirmed_resolution', null, null, null, null, null),
      ('11', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 11:00:00', 'u5', 'conversation', null, 'hi', 'workflow', 'abandoned', null, null, null, null, null))
      t ${conversation}`,
    conversation_part_history: `select * from (values
      ('1', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:01:00', '7', 'comment', 'bot', 'fin', null, null, 'hello'),
      ('2', timestamp '2026-03-01 09:02:00', timestamp '2026-03-01 09:02:00', '7', 'assignment', 'bot', 'fin', 'a5', 'admin', null),
      ('3', timestamp '2026-03-01 09:03:00', timestamp '2026-03-01 09:03:00', '7', 'note', 'admin', 'a5', null, null, 'secret'),
      ('4', timestamp '2026-03-01 09:04:00', timestamp '2026-03-01 09:04:00', '7', 'close', 'admin', 'a5', null, null, null),
      ('5', timestamp '2026-03-01 09:05:00', timestamp '2026-03-01 09:05:00', '7', 'open', 'user', 'u1', null, null, 'no'),
      ('6', timestamp '2026-03-01 09:06:00', timestamp '2026-03-01 09:06:00', '7', 'close', 'bot', 'fin', null, null, null),
      ('7', timestamp '2026-03-01 09:07:00', timestamp '2026-03-01 09:07:00', '8', 'assignment', 'admin', 'a5', 'a6', 'admin', 'a colleague helps'),
      ('8', timestamp '2026-03-01 09:08:00', timestamp '2026-03-01 09:08:00', '9', 'comment', 'bot', 'fin', null, null, 'hello'),
      ('9', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:01:00', '8', 'default_assignment', 'bot', 'operator', 't1', 'team', null),
      ('10', timestamp '2026-03-02 09:08:00', timestamp '2026-03-02 09:08:00', '9', 'assign_and_reopen', 'admin', 'a5', 'a5', 'admin', null))
      t (id, created_at, updated_at, conversation_id, part_type, author_type, author_id, assigned_to_id, assigned_to_type,
      body)`,
  },
  'fivetran-jira': {
    issue: `select * from (values
      (1, timestamp '2026-03-01 09:00:00', 'c1', 'a1', 3, 'card', 'where is it'),
      (2, timestamp '2026-03-01 09:00:00', 'c2', 'account-of-the-bot', 3, 'pin', null))
      t (id, created, reporter, assignee, priority, summary, description)`,
    issue_field_history: `select * from (values
      ('status', 1, timestamp '2026-03-02 09:00:00', '10'), ('status', 1, timestamp '2026-03-03 09:00:00', '11'),
      ('status', 1, timestamp '2026-03-04 09:00:00', '12'), ('status', 2, timestamp '2026-03-02 09:00:00', '10'),
      ('summary', 1, timestamp '2026-03-02 09:00:00', 'card')) t (field_id, issue_id, "time", "value")`,
    status: `select * from (values (10, 'Resolved', 3), (11, 'In Progress', 4), (12, 'Waiting for customer', 4)) t (id, name, status_category_id)`,
    status_category: `select * from (values (3, 'Done'), (4, 'In Progress')) t (id, name)`,
    comment: `select * from (values
      (1, 1, timestamp '2026-03-01 10:00:00', 'a1', true, 'hello'), (2, 1, timestamp '2026-03-01 11:00:00', 'c1', true, 'thanks'),
      (3, 1, timestamp '2026-03-01 12:00:00', 'a1', false, 'a note')) t (id, issue_id, created, author_id, is_public, body)`,
  },
  'fivetran-genesys': {
    conversation: `select * from (values
      ('g1', ${at(0)}, ${at(8)}), ('g2', ${at(0)}, ${at(3)}), ('g3', ${at(0)}, ${at(2)}), ('g4', ${at(0)}, null), ('g5', ${at(0)}, ${at(4)}))
      t (id, conversation_start, conversation_end)`,
    participant: `select * from (values
      ('p1', 'g1', 'customer', null, 'x1'), ('p2', 'g1', 'botflow', null, null), ('p3', 'g1', 'acd', null, null),
      ('p4', 'g1', 'agent', 'a1', null), ('p5', 'g1', 'agent', 'a2', null),
      ('p6', 'g2', 'customer', null, null), ('p7', 'g2', 'botflow', null, null),
      ('p8', 'g3', 'customer', null, null), ('p9', 'g3', 'agent', 'a1', null), ('p10', 'g4', 'customer', null, null),
      ('p11', 'g5', 'botflow', null, null), ('p12', 'g5', 'agent', 'a1', null))
      t (id, conversation_id, purpose, user_id, external_contact_id)`,
    session: `select * from (values ('s1', 'p1', 'voice', 'tel:1'), ('s2', 'p2', 'voice', null), ('s3', 'p3', 'voice', null), ('s4', 'p4', 'voice', null), ('s5', 'p5', 'voice', null), ('s6', 'p6', 'message', 'tel:6'), ('s7', 'p7', 'message', null), ('s8', 'p8', 'message', 'tel:8'), ('s9', 'p9', 'message', null), ('s10', 'p10', 'message', 'tel:10'), ('s11', 'p11', 'message', null), ('s12', 'p12', 'message', null)) t (id, participant_id, media_type, ani)`,
    segment: `select * from (values
      ('s1', 'interact', ${at(0)}, null), ('s2', 'interact', ${at(0)}, null), ('s3', 'interact', ${at(1)}, 'q1'),
      ('s4', 'alert', ${at(2)}, 'q1'), ('s5', 'interact', ${at(3)}, 'q1'), ('s5', 'hold', ${at(4)}, 'q1'),
      ('s5', 'interact', ${at(5)}, 'q1'),
      ('s6', 'interact', ${at(0)}, null), ('s7', 'interact', ${at(0)}, null),
      ('s8', 'interact', ${at(0)}, null), ('s9', 'alert', ${at(1)}, 'q1'), ('s10', 'interact', ${at(0)}, null),
      ('s11', 'interact', ${at(0)}, null), ('s12', 'alert', ${at(1)}, 'q1'))
      t (session_id, segment_type, segment_start, queue_id)`,
    conversation_survey: `select * from (values
      ('v1', 'g1', 'Finished', 80, ${at(9)}), ('v2', 'g2', 'Sent', null, null))
      t (survey_id, conversation_id, survey_status, o_survey_total_score, survey_completed_date)`,
  },
  'connect-analytics-lake': {
    contact_record: `select * from (values
      ('k1', null, null, timestamp '2026-03-01 09:10:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:02:00', timestamp '2026-03-01 09:09:00', 'a1', 'q1', '+34600000000', map(array['x'], array['y'])),
      ('k1', null, null, timestamp '2026-03-01 09:20:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:02:00', timestamp '2026-03-01 09:09:00', 'a1', 'q1', '+34600000000', map(array['csat'], array['4'])),
      ('k2', null, null, timestamp '2026-03-01 09:10:00', 'INBOUND', 'CHAT', timestamp '2026-03-01 09:00:00', null, timestamp '2026-03-01 09:05:00', null, null, 'c2', map(array['ai'], array['true'])),
      ('k3', null, null, timestamp '2026-03-01 09:10:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', null, timestamp '2026-03-01 09:05:00', null, 'q1', '+34600000001', map(array['x'], array['y'])),
      ('k4', null, 'k5', timestamp '2026-03-01 09:10:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:05:00', 'a1', 'q1', '+34600000002', map(array['x'], array['y'])),
      ('k5', 'k4', null, timestamp '2026-03-01 09:10:00', 'TRANSFER', 'VOICE', timestamp '2026-03-01 09:05:00', timestamp '2026-03-01 09:06:00', timestamp '2026-03-01 09:09:00', 'a2', 'q2', '+34600000002', map(array['x'], array['y'])),
      ('k6', null, null, timestamp '2026-03-01 09:10:00', 'OUTBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:05:00', 'a1', 'q1', '+34600000003', map(array['x'], array['y'])))
      t (contact_id, initial_contact_id, next_contact_id, last_update_timestamp, initiation_method, channel, initiation_timestamp,
        agent_connected_to_agent_timestamp, disconnect_timestamp, agent_id, queue_id, customer_endpoint_address, attributes)`,
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type ReadyQuery = keyof typeof tableSeeds;
