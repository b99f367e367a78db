import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

/** A contact as a record of Firehose and as contact events of EventBridge tell it. */
const record = (given: object) => ({
  ...{ ContactId: 'c1', Channel: 'VOICE', InitiationMethod: 'INBOUND', NextContactId: null },
  ...{ InitiationTimestamp: '2026-03-01T09:00:00Z', DisconnectTimestamp: '2026-03-01T09:10:00Z' },
  Agent: { Username: 'ann', ConnectedToAgentTimestamp: '2026-03-01T09:02:00Z' },
  Queue: { Name: 'Basic', EnqueueTimestamp: '2026-03-01T09:00:30Z' },
  LastUpdateTimestamp: '2026-03-01T09:11:00Z',
  ...given,
});
const contactEvent = (eventType: string, given: object = {}) => ({
  ...{ 'detail-type': 'Amazon Connect Contact Event', source: 'aws.connect' },
  detail: {
    ...{ contactId: 'c1', channel: 'VOICE', initiationMethod: 'INBOUND', eventType },
    initiationTimestamp: '2026-03-01T09:00:00.000Z',
    ...given,
  },
});
const agentInfo = { agentArn: 'arn', connectedToAgentTimestamp: '2026-03-01T09:02:00.000Z' };

describe('the stream of an Amazon Connect instance', () => {
  it.for(['VOICE', 'CHAT'])(
    'records and contact events of %s tell one connection with the agent',
    (channel) => {
      const stream = [
        contactEvent('INITIATED', { channel }),
        contactEvent('CONNECTED_TO_AGENT', { channel, agentInfo }),
        record({ Channel: channel }),
        contactEvent('DISCONNECTED', { channel, agentInfo }),
      ];
      for (const records of [stream, stream.toReversed()])
        expect(happened(tell('amazon-connect', records))).toEqual(['opened', 'message', 'resolved']);
      const eventsAlone = stream.filter((one) => 'detail' in one);
      expect(happened(tell('amazon-connect', eventsAlone))).toEqual(['opened', 'message']);
    },
  );

  it('a contact that goes out is passed over also where scores are read', () => {
    const out = record({ InitiationMethod: 'OUTBOUND', Attributes: { csat: '5' } });
    for (const one of [out, { ...out, Attributes: {} }])
      expect(tell('amazon-connect', [one], { score: 'Attributes.csat' })).toMatchObject({
        ...{ lines: [], rejections: [], passedOver: 1 },
      });
  });

  it('each agent of a transfer answers once', () => {
    const later = { connectedToAgentTimestamp: '2026-03-01T09:12:00.000Z' };
    const transfer = { ContactId: 'c2', InitialContactId: 'c1', PreviousContactId: 'c1' };
    const told = tell('amazon-connect', [
      record({ NextContactId: 'c2' }),
      contactEvent('CONNECTED_TO_AGENT', { agentInfo }),
      record({
        ...{ ...transfer, InitiationMethod: 'TRANSFER', InitiationTimestamp: '2026-03-01T09:08:00Z' },
        DisconnectTimestamp: '2026-03-01T09:20:00Z',
        Agent: { Username: 'bob', ConnectedToAgentTimestamp: '2026-03-01T09:12:00Z' },
      }),
      contactEvent('CONNECTED_TO_AGENT', {
        ...{ contactId: 'c2', initialContactId: 'c1', previousContactId: 'c1', initiationMethod: 'TRANSFER' },
        ...{ initiationTimestamp: '2026-03-01T09:08:00.000Z', agentInfo: later },
      }),
    ]);
    expect(happened(told).filter((type) => type !== 'opened')).toEqual(['message', 'message', 'resolved']);
  });

  it.for(['OUTBOUND', 'EXTERNAL_OUTBOUND', 'CAMPAIGN_PREVIEW', 'AGENT_REPLY', 'FLOW', 'MONITOR'])(
    '%s is no need of a customer',
    (method) => {
      const stream = [
        record({ InitiationMethod: method }),
        contactEvent('INITIATED', { initiationMethod: method }),
      ];
      expect(tell('amazon-connect', stream)).toMatchObject({ lines: [], passedOver: 2, rejections: [] });
    },
  );

  it('a survey that runs after the end is an answer, and no contact', () => {
    const survey = record({
      ...{ ContactId: 'c2', InitialContactId: 'c1', PreviousContactId: 'c1', InitiationMethod: 'DISCONNECT' },
      ...{ Agent: null, Queue: null, Attributes: { csat: '2' } },
    });
    const { lines, passedOver } = tell('amazon-connect', [survey], { score: 'Attributes.csat' });
    expect(lines).toEqual(['answered 2026-03-01T09:10:00Z 2']);
    expect(passedOver).toBe(0);
  });
});

describe('the stream of a chat that Contact Lens analyses while it runs', () => {
  const streamed = (StreamingEventType: string, more: object = {}) => ({
    ...{ Version: '2.0.0', Channel: 'CHAT', ContactId: 'chat-1', StreamingEventType },
    ...{ StreamingSettings: { LanguageCode: 'de-DE' }, ...more },
  });
  const said = (Id: string, ParticipantRole: string, second: number, Content = 'Guten Tag') => ({
    Transcript: {
      ...{ Id, ParticipantRole, Content, ContentType: 'text/plain', Sentiment: 'NEUTRAL' },
      Time: { AbsoluteTime: `2026-03-01T10:00:0${second}.000Z` },
    },
  });
  const joined = { Event: { Id: 'e', ParticipantRole: 'AGENT', EventType: 'participant.joined' } };
  const stream = [
    streamed('STARTED'),
    streamed('SEGMENTS', { Segments: [said('1', 'CUSTOMER', 1), said('2', 'CUSTOM_BOT', 2), joined] }),
    streamed('SEGMENTS', { OutputType: 'Redacted', Segments: [said('1', 'CUSTOMER', 1)] }),
    streamed('SEGMENTS', { Segments: [said('3', 'AGENT', 9)] }),
    streamed('SEGMENTS', { Segments: [{ Categories: { MatchedCategories: ['x'] } }] }),
    streamed('COMPLETED'),
  ];

  it('tells each message, by whom and when', () => {
    const told = tell('amazon-connect', stream);
    expect(told).toMatchObject({ rejections: [], passedOver: 3 });
    expect([...new Set(told.lines)]).toEqual([
      'message 2026-03-01T10:00:01Z customer',
      'message 2026-03-01T10:00:02Z ai ai',
      'message 2026-03-01T10:00:09Z human in_house',
    ]);
    expect(told.events[0]).toMatchObject({ ticket_id: 'chat-1', language: 'de-DE', text: 'Guten Tag' });
  });

  it('what is told again, redacted or when the chat is over, is the same message', () => {
    const [first, , again] = tell('amazon-connect', stream).events;
    expect(again?.event_id).toBe(first?.event_id);
    const analysed = {
      ...{ Channel: 'CHAT', CustomerMetadata: { ContactId: 'chat-1' }, LanguageCode: 'de-DE' },
      Transcript: [
        {
          ...{ Id: '1', Type: 'MESSAGE', ParticipantRole: 'CUSTOMER', Content: 'Guten Tag' },
          ...{ ContentType: 'text/plain', AbsoluteTime: '2026-03-01T10:00:01.000Z' },
        },
      ],
    };
    expect(tell('amazon-connect', [analysed]).events[0]?.event_id).toBe(first?.event_id);
  });

  it('who was first, the messages say, not the agent whom the contact came to', () => {
    const contact = {
      ...{ ContactId: 'chat-1', Channel: 'CHAT', InitiationMethod: 'API' },
      ...{ InitiationTimestamp: '2026-03-01T10:00:00Z', DisconnectTimestamp: '2026-03-01T10:10:00Z' },
      Agent: { ConnectedToAgentTimestamp: '2026-03-01T10:00:05Z', Username: 'anna' },
    };
    expect(tell('amazon-connect', [contact]).events[0]).not.toHaveProperty('handler');
    expect(tell('amazon-connect', [{ ...contact, Channel: 'VOICE' }]).events[0]).toMatchObject({
      handler: { kind: 'in_house' },
    });
  });

  it('of a call nothing is read', () => {
    const call = {
      ...streamed('SEGMENTS'),
      Channel: 'VOICE',
      EventType: 'SEGMENTS',
      Segments: [said('1', 'AGENT', 1)],
    };
    expect(tell('amazon-connect', [call])).toMatchObject({ lines: [], passedOver: 1 });
  });
});
