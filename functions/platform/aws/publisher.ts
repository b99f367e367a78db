import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Announcement, Publisher } from '../ports.ts';

/** EventBridge took the request but not the event. */
export class EventNotTaken extends Error {
  override readonly name = 'EventNotTaken';
}

/** SNS takes 100 ASCII characters without line breaks as subject. */
const subjectOf = (title: string): string => title.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 100);

/** Tells people (SNS, a text and the detail as JSON) and machines (EventBridge's default bus, source `handback`). */
export function createAwsPublisher(options: {
  readonly sns: SNSClient;
  readonly eventBridge: EventBridgeClient;
  readonly topicArn: string;
}): Publisher {
  return {
    async publish({ title, text, kind, detail }: Announcement) {
      await options.sns.send(
        new PublishCommand({
          TopicArn: options.topicArn,
          Subject: subjectOf(title),
          Message: `${text}\n\n${JSON.stringify(detail, null, 2)}`,
          MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
        }),
      );
      const entry = { Source: 'handback', DetailType: kind, Detail: JSON.stringify(detail) };
      const { Entries } = await options.eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
      const refused = Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
      if (refused !== undefined) throw new EventNotTaken(`eventbridge: event refused: ${refused.ErrorCode}`);
    },
  };
}
