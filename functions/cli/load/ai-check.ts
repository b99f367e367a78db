import type { RecordObserver } from '../../ingest/write/object-accumulator.ts';
import { printable } from '../../report/render/printable.ts';
import {
  kindsUnread,
  type Mapping,
  sayUnread,
  settingsAskedFor,
  tableWantedBy,
  tagPathsOf,
  type WantedKind,
  type WantedTable,
} from '../../sources/mapping.ts';
import { redact } from '../../tag/redaction/redact.ts';
import { TagSample, type TagsSeen, type UnansweredTag } from './tag-sample.ts';

/** What has been seen so far. */
export interface AiSeen {
  readonly tickets: number;
  readonly isAi: boolean;
  readonly tags: TagsSeen;
  /** Whether something was read that a missing table would have said more about. */
  readonly isTableMissed: boolean;
  /** How many records nothing read for want of a setting, by what to say of them. */
  readonly unread: Readonly<Record<string, number>>;
}

/**
 * Looks whether anything that a shipped mapping read was AI's, and which tags may be AI's where nothing was; whether a
 * table was missing that says who people are; and what was passed over for want of a setting.
 */
export interface AiCheck extends RecordObserver {
  /** What has been seen since it was taken last. */
  take(): AiSeen;
  /** Adds what another check has seen. */
  add(seen: AiSeen): void;
  /** What to say when tickets were read and none is AI's, and when a table or a setting was missed. */
  advice(): string[];
}

/** A check of what a shipped mapping reads; none of a mapping of the user's own, who has said who AI is. */
export const aiCheckOf = (mapping: Mapping | undefined): AiCheck | undefined =>
  mapping?.isForOthers ? createAiCheck(mapping) : undefined;

function createAiCheck(mapping: Mapping): AiCheck {
  const { source, fileName, lookups } = mapping;
  const vendor = fileName.replace(/\.yaml$/, '');
  const paths = tagPathsOf(vendor);
  const sample = new TagSample();
  let tickets = 0;
  let isSeen = false;
  const wanted = tableWantedBy(vendor);
  const missed = wanted !== undefined && lookups?.[wanted.table] === undefined ? wanted : undefined;
  let isTableMissed = false;
  let unread: Record<string, number> = {};
  const count = (given: string, records: number) => {
    const isMore = unread[given] === undefined && Object.keys(unread).length >= mostSayings;
    const saying = isMore ? otherKinds : given;
    unread[saying] = (unread[saying] ?? 0) + records;
  };
  let kindOf: ReturnType<typeof kindsUnread> | undefined;
  return {
    accepted(event) {
      if (event.event !== 'ticket') return;
      if (event.type === 'opened') tickets++;
      const handler = event.type === 'handed_off' ? event.from : event.handler;
      isSeen ||= handler?.kind === 'ai';
      if (paths.length === 0 || handler == null || handler.kind === 'ai') return;
      sample.see(event.ticket_id, { isHandled: true, isReplied: event.type === 'message' });
    },
    rejected: () => {},
    watch: {
      paths,
      saw: (ticketId, tags) => sample.see(ticketId, { tags }),
      readBy(stream) {
        isTableMissed ||= missed?.streams.includes(stream) ?? false;
      },
      unread(record) {
        kindOf ??= kindsUnread(vendor, mapping);
        const kind = kindOf(record);
        const saying = kind === undefined ? sayUnread(vendor, record) : unreadFor(kind, source);
        if (saying !== undefined) count(saying, 1);
      },
    },
    take() {
      const seen = { tickets, isAi: isSeen, tags: sample.take(), isTableMissed, unread };
      unread = {};
      tickets = 0;
      isSeen = false;
      return seen;
    },
    add(seen) {
      tickets += seen.tickets;
      isSeen ||= seen.isAi;
      isTableMissed ||= seen.isTableMissed;
      for (const [saying, records] of Object.entries(seen.unread)) count(saying, records);
      sample.add(seen.tags);
    },
    advice() {
      const settings = settingsAskedFor(vendor).filter((name) => name.startsWith('ai_'));
      const isAiMissed = !isSeen && tickets > 0 && settings.length > 0;
      return [
        ...Object.entries(unread).map(([saying, records]) => `${records} ${saying}`),
        ...(missed !== undefined && isTableMissed ? [withoutTable(missed, source)] : []),
        ...(isAiMissed
          ? [
              `no ticket is AI's by the rules of ${fileName}${tagsIn(sample.unanswered())}: where AI answers, say who it is in handback.config.yaml, sources.${source}: ${settings.join(', ')} (docs/help-desks.md)`,
            ]
          : []),
      ];
    },
  };
}

const unreadFor = ({ kind, settings }: WantedKind, source: string): string =>
  `of ${kind} passed over: to have them read, set ${settings.join(' or ')} in handback.config.yaml, sources.${source} (docs/help-desks.md)`;

const withoutTable = ({ table, without }: WantedTable, source: string): string =>
  `without a file of ${table} ${without}; name it in handback.config.yaml, sources.${source}: ${table} (docs/help-desks.md)`;

/** How many kinds of unread records are told one by one. */
const mostSayings = 8;
const otherKinds = 'records of other kinds passed over';

const mostTags = 6;

/** Tags are names that a company gives; what looks like personal data in one is blanked. */
function tagsIn(tags: readonly UnansweredTag[]): string {
  if (tags.length === 0) return '';
  const named = tags
    .slice(0, mostTags)
    .map(
      ({ tag, tickets, share }) => `${printable(redact(tag))} (${Math.round(share * 100)} % of ${tickets})`,
    );
  const more = tags.length > mostTags ? ` and ${tags.length - mostTags} more` : '';
  return `; tags that stand on tickets without a person's reply: ${named.join(', ')}${more}`;
}
