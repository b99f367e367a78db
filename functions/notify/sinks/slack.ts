import type { Announcement } from '../../platform/ports.ts';
import { cutTitle, linesThatFit, linksThatFit, textBelow } from './cut-text.ts';

/** What Slack takes: a header, a section's text; blocks of more than some 13,000 characters in all are refused. */
const mostHeader = 150;
const mostSection = 3000;
const mostText = 9000;
/** Two of them in one section. */
const mostLink = 1400;

/** Slack gives a meaning to these three alone; everything else is its plain text. */
const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

/**
 * The body for an incoming webhook of Slack (Block Kit): all that came with data is plain text, so that no name can
 * mention anybody, link anywhere or format anything; only our own links are mrkdwn.
 */
export function slackMessage({ title, text: whole, links: given = [] }: Announcement): object {
  const text = textBelow({ title, text: whole }, escapeSlack(title) === title ? mostHeader : 0);
  const links = linksThatFit(given, mostLink);
  const sections = sectionsOf(linesThatFit(text, mostText, (line) => escapeSlack(line).length));
  return {
    // What a notification shows: mrkdwn is off.
    text: escapeSlack(cutTitle(title, 300)),
    mrkdwn: false,
    unfurl_links: false,
    blocks: [
      { type: 'header', text: plain(escapeFitting(title)) },
      ...sections.map((section) => ({ type: 'section', text: plain(section) })),
      ...(links.length === 0
        ? []
        : [
            {
              type: 'section',
              text: {
                type: 'mrkdwn',
                verbatim: true,
                text: links.map(({ label, url }) => `<${url}|${escapeSlack(label)}>`).join('  ·  '),
              },
            },
          ]),
    ],
  };
}

/** A title whose escapes fit the header, too. */
function escapeFitting(title: string): string {
  for (let most = mostHeader; ; most -= 5) {
    const escaped = escapeSlack(cutTitle(title, most));
    if (escaped.length <= mostHeader) return escaped;
  }
}

/** Lines put together as far as a section holds them; a line that is longer than one is cut. */
function sectionsOf(lines: readonly string[]): string[] {
  const sections: string[] = [];
  let section = '';
  for (const line of lines.map((each) => fitting(each))) {
    if (section.length + line.length + 1 > mostSection) {
      sections.push(section);
      section = '';
    }
    section += section === '' ? line : `\n${line}`;
  }
  return [...sections, section].filter((each) => each.trim() !== '');
}

function fitting(line: string): string {
  for (let most = mostSection; ; most -= 100) {
    const escaped = escapeSlack(cutTitle(line, most));
    if (escaped.length <= mostSection) return escaped;
  }
}
