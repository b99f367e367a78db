import type { Announcement } from '../../platform/ports.ts';

const note = 'Sent again: the chat did not say whether the first message arrived.';

/** The same announcement for a sink that may have it already: it says so below its first line. */
export function repeatedAnnouncement(announcement: Announcement): Announcement {
  const [first = '', ...rest] = announcement.text.split('\n');
  return { ...announcement, text: [first, note, ...rest].join('\n') };
}
