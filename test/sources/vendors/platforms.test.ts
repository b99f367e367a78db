import { describe, expect, it } from 'vitest';
import { happenedTo } from '../happened.ts';
import { happened, tell } from './events-of.ts';

describe('amazon connect', () => {
  const contact = {
    ...{
      AWSContactTraceRecordFormatVersion: '2017-03-10',
      ContactId: 'c1',
      InitialContactId: null,
      Channel: 'VOICE',
    },
    ...{
      NextContactId: null,
      InitiationTimestamp: '2026-03-01T09:00:00Z',
      DisconnectTimestamp: '2026-03-01T09:10:00Z',
    },
    ...{
      LastUpdateTimestamp: '2026-03-01T09:11:00Z',
      Attributes: {},
      CustomerEndpoint: { Address: '+15555550100' },
    },
    Agent: { Username: 'ann', ConnectedToAgentTimestamp: '2026-03-01T09:02:00Z' },
    Queue: { Name: 'Basic', EnqueueTimestamp: '2026-03-01T09:00:30Z' },
  };
  const byAi = { ...contact, Agent: null, Queue: null, AiAgentInfo: { BotId: 'b' } };

  it('a contact is answered and ended by its agent; a transfer is the same need', () => {
    expect(tell('amazon-connect', [contact]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z in_house',
      'message 2026-03-01T09:02:00Z human in_house',
      'status_seen 2026-03-01T09:10:00Z resolved agent in_house',
    ]);
    const transfer = { ...contact, ContactId: 'c2', InitialContactId: 'c1', PreviousContactId: 'c1' };
    const told = tell('amazon-connect', [{ ...contact, NextContactId: 'c2' }, transfer]);
    expect(new Set(told.events.map(({ ticket_id }) => ticket_id))).toEqual(new Set(['c1']));
    expect(told.lines.filter((line) => line.includes('resolved'))).toHaveLength(1);
  });

  it('an agent who passes it on to a number outside has not resolved it', () => {
    const outside = {
      ...contact,
      TransferredToEndpoint: { Address: '+15555550199', Type: 'TELEPHONE_NUMBER' },
    };
    expect(happened(tell('amazon-connect', [outside]))).toEqual(['opened', 'message']);
  });

  it('without an agent it is the claim of the AI, or of nobody', () => {
    expect(tell('amazon-connect', [byAi]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z ai',
      'status_seen 2026-03-01T09:10:00Z resolved assumed ai',
    ]);
    expect(happened(tell('amazon-connect', [{ ...contact, Agent: null }]))).toEqual(['opened']);
  });

  it('delivered again with newer attributes it repeats nothing, and adds the score', () => {
    const settings = { score: 'Attributes.csat', score_max: 10 };
    const rated = { ...contact, LastUpdateTimestamp: '2026-03-01T10:00:00Z', Attributes: { csat: '7' } };
    const [first, again] = [[contact], [rated]].map((records) => tell('amazon-connect', records, settings));
    expect(again?.lines.slice(0, 3)).toEqual(first?.lines);
    expect(again?.lines.slice(3)).toEqual(['answered 2026-03-01T09:10:00Z 7']);
    expect(again?.events[3]).toMatchObject({ scale: { min: 1, max: 10 }, survey_id: 'c1' });
    expect(happened(tell('amazon-connect', [contact, rated, contact], settings))).toHaveLength(3);
    expect(first?.rejections, 'a contact without a score').toEqual([]);
    const corrected = { ...rated, LastUpdateTimestamp: '2026-03-01T10:07:00Z', Attributes: { csat: '2' } };
    const ids = [rated, corrected].map((one) =>
      String(tell('amazon-connect', [one], settings).events[3]?.event_id),
    );
    expect(ids.toSorted(), 'of one instant the last id counts').toEqual(ids);
  });

  it('of deliveries whose queue differs the one with the greatest LastUpdateTimestamp wins', () => {
    const deliveries = ['2026-03-01T09:11:00Z', '2026-03-01T09:11:02Z', '2026-03-01T09:11:01Z'].map(
      (LastUpdateTimestamp, i) => ({ ...contact, LastUpdateTimestamp, Queue: { Name: `queue ${i}` } }),
    );
    for (const records of [deliveries, deliveries.toReversed()]) {
      const openings = happenedTo(tell('amazon-connect', records).events).filter(
        ({ type }) => type === 'opened',
      );
      expect(openings.map(({ queue }) => queue)).toEqual(['queue 1']);
    }
  });

  const said = (Id: string, ParticipantRole: string, second: number, Content: string, more: object = {}) => ({
    ...{ Id, ParticipantRole, ParticipantId: `p-${ParticipantRole}`, Type: 'MESSAGE', Content },
    ...{ ContentType: 'text/plain', AbsoluteTime: `2026-03-01T09:02:${second}.500Z`, ...more },
  });
  const analysedChat = {
    ...{ AccountId: '1', Channel: 'CHAT', ChatTranscriptVersion: '2019-08-26', JobStatus: 'COMPLETED' },
    ...{ Version: 'CHAT-2022-11-30', LanguageCode: 'en-US', ContentMetadata: { Output: 'Raw' } },
    CustomerMetadata: { ContactId: 'c1', InstanceId: 'i' },
    ConversationCharacteristics: {
      Sentiment: { OverallSentiment: { DetailsByParticipantRole: { CUSTOMER: -2 } } },
    },
    Participants: [{ ParticipantId: 'p-AGENT', ParticipantRole: 'AGENT', DisplayName: 'Ann' }],
    Transcript: [
      said('e', 'AGENT', 10, '', {
        Type: 'EVENT',
        ContentType: 'application/vnd.amazonaws.connect.event.typing',
      }),
      said('1', 'SYSTEM', 11, 'Welcome'),
      said('2', 'CUSTOMER', 12, 'Where is my refund?'),
      said('3', 'AGENT', 20, 'On its way.'),
      said('4', 'CUSTOM_BOT', 30, 'Anything else?'),
      said('5', 'CUSTOMER', 40, '{"x":1}', {
        ContentType: 'application/vnd.amazonaws.connect.message.interactive',
      }),
    ],
  };

  it('an analysed chat tells its messages; connecting with the agent is then no further one', () => {
    const chat = { ...contact, Channel: 'CHAT' };
    const { lines, events, rejections } = tell('amazon-connect', [analysedChat]);
    expect(rejections).toEqual([]);
    expect(lines.map((line) => line.replace('2026-03-01T09:02:', ''))).toEqual([
      'message 11.500Z system',
      'message 12.500Z customer',
      'message 20.500Z human in_house',
      'message 30.500Z ai ai',
      'message 40.500Z customer',
    ]);
    expect(events[1]).toMatchObject({ ticket_id: 'c1', text: 'Where is my refund?', language: 'en-US' });
    expect(events[4], 'what a customer chose is no text').not.toHaveProperty('text');
    const redacted = structuredClone(analysedChat);
    redacted.Transcript[2]!.Content = 'Where is my [PII]?';
    for (const records of [
      [chat, analysedChat],
      [redacted, analysedChat, chat],
    ])
      expect(happened(tell('amazon-connect', records))).toEqual([
        ...['opened', 'message', 'message', 'message', 'message', 'message', 'resolved'],
      ]);
    expect(happened(tell('amazon-connect', [chat]))).toEqual(['opened', 'message', 'resolved']);
  });

  it('of an analysed call nobody knows when a word was said: it is passed over', () => {
    const turn = { Id: '1', ParticipantId: 'CUSTOMER', Content: 'Hello', BeginOffsetMillis: 160 };
    const call = { ...analysedChat, Channel: 'VOICE', Version: 'VOICE-2022-11-30', Transcript: [turn] };
    expect(tell('amazon-connect', [call])).toMatchObject({ lines: [], passedOver: 1, rejections: [] });
  });
});

describe('hubspot', () => {
  const ticket = (properties: object, more: object = {}) => ({
    ...{ id: '512', archived: false, createdAt: '2026-03-01T09:00:00.000Z', ...more },
    properties: {
      ...{
        createdate: '2026-03-01T09:00:00.000Z',
        hs_pipeline: '0',
        hs_pipeline_stage: '4',
        hubspot_owner_id: '7',
      },
      ...{ closed_date: '2026-03-02T09:00:00.000Z', hs_ticket_priority: 'HIGH', ...properties },
    },
  });

  it('a ticket is closed at its date, and not before it was created', () => {
    expect(tell('hubspot', [{ results: [ticket({})] }]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z in_house',
      'status_seen 2026-03-02T09:00:02Z resolved agent in_house',
    ]);
    const early = ticket({ closed_date: '2026-02-20T09:00:00.000Z' });
    expect(tell('hubspot', [early]).lines[1]).toBe(
      'status_seen 2026-03-01T09:00:00Z resolved agent in_house',
    );
    expect(happened(tell('hubspot', [ticket({}, { archived: true })]))).toEqual([]);
  });

  it('the history of its stage shows that it came back', () => {
    const hs_pipeline_stage = ['1', '4', '1', '4'].map((value, i) => ({
      value,
      timestamp: `2026-03-02T0${5 + i}:00:00.000Z`,
    }));
    const told = tell('hubspot', [
      ticket({ closed_date: '2026-03-02T08:00:00.000Z' }, { propertiesWithHistory: { hs_pipeline_stage } }),
    ]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened', 'resolved']);
  });

  it('of surveys only those of satisfaction are answers', () => {
    const answer = (hs_survey_type: string) => ({
      id: '9',
      properties: {
        hs_survey_type,
        hs_value: '4',
        hs_submission_timestamp: '2026-03-03T09:00:00.000Z',
        hs_content: 'ok',
      },
      associations: { tickets: { results: [{ id: '512' }] } },
    });
    expect(tell('hubspot', [answer('CSAT')]).lines).toEqual(['answered 2026-03-03T09:00:00Z 4']);
    expect(tell('hubspot', [answer('NPS')])).toMatchObject({ lines: [], passedOver: 1 });
  });
});

describe('jira', () => {
  const item = (before: string, after: string) => ({
    field: 'status',
    from: '1',
    fromString: before,
    to: '2',
    toString: after,
  });
  const history = (
    hour: number,
    items: object[],
    author: object = { accountId: 'a1', accountType: 'atlassian' },
  ) => ({
    ...{ id: String(hour), author, created: `2026-03-01T${hour}:00:00.000+0100`, items },
  });
  const issue = (histories: object[], comments: object[] = []) => ({
    ...{ id: '10001', key: 'SUP-1', changelog: { histories } },
    fields: {
      ...{
        created: '2026-03-01T09:00:00.000+0100',
        updated: '2026-03-01T20:00:00.000+0100',
        summary: 'Broken',
      },
      ...{
        status: { name: 'Done', statusCategory: { key: 'done' } },
        resolutiondate: '2026-03-01T16:00:00.000+0100',
      },
      ...{ reporter: { accountId: 'r1' }, assignee: { accountId: 'a1' }, priority: { name: 'High' } },
      ...{ issuetype: { name: 'Incident' }, project: { key: 'SUP' }, labels: [], comment: { comments } },
    },
  });

  it('the changelog shows solving and coming back; an app that closes is no person', () => {
    const told = tell('jira', [
      {
        startAt: 0,
        issues: [
          issue([
            history(10, [item('Open', 'Done'), { field: 'rank', fromString: 'a', toString: 'b' }]),
            history(12, [item('Done', 'In Progress')]),
            history(16, [item('In Progress', 'Done')], { accountId: 'x', accountType: 'app' }),
          ]),
        ],
      },
    ]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened', 'resolved']);
    expect(told.lines).toContain('status_seen 2026-03-01T09:00:00Z resolved agent in_house');
    expect(told.lines).toContain('status_seen 2026-03-01T15:00:00Z resolved assumed');
  });

  it('statuses of one’s own are named by settings', () => {
    const one = issue([history(10, [item('Open', 'Erledigt')])]);
    expect(happened(tell('jira', [one]))).toEqual(['opened']);
    expect(happened(tell('jira', [one], { done_statuses: ['Erledigt'] }))).toEqual(['opened', 'resolved']);
  });

  it('internal comments are no replies', () => {
    const comment = (id: string, jsdPublic: boolean, accountType: string) => ({
      ...{ id, jsdPublic, author: { accountId: id, accountType }, created: '2026-03-01T11:00:00.000+0100' },
    });
    const told = tell('jira', [
      issue(
        [],
        [comment('1', true, 'customer'), comment('2', false, 'atlassian'), comment('3', true, 'atlassian')],
      ),
    ]);
    expect(told.lines.filter((line) => line.startsWith('message'))).toEqual([
      'message 2026-03-01T10:00:00Z customer',
      'message 2026-03-01T10:00:00Z human in_house',
    ]);
  });
});

describe('servicenow', () => {
  const incident = {
    ...{
      number: 'INC001',
      sys_id: 's1',
      state: '7',
      opened_at: '2026-03-01 09:00:00',
      resolved_at: '2026-03-02 09:00:00',
    },
    ...{
      closed_at: '2026-03-09 09:00:00',
      sys_updated_on: '2026-03-09 09:00:00',
      caller_id: { link: 'x', value: 'u1' },
    },
    ...{
      assigned_to: { link: 'x', value: 'a1' },
      resolved_by: { link: 'x', value: 'a1' },
      contact_type: 'phone',
    },
    ...{
      assignment_group: '',
      priority: '2',
      category: 'network',
      short_description: 'Down',
      reopen_count: '1',
    },
  };

  it('times are UTC, ids are values of references', () => {
    const told = tell('servicenow', [{ result: [incident] }]);
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00Z in_house',
      'status_seen 2026-03-02T09:00:05Z resolved agent in_house',
      'status_seen 2026-03-09T09:00:05Z closed',
    ]);
    expect(told.events[0]).toMatchObject({
      ticket_id: 's1',
      customer_id: 'u1',
      priority: 'high',
      intent: 'network',
    });
  });

  it('the numbers of states of cases are others: closing a case does not open it again', () => {
    const audit = (at: string, oldvalue: string, newvalue: string) => ({
      ...{ documentkey: 's1', tablename: 'sn_customerservice_case', fieldname: 'state', oldvalue, newvalue },
      ...{ user: 'ann', sys_created_on: at },
    });
    const told = tell('servicenow', [
      { number: 'CS1', sys_id: 's1', opened_at: '2026-03-01 09:00:00' },
      audit('2026-03-01 10:00:00', '10', '18'),
      audit('2026-03-01 11:00:00', '18', '6'),
      audit('2026-03-05 11:00:00', '6', '3'),
    ]);
    expect(happened(told)).toEqual(['opened', 'resolved']);
    const waiting = { number: 'CS1', sys_id: 's1', opened_at: '2026-03-01 09:00:00', state: '18' };
    const seen = {
      ...waiting,
      sys_updated_on: '2026-03-02 09:00:00',
      sys_class_name: 'sn_customerservice_case',
    };
    expect(tell('servicenow', [seen]).lines[1]).toBe('status_seen 2026-03-02T09:00:00Z pending');
  });

  it('what the instance closes by itself is assumed', () => {
    expect(tell('servicenow', [{ ...incident, resolved_by: 'system' }]).lines).toContain(
      'status_seen 2026-03-02T09:00:05Z resolved assumed',
    );
  });

  it('audits show what came back, once', () => {
    const audit = (minute: number, oldvalue: string, newvalue: string) => ({
      ...{ documentkey: 's1', tablename: 'incident', fieldname: 'state', oldvalue, newvalue, user: 'ann' },
      sys_created_on: `2026-03-01 10:0${minute}:00`,
    });
    const told = tell('servicenow', [incident, audit(1, '2', '6'), audit(5, '6', '2'), audit(5, '6', '2')]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened', 'resolved', 'closed'].slice(0, 4));
  });
});

describe('genesys', () => {
  const segment = (segmentType: string, minute: number) => ({
    ...{
      segmentType,
      segmentStart: `2026-03-01T09:0${minute}:00.000Z`,
      segmentEnd: `2026-03-01T09:0${minute + 1}:00.000Z`,
    },
    queueId: 'q1',
  });
  const participant = (purpose: string, segments: object[], more: object = {}) => ({
    ...{ purpose, participantId: purpose, sessions: [{ mediaType: 'voice', segments }], ...more },
  });
  const conversation = (participants: object[], surveys: object[] = []) => ({
    ...{
      conversationId: 'g1',
      conversationStart: '2026-03-01T09:00:00.000Z',
      conversationEnd: '2026-03-01T09:08:00.000Z',
    },
    ...{ participants, surveys },
  });

  it('a page of conversations, each with its agents and bots', () => {
    const customer = participant('customer', [segment('interact', 0)]);
    const agent = participant('agent', [segment('alert', 1), segment('interact', 2)], { userId: 'a1' });
    expect(
      tell('genesys', [{ conversations: [conversation([customer, agent])], totalHits: 1 }]).lines,
    ).toEqual([
      'opened 2026-03-01T09:00:00Z in_house',
      'message 2026-03-01T09:02:00Z human in_house',
      'status_seen 2026-03-01T09:08:00Z resolved agent in_house',
    ]);
    const held = [segment('interact', 2), segment('hold', 3), segment('interact', 4)];
    const back = conversation([customer, participant('agent', held, { userId: 'a1' })]);
    expect(tell('genesys', [back]).lines, 'back from hold').toEqual([
      'opened 2026-03-01T09:00:00Z in_house',
      'message 2026-03-01T09:02:00Z human in_house',
      'status_seen 2026-03-01T09:08:00Z resolved agent in_house',
    ]);
    const bot = participant('botflow', [segment('interact', 0)]);
    expect(tell('genesys', [conversation([customer, bot])]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z ai',
      'status_seen 2026-03-01T09:08:00Z resolved assumed ai',
    ]);
    expect(tell('genesys', [conversation([customer])]).lines).toEqual(['opened 2026-03-01T09:00:00Z']);
    const rung = participant('agent', [segment('alert', 1)], { userId: 'a1' });
    for (const others of [[customer], [customer, bot]])
      expect(happened(tell('genesys', [conversation([...others, rung])])), 'it only rang').toEqual([
        'opened',
      ]);
  });

  it('a survey counts when it is finished', () => {
    const survey = (surveyStatus: string) => ({
      surveyId: 's1',
      surveyStatus,
      oSurveyTotalScore: 80,
      surveyCompletedDate: '2026-03-02T09:00:00.000Z',
    });
    const answers = (status: string) => tell('genesys', [conversation([], [survey(status)])]).lines.slice(1);
    expect(answers('Finished')).toEqual(['answered 2026-03-02T09:00:00Z 80']);
    expect(answers('Sent')).toEqual([]);
  });
});
