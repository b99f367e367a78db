import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { customNotification } from '../../../functions/notify/sinks/custom-notification.ts';
import { slackMessage } from '../../../functions/notify/sinks/slack.ts';
import { teamsMessage } from '../../../functions/notify/sinks/teams.ts';
import type { Announcement } from '../../../functions/platform/ports.ts';

const hostile =
  '<!channel> *bold* _it_ ~no~ `code` [x](http://evil) &lt; \u202egnp {{DATE(2020-01-01T00:00:00Z)}}';
const announcementOf = (
  name: string,
  text = `Worse: ${name}\n\nBefore → after: 80.0 % → 70.0 %.`,
): Announcement => ({
  title: `Worse: Reopened, ${name}`,
  text,
  kind: 'Handback Finding',
  detail: {},
  links: [{ label: 'Evidence', url: 'https://api/v1/evidence?change=a%3Eb' }],
  thread: 'acme:ai:2026-03-02',
});

interface Slack {
  readonly text: string;
  readonly mrkdwn: boolean;
  readonly blocks: readonly {
    readonly type: string;
    readonly text: { readonly type: string; readonly text: string };
  }[];
}
interface Teams {
  readonly attachments: readonly {
    readonly contentType: string;
    readonly content: {
      readonly body: readonly {
        readonly type: string;
        readonly inlines: readonly { readonly text: string }[];
      }[];
      readonly actions: readonly unknown[];
    };
  }[];
}
interface Custom {
  readonly version: string;
  readonly source: string;
  readonly content: { readonly textType: string; readonly title: string; readonly description: string };
}

/**
 * The fields that AWS documents for custom notifications, and no other: a field that it does not know may keep a notification
 * from being shown. Of the texts only `client-markdown` is supported.
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html (event schema, parameter details)
 */
const Texts = z.array(z.string().min(1)).min(1);
const DocumentedNotification = z.strictObject({
  version: z.literal('1.0'),
  source: z.literal('custom'),
  id: z.string().min(1).optional(),
  content: z.strictObject({
    textType: z.literal('client-markdown').optional(),
    title: z.string().optional(),
    description: z.string().min(1),
    nextSteps: Texts.optional(),
    keywords: Texts.optional(),
  }),
  metadata: z
    .strictObject({
      threadId: z.string().min(1).optional(),
      summary: z.string().optional(),
      eventType: z.string().min(1).optional(),
      relatedResources: Texts.optional(),
      additionalContext: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test('Slack: names stand in plain text, its three characters escaped, and only our links are markup', () => {
  const { text, mrkdwn, blocks } = slackMessage(announcementOf(hostile)) as Slack;
  expect(mrkdwn).toBe(false);
  const [header, section, links] = blocks;
  expect(blocks.map((block) => `${block.type} ${block.text.type}`)).toEqual([
    'header plain_text',
    'section plain_text',
    'section mrkdwn',
  ]);
  for (const each of [text, header!.text.text, section!.text.text]) {
    expect(each).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    expect(each).not.toContain('\u202e');
  }
  expect(unescaped(section!.text.text)).toContain(
    '<!channel> *bold* _it_ ~no~ `code` [x](http://evil) &lt; \\u202egnp',
  );
  expect(links!.text.text).toBe('<https://api/v1/evidence?change=a%3Eb|Evidence>');
});

test('Teams: names stand in text runs, which know no Markdown, and links are buttons', () => {
  const [attachment] = (teamsMessage(announcementOf(hostile)) as Teams).attachments;
  expect(attachment!.contentType).toBe('application/vnd.microsoft.card.adaptive');
  const { body, actions } = attachment!.content;
  expect(new Set(body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
  const texts = body.flatMap(({ inlines }) => inlines.map(({ text }) => text));
  expect(texts[1]).toContain('<!channel> *bold* _it_ ~no~ `code` [x](http://evil) &lt; \\u202egnp { {DATE(');
  expect(actions).toEqual([
    { type: 'Action.OpenUrl', title: 'Evidence', url: 'https://api/v1/evidence?change=a%3Eb' },
  ]);
});

test("Amazon Q: AWS's schema for notifications of one's own, with nothing that a chat reads as markup", () => {
  const message = customNotification(announcementOf(`${hostile} verified_resolution_rate`)) as Custom;
  expect(message).toEqual({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: expect.any(String),
      description: expect.any(String),
      nextSteps: ['Evidence: https://api/v1/evidence?change=a%3Eb'],
      keywords: ['Handback', 'Handback Finding'],
    },
    metadata: { threadId: 'acme:ai:2026-03-02', summary: expect.any(String), eventType: 'Handback Finding' },
  });
  const { title, description } = message.content;
  for (const text of [title, description]) expect(text).not.toMatch(/[<>*~`[\]\u202e]/);
  expect(description).toContain('verified_resolution_rate');
  expect(description).toContain('＿it＿');
});

test('whatever it says, a message fits the chat, and says when it is not whole', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 4000 });
  fc.assert(
    fc.property(
      // No announcement is without a title.
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4000 }),
      fc.array(line, { maxLength: 60 }),
      fc.nat(60),
      fc.nat(6000),
      (title, lines, repeated, long) => {
        const text = ['Worse:', ...lines]
          .concat(Array<string>(repeated).fill('<&>"\\ ü'.repeat(40)))
          .join('\n');
        const url = `https://api/v1/evidence?scope=${'%E2%80%AE'.repeat(long / 9)}`;
        const links = ['Evidence', 'Everything the change did'].map((label) => ({ label, url }));
        const announcement = { ...announcementOf('x', text), title, links };
        const slack = slackMessage(announcement) as Slack;
        expect(slack.blocks.length).toBeLessThanOrEqual(50);
        expect(slack.blocks[0]!.text.text.length).toBeLessThanOrEqual(150);
        for (const block of slack.blocks) expect(block.text.text.length).toBeLessThanOrEqual(3000);
        const characters = slack.blocks.reduce((sum, block) => sum + block.text.text.length, 0);
        expect(characters).toBeLessThan(13_000);
        const card = JSON.stringify(teamsMessage(announcement));
        expect([Buffer.byteLength(card) < 28_000, 2 * card.length < 28_000]).toEqual([true, true]);
        const notification = DocumentedNotification.parse(customNotification(announcement)) as Custom;
        const { title: shown, description } = notification.content;
        expect(shown.length).toBeLessThanOrEqual(250);
        expect(description.length).toBeLessThanOrEqual(8000);
      },
    ),
    { numRuns: 60 },
  );
  const long = Array<string>(2000).fill('Worse: somewhere').join('\n');
  for (const body of [slackMessage, teamsMessage, customNotification])
    expect(JSON.stringify(body(announcementOf('x', long)))).toContain('… the rest: `handback findings list`');
});
