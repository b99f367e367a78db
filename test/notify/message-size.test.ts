import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import type { Finding } from '../../functions/contract/detection/finding.ts';
import type { Row } from '../../functions/contract/lake/rows.ts';
import { digestOf } from '../../functions/findings/digest.ts';
import type { FindingMessage } from '../../functions/notify/finding-message.ts';
import { publishDigest } from '../../functions/notify/publish-digest.ts';
import { publishFindings } from '../../functions/notify/publish-findings.ts';
import { customNotification } from '../../functions/notify/sinks/custom-notification.ts';
import type { Sink } from '../../functions/notify/sinks/sinks.ts';
import { slackMessage } from '../../functions/notify/sinks/slack.ts';
import { teamsMessage } from '../../functions/notify/sinks/teams.ts';
import { createBusPublisher, createTopicPublisher } from '../../functions/platform/aws/publisher.ts';
import type { Announcement } from '../../functions/platform/ports.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

/** SNS counts a message with its attributes, EventBridge an entry with its names; both take 256 KiB. */
const mostOfAws = 256 * 1024;
/** What Microsoft's pages give for a message; counted as UTF-16, as it may be. */
const mostOfTeams = 28 * 1024;

const sns = mockClient(SNSClient);
const bus = mockClient(EventBridgeClient);

/** Every sink; what each was sent, with its size as the service counts it, stands in `sent`. */
function sinksInto(sent: { sink: string; size: number; most: number; announcement: Announcement }[]): Sink[] {
  const bytes = (text = '') => Buffer.byteLength(text);
  const noted = (
    name: Sink['name'],
    most: number,
    sizeOf: (a: Announcement) => number | Promise<number>,
  ): Sink => ({
    name,
    publisher: {
      async publish(announcement) {
        sent.push({ sink: name, size: await sizeOf(announcement), most, announcement });
      },
    },
  });
  const ofTopic =
    (...more: [] | [(announcement: Announcement) => string]) =>
    async (announcement: Announcement) => {
      sns.reset();
      sns.on(PublishCommand).resolves({});
      await createTopicPublisher(new SNSClient({}), 'arn:topic', ...more).publish(announcement);
      const { Message, Subject, MessageAttributes } = sns.commandCalls(PublishCommand)[0]!.args[0].input;
      return bytes(Message) + bytes(Subject) + bytes(JSON.stringify(MessageAttributes));
    };
  const ofBus = async (announcement: Announcement) => {
    bus.reset();
    bus.on(PutEventsCommand).resolves({ Entries: [] });
    await createBusPublisher(new EventBridgeClient({})).publish(announcement);
    const [entry] = bus.commandCalls(PutEventsCommand)[0]!.args[0].input.Entries ?? [];
    return bytes(entry?.Detail) + bytes(entry?.Source) + bytes(entry?.DetailType);
  };
  return [
    noted('topic', mostOfAws, ofTopic()),
    noted('bus', mostOfAws, ofBus),
    noted(
      'chat',
      mostOfAws,
      ofTopic((announcement) => JSON.stringify(customNotification(announcement))),
    ),
    noted('slack', mostOfAws, (announcement) => bytes(JSON.stringify(slackMessage(announcement)))),
    noted('teams', mostOfTeams, (announcement) => 2 * JSON.stringify(teamsMessage(announcement)).length),
  ];
}

/** Names of 200 characters, as hostile as a column that means something else makes them. */
const names = {
  'four bytes each': '💸'.repeat(200),
  quotes: `"'\\`.repeat(67),
  'control characters': '\u0001\u202e'.repeat(100),
  'halves of characters': '\ud83d'.repeat(200),
};
const places = 60;
const scopeOf = (name: string, i: number): string => [`${name}${i}`, name, name].join('/');

const findingOf = (name: string, change: string, scopes: readonly string[]): Finding => ({
  ...{ brand: name, change_id: change, metric: 'csat', status: 'regression_confirmed', scopes },
  ...{ confirming_metrics: ['reopen_rate'], recommended_handback: scopes, is_expected: false },
  text: `${scopes.slice(0, 5).join(', ')} fell since ${change}.`,
});

async function publishedOf(findings: readonly Finding[]) {
  const looks = findings.map(({ brand, change_id, metric, scopes }) => ({
    ...sampleLook,
    ...{ brand, change_id, metric, scope: scopes[0]!, change_effective_on: '2026-05-20' },
  }));
  const rows = findings.flatMap(({ brand, scopes }) => scopes.map((scope) => ({ brand, scope })));
  const sent: Parameters<typeof sinksInto>[0] = [];
  for (const sink of sinksInto(sent))
    await publishFindings(findings, looks, {
      origin: { reportUrl: 'https://api', currency: 'EUR' },
      store: createMemoryStore(),
      sink,
      candidates: async () =>
        rows.map(({ brand, scope }) => {
          const [market = '', channel = '', ...queue] = scope.split('/');
          return { brand, market, channel, queue: queue.join('/'), status: 'ok', gained_a_week: 1 };
        }),
      onNewRegression: () => {},
    });
  return sent;
}

test.for(Object.entries(names))(
  'one change that hits sixty places, and thirty changes, fit every sink: names of %s',
  async ([, name]) => {
    const scopes = Array.from({ length: places }, (_, i) => scopeOf(name, i));
    const one = await publishedOf([findingOf(name, `${name} change`, scopes)]);
    const storm = await publishedOf(
      Array.from({ length: 30 }, (_, i) => findingOf(name, `${name}${i}`, scopes.slice(0, 4))),
    );
    expect([one.length, storm.length]).toEqual([5, 5]);
    for (const { sink, size, most } of [...one, ...storm]) expect(size, sink).toBeLessThanOrEqual(most);
    const { harms, also, recommended_handback } = one[0]!.announcement.detail as FindingMessage;
    expect(harms).toBe(places);
    for (const list of [also, recommended_handback]) {
      expect(list.length).toBeGreaterThan(2);
      expect(list.length).toBeLessThanOrEqual(places);
    }
    expect(one[0]!.announcement.text).toMatch(/^Worse: /);
  },
);

test('lists with names as people give them are whole', async () => {
  const scopes = Array.from({ length: 80 }, (_, i) => `SE/chat/queue ${i}`);
  const [topic] = await publishedOf([findingOf('acme', 'ai-chat', scopes)]);
  const { also, recommended_handback, hand_back, text } = topic!.announcement.detail as FindingMessage;
  expect([also.length, recommended_handback.length, hand_back.length]).toEqual([79, 80, 5]);
  expect(text).toContain('On a lake in a folder: ');
});

test.for(Object.entries(names))("the week's digest fits every sink: names of %s", async ([, name]) => {
  const rows = Array.from(
    { length: places },
    (_, i): Row => ({
      finding_id: `${name}:${name}:2026-03-02:${scopeOf(name, i)}`,
      ...{ brand: name, change_id: `${name}${i % 100}`, change_effective_on: '2026-03-02', metric: 'csat' },
      ...{ scope: scopeOf(name, i), action: null, recovered_on: i % 3 === 0 ? '2026-03-14' : null },
      ...{ state: i % 3 === 0 ? 'recovered' : 'confirmed', confirmed_on: null },
      opened_on: i % 3 === 1 ? '2026-03-10' : '2026-01-10',
    }),
  );
  const lines = rows.map(({ finding_id }) => `${finding_id} cannot be told`);
  const silent = { cannotTell: lines, undone: lines, better: lines };
  const digest = digestOf(rows, silent, { to: '2026-03-15', currency: 'SEK' });
  const sent: Parameters<typeof sinksInto>[0] = [];
  for (const sink of sinksInto(sent))
    await publishDigest(digest, Date.parse('2026-03-16'), { store: createMemoryStore(), sink });
  expect(sent).toHaveLength(5);
  for (const { sink, size, most, announcement } of sent) {
    expect(size, sink).toBeLessThanOrEqual(most);
    expect(announcement.text).toMatch(/^This week: /);
  }
});
