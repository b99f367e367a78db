import { expect, test } from 'vitest';
import { customNotification } from '../../../functions/notify/sinks/custom-notification.ts';
import { textBelow } from '../../../functions/notify/sinks/cut-text.ts';
import { slackMessage } from '../../../functions/notify/sinks/slack.ts';
import { teamsMessage } from '../../../functions/notify/sinks/teams.ts';
import type { Announcement } from '../../../functions/platform/ports.ts';

const announcement = (title: string): Announcement => ({
  ...{ title, text: `${title}\n\nBefore → after: 80.0 % → 70.0 %.`, kind: 'Handback Finding', detail: {} },
});

test.each([
  ['Slack', slackMessage],
  ['Teams', teamsMessage],
] as const)('%s says a headline once', (_, messageOf) => {
  const { text: _notified, ...shown } = messageOf(announcement('Worse: Reopened')) as { text?: string };
  expect(JSON.stringify(shown).match(/Worse: Reopened/g)).toHaveLength(1);
  expect(JSON.stringify(shown)).toContain('80.0 %');
});

test('Amazon Q says a headline once above the text, and in the summary of the thread', () => {
  const { content } = customNotification(announcement('Worse: Reopened')) as { content: object };
  expect(JSON.stringify(content).match(/Worse: Reopened/g)).toHaveLength(1);
});

test('a headline that a chat cuts stays whole in the text, and a text that is all headline stays', () => {
  const { title, text } = announcement('Worse: Reopened');
  expect(textBelow({ title, text }, title.length)).toBe('Before → after: 80.0 % → 70.0 %.');
  expect(textBelow({ title, text }, title.length - 1)).toBe(text);
  expect(textBelow({ title, text: title }, 100)).toBe(title);
  expect(textBelow({ title, text: `Else\n${text}` }, 100)).toBe(`Else\n${text}`);
  const long = `Worse: ${'queue '.repeat(60)}`.trim();
  expect(JSON.stringify(slackMessage(announcement(long)))).toContain(`${long}\\n`);
});
