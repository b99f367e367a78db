import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const answer = (QuestionId: string, more: object) => ({
  ...{ attributes: { type: 'SurveyQuestionResponse' }, Id: `0Kz${QuestionId}`, ResponseId: '0Ky1' },
  ...{ InvitationId: '0Ki1', QuestionId, ResponseShortText: 'Very good', NumberValue: null },
  ...{ CreatedDate: '2026-03-01T09:00:00.000+0000', ...more },
});
const rated = answer('0Kx1', { Datatype: 'Int', NumberValue: 4 });
const written = answer('0Kx2', { Datatype: 'String', ResponseValue: 'It took three calls' });
const recommends = answer('0Kx3', { Datatype: 'Int', NumberValue: 9 });
const subjects = {
  find: (key: string) => (key === '0Ki1' ? { ParentId: '0Ki1', SubjectId: '500A' } : undefined),
};
const settings = { survey_subjects: 'subjects.csv', survey_questions: ['0Kx1'] };

it('a number that answers a question is a score of the case that SurveySubject names', () => {
  const told = tell('salesforce', [rated, written, recommends], settings, new Map([['subjects', subjects]]));
  expect(told).toMatchObject({ lines: ['answered 2026-03-01T09:00:00Z 4'], passedOver: 2, rejections: [] });
  expect(told.events[0]).toMatchObject({
    ticket_id: '500A',
    survey_id: '0Ky1 0Kx1',
    scale: { min: 1, max: 5 },
  });
});

it('an invitation whose subject is in no row waits for the table', () => {
  const told = tell('salesforce', [rated], settings, new Map([['subjects', { find: () => undefined }]]));
  expect(told.lines).toEqual([]);
  expect(told.rejections).toHaveLength(1);
});

it('or the case stands in a field of the deployment’s own', () => {
  const record = { ...rated, Response: { Case__c: '500B' } };
  const told = tell('salesforce', [record], { survey_case: 'Response.Case__c', score_max: 10 });
  expect(told.events).toMatchObject([{ ticket_id: '500B', score: 4, scale: { max: 10 } }]);
});

it('without either nothing is an answer', () => {
  expect(tell('salesforce', [rated])).toMatchObject({ lines: [], passedOver: 1, rejections: [] });
});

describe('cases, their history, sessions', () => {
  const created = '2026-03-01T09:00:00.000+0000';
  const oneCase = {
    ...{
      Id: '500A',
      CaseNumber: '00001003',
      Status: 'Closed',
      IsClosed: true,
      IsDeleted: false,
      Priority: 'High',
    },
    ...{ Origin: 'Phone', CreatedDate: created, ClosedDate: '2026-03-02T09:00:00.000+0000', OwnerId: '005A' },
    ...{ ContactId: '003A', Subject: 'S', Description: 'D', Reason: 'Billing' },
  };
  const history = (minute: number, OldValue: string, NewValue: string, CreatedById = '005A') => ({
    ...{ Id: `017${minute}`, CaseId: '500A', Field: 'Status', OldValue, NewValue, CreatedById },
    CreatedDate: `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000+0000`,
  });

  it('reads cases, whose history shows the reopenings', () => {
    const told = tell('salesforce', [
      { totalSize: 1, done: true, records: [oneCase] },
      history(1, 'New', 'Closed'),
      history(5, 'Closed', 'Working'),
      { ...history(6, 'a', 'b'), Field: 'Owner' },
    ]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened', 'resolved']);
    expect(told.passedOver).toBe(1);
    expect(told.events[0]).toMatchObject({ ticket_id: '500A', channel: 'phone', intent: 'Billing' });
  });

  it('an owner that is a queue is nobody', () => {
    expect(tell('salesforce', [{ ...oneCase, OwnerId: '00G5e' }]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z',
      'status_seen 2026-03-02T09:00:02Z resolved agent',
    ]);
    const session = { Id: '0Mw', AgentType: 'BotToAgent', StartTime: created, OwnerId: '00G5e' };
    expect(tell('salesforce', [session]).events[1]).toMatchObject({
      type: 'handed_off',
      to: { kind: 'in_house' },
    });
    expect(tell('salesforce', [session]).events[1]?.to).not.toHaveProperty('id');
  });

  it('tells AI by the kind of agent of a session, and by owners', () => {
    const session = {
      Id: '0Mw',
      Status: 'Ended',
      AgentType: 'BotToAgent',
      StartTime: created,
      EndTime: '2026-03-01T09:20:00.000+0000',
    };
    expect(tell('salesforce', [session]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z ai',
      'handed_off 2026-03-01T09:00:00Z in_house',
      'status_seen 2026-03-01T09:20:00Z resolved agent in_house',
    ]);
    expect(tell('salesforce', [oneCase], { ai_owners: ['005A'] }).lines[1]).toContain('resolved assumed ai');
    expect(
      tell('salesforce', [history(1, 'New', 'Closed', '005X')], { automation_users: ['005X'] }).lines,
    ).toContain('status_seen 2026-03-01T10:01:00Z resolved assumed');
  });

  it('reads the history that a query brings along, and what the command line of Salesforce wraps', () => {
    const { Id: _, CaseId: __, ...solved } = history(1, 'New', 'Closed');
    const [back, again] = [history(5, 'Closed', 'Working'), history(9, 'Working', 'Closed', '005X')];
    const Histories = { totalSize: 3, done: true, records: [solved, back, { ...again, Field: 'Owner' }] };
    const page = { status: 0, result: { records: [{ ...oneCase, Histories }], totalSize: 1, done: true } };
    const told = tell('salesforce', [page]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened', 'resolved']);
    expect(told.lines).toContain('status_seen 2026-03-01T10:01:00Z resolved agent in_house');
    const both = tell('salesforce', [page, history(1, 'New', 'Closed'), back]);
    expect(happened(both), 'beside the table of the history').toEqual(happened(told));
  });

  it('reads what Data Loader and the weekly export write for yes and no', () => {
    const row = { ...oneCase, IsClosed: '0', IsDeleted: '1', LastModifiedDate: '2026-03-02 09:00:00' };
    expect(tell('salesforce', [row]).lines).toEqual(
      expect.arrayContaining([
        'status_seen 2026-03-02T09:00:00Z open',
        'status_seen 2026-03-02T09:00:00Z void',
      ]),
    );
  });

  const session = {
    ...{ Id: '0Mw', Status: 'Ended', AgentType: 'Agent', OwnerId: '005A', Origin: 'InboundInitiated' },
    ...{ StartTime: created, EndTime: '2026-03-01T09:20:00.000+0000' },
  };

  it('an agent who accepts a session answers; one that waits in a queue to its end nobody resolves', () => {
    const accepted = { ...session, AcceptTime: '2026-03-01T09:02:00.000+0000' };
    expect(tell('salesforce', [accepted]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z in_house',
      'message 2026-03-01T09:02:00Z human in_house',
      'status_seen 2026-03-01T09:20:00Z resolved agent in_house',
    ]);
    const waiting = { ...session, AgentType: 'BotToAgent', OwnerId: '00G5e', AcceptTime: null };
    expect(happened(tell('salesforce', [waiting]))).toEqual(['opened', 'handed_off']);
    expect(tell('salesforce', [{ ...accepted, AgentType: 'Bot' }]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z ai',
      'status_seen 2026-03-01T09:20:00Z resolved assumed ai',
    ]);
  });

  it('a session that we began is a need only where the customer wrote', () => {
    for (const ours of [
      { AgentType: 'System' },
      { Origin: 'TriggeredOutbound' },
      { Origin: 'AgentInitiated', EndUserMessageCount: 0 },
    ])
      expect(tell('salesforce', [{ ...session, ...ours }])).toMatchObject({ lines: [], passedOver: 1 });
    const answered = { ...session, Origin: 'AgentInitiated', EndUserMessageCount: 2 };
    expect(happened(tell('salesforce', [answered]))).toEqual(['opened', 'resolved']);
  });

  it('merged and deleted cases are void', () => {
    expect(
      happened(tell('salesforce', [{ ...oneCase, MasterRecordId: '500B', LastModifiedDate: created }])),
    ).toEqual([]);
  });
});

describe('what a query or a flow leaves out', () => {
  const opened = { CreatedDate: '2026-03-01T09:00:00.000+0000', OwnerId: '005A' };
  const modified = { LastModifiedDate: '2026-03-02T09:00:00.000+0000' };
  const one = (more: object) => ({ Id: '500A', CaseNumber: '1', ...opened, ...modified, ...more });

  it('without IsClosed or ClosedDate the status says whether a case is solved', () => {
    const solved = ['opened', 'resolved'];
    expect(happened(tell('salesforce', [one({ Status: 'Closed' })]))).toEqual(solved);
    expect(happened(tell('salesforce', [one({ Status: 'Fertig', IsClosed: true })]))).toEqual(solved);
    expect(happened(tell('salesforce', [one({ Status: 'Fertig' })]))).toEqual(['opened']);
    expect(
      happened(tell('salesforce', [one({ Status: 'Fertig' })], { closed_statuses: ['Fertig'] })),
    ).toEqual(solved);
    expect(happened(tell('salesforce', [one({ Status: 'Closed', IsClosed: false })]))).toEqual(['opened']);
  });

  it('a case that was closed before it was brought in is solved when it was', () => {
    const imported = one({ Status: 'Closed', IsClosed: true, ClosedDate: '2025-03-11T18:59:51.000+0000' });
    expect(happened(tell('salesforce', [imported]))).toEqual(['opened', 'resolved']);
  });

  it('a case says its language', () => {
    expect(tell('salesforce', [one({ Status: 'New', Language: 'de' })]).events[0]).toMatchObject({
      language: 'de',
    });
  });
});

describe('change events, as a flow of AppFlow writes them', () => {
  const change = (minute: number, changeType: string, fields: object, recordIds = ['500C']) => ({
    ChangeEventHeader: {
      ...{ entityName: 'Case', recordIds, changeType, commitUser: '005A', sequenceNumber: 1 },
      commitTimestamp: 1772442000000 + minute * 60_000,
    },
    ...fields,
  });
  const created = change(0, 'CREATE', {
    ...{ CaseNumber: '7', Status: 'New', Origin: 'Web', OwnerId: '00G1', Description: 'Card lost' },
    CreatedDate: '2026-03-02T09:00:00.000Z',
  });
  const closed = change(60, 'UPDATE', {
    Status: 'Closed',
    IsClosed: true,
    ClosedDate: '2026-03-02T10:00:00Z',
  });
  const back = change(120, 'UPDATE', { Status: 'Working', IsClosed: false });
  const other = change(121, 'UPDATE', { Priority: 'Low' });

  it('tell the case, what it became, and what came back; a change of something else is of no interest', () => {
    const told = tell('salesforce', [created, closed, back, other]);
    expect(told).toMatchObject({ rejections: [], passedOver: 1 });
    expect(told.lines).toEqual([
      'opened 2026-03-02T09:00:00Z',
      'status_seen 2026-03-02T09:00:00Z open',
      'status_seen 2026-03-02T10:00:00Z resolved agent in_house',
      'status_seen 2026-03-02T11:00:00Z open',
    ]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened']);
    expect(new Set(told.events.map(({ ticket_id }) => ticket_id))).toEqual(new Set(['500C']));
  });

  it.each([
    [
      'the streaming API',
      (payload: object): object => ({ channel: '/data/CaseChangeEvent', data: { payload } }),
    ],
    [
      'an event relay',
      (payload: object): object => ({ source: 'aws.partner/salesforce.com', detail: { payload } }),
    ],
  ])('say the same in what %s puts around them', (_, around) => {
    const bare = tell('salesforce', [created, closed, back]).lines;
    expect(tell('salesforce', [created, closed, back].map(around)).lines).toEqual(bare);
  });

  it('who runs on behalf of a rule is nobody', () => {
    const told = tell('salesforce', [closed], { automation_users: ['005A'] });
    expect(told.lines).toEqual(['status_seen 2026-03-02T10:00:00Z resolved assumed']);
  });

  it('a deleted case counts for nothing', () => {
    expect(tell('salesforce', [change(5, 'DELETE', {})]).lines).toEqual([
      'status_seen 2026-03-02T09:05:00Z void',
    ]);
  });

  it('a change of several cases is one of each', () => {
    const several = change(60, 'UPDATE', { Status: 'Closed' }, ['500C', '500D']);
    expect(tell('salesforce', [several]).events.map(({ ticket_id }) => ticket_id)).toEqual(['500C', '500D']);
  });
});

it('a session says its channel and language, and one that nobody took is nobody’s', () => {
  const session = {
    ...{ Id: '0Mw', AgentType: 'Agent', Status: 'Inactive', StartTime: '2026-03-01T09:00:00.000+0000' },
    ...{ ChannelType: 'EmbeddedMessaging', ChannelLocale: 'fr', OwnerId: '00G1' },
  };
  const told = tell('salesforce', [session, { ...session, ChannelType: 'Text', OwnerId: '005A' }]);
  expect(told.lines).toEqual(['opened 2026-03-01T09:00:00Z', 'opened 2026-03-01T09:00:00Z in_house']);
  expect(told.events).toMatchObject([{ channel: 'chat', language: 'fr' }, { channel: 'sms' }]);
});

it('e-mails of a case are its messages: the customer’s, a person’s, AI’s, or an automation’s', () => {
  const mail = (Id: string, Incoming: boolean, more: object = {}) => ({
    ...{
      attributes: { type: 'EmailMessage' },
      Id,
      ParentId: '500A',
      Incoming,
      Status: '3',
      IsDeleted: false,
    },
    ...{ MessageDate: '2026-03-01T10:00:00.000+0000', TextBody: `Text ${Id}`, CreatedById: '005A', ...more },
  });
  const told = tell(
    'salesforce',
    [
      ...[mail('1', true), mail('2', false), mail('3', false, { CreatedById: '005Bot' })],
      ...[mail('4', false, { CreatedById: '005Auto', TextBody: null, HtmlBody: '<p>We have it</p>' })],
      ...[mail('5', false, { Status: '5' }), mail('6', true, { ParentId: '001A' })],
    ],
    { ai_owners: ['005Bot'], automation_users: ['005Auto'] },
  );
  expect(told).toMatchObject({ rejections: [], passedOver: 2 });
  expect(told.lines).toEqual([
    'message 2026-03-01T10:00:00Z customer',
    'message 2026-03-01T10:00:00Z human in_house',
    'message 2026-03-01T10:00:00Z ai ai',
    'message 2026-03-01T10:00:00Z system',
  ]);
  expect(told.events.at(-1)).toMatchObject({ ticket_id: '500A', text: 'We have it' });
});
