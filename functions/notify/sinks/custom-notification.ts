import type { Announcement } from '../../platform/ports.ts';
import { cutTitle, linesThatFit, linksThatFit, textBelow } from './cut-text.ts';

const mostTitle = 250;
const mostText = 8000;
const mostLink = 1000;

/**
 * Amazon Q Developer shows a text in the Markdown of the chat it is sent to, which may be Slack's or Teams', and
 * neither has an escape that the other knows: what would be read as markup is shown by its look-alike. An underscore
 * within a word is none.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '*': '∗',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  _: '＿',
};
const unmarked = (text: string): string =>
  text.replace(
    /[<>*~`[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (character) => lookAlikes[character] ?? '',
  );

/**
 * A notification of one's own in the schema of Amazon Q Developer in chat applications (formerly AWS Chatbot): it
 * forwards nothing else from a topic.
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function customNotification({ title, text, kind, thread, links = [] }: Announcement): object {
  const next = linksThatFit(links, mostLink).map(({ label, url }) => `${label}: ${url}`);
  return {
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: cutTitle(unmarked(title), mostTitle),
      description: linesThatFit(unmarked(textBelow({ title, text }, mostTitle)), mostText).join('\n'),
      ...(next.length === 0 ? {} : { nextSteps: next }),
      keywords: ['Handback', kind],
    },
    metadata: {
      ...(thread === undefined ? {} : { threadId: cutTitle(thread, 200) }),
      summary: cutTitle(unmarked(title), mostTitle),
      eventType: kind,
    },
  };
}
