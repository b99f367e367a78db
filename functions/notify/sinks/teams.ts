import type { Announcement } from '../../platform/ports.ts';
import { cutTitle, linesThatFit, linksThatFit, textBelow } from './cut-text.ts';

/** Teams takes 28 kB a message, counted as UTF-16 where a client does not say its character set. */
const mostBytes = 10_500;
const mostTitle = 300;
const mostLink = 1000;
const bytesOf = (line: string): number => Buffer.byteLength(JSON.stringify(line)) + 60;

/** A card fills in dates where it reads `{{DATE(…)}}`. */
const withoutFunctions = (text: string): string => text.replaceAll('{{', '{ {');

/** A text run knows no Markdown: what came with data stays as it is. */
const run = (text: string, more: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: withoutFunctions(text), ...more }],
});

/**
 * The body for a Teams webhook made with Workflows ("When a Teams webhook request is received"): one Adaptive Card.
 * Text stands in text runs, which know no Markdown, and links are buttons.
 */
export function teamsMessage({ title, text, links = [] }: Announcement): object {
  const paragraphs = linesThatFit(textBelow({ title, text }, mostTitle), mostBytes, bytesOf).filter(
    (line) => line.trim() !== '',
  );
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [
            run(cutTitle(title, mostTitle), { weight: 'Bolder', size: 'Medium' }),
            ...paragraphs.map((line) => run(cutTitle(line, 4000))),
          ],
          actions: linksThatFit(links, mostLink).map(({ label, url }) => ({
            type: 'Action.OpenUrl',
            title: label,
            url,
          })),
        },
      },
    ],
  };
}
