import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Announcement, Publisher } from '../ports.ts';

/** EventBridge took the request but not the event. */
export class EventNotTaken extends Error {
  override readonly name = 'EventNotTaken';
}

/** SNS takes a subject of less than 100 ASCII characters without line breaks. */
const subjectOf = (title: string): string => title.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 99);

/** A text with the detail behind it as JSON: for mails and queues. */
const textAndDetail = ({ text, detail }: Announcement): string =>
  `${text}\n\n${JSON.stringify(detail, null, 2)}`;

/**
 * Publishes to a topic of SNS.
 * @param messageOf what stands in the message; by default the text, and the detail as JSON
 */
export const createTopicPublisher = (
  sns: SNSClient,
  topicArn: string,
  messageOf: (announcement: Announcement) => string = textAndDetail,
): Publisher => ({
  async publish(announcement) {
    await sns.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: subjectOf(announcement.title),
        Message: messageOf(announcement),
        MessageAttributes: { kind: { DataType: 'String', StringValue: announcement.kind } },
      }),
    );
  },
});

/** Publishes to machines: EventBridge's default bus, source `handback`. */
export const createBusPublisher = (eventBridge: EventBridgeClient): Publisher => ({
  async publish({ kind, detail }) {
    const entry = { Source: 'handback', DetailType: kind, Detail: JSON.stringify(detail) };
    const { Entries } = await eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
    const refused = Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (refused !== undefined) throw new EventNotTaken(`eventbridge: event refused: ${refused.ErrorCode}`);
  },
});
