import { dateOf, minute, type TicketRow } from './rows.ts';
import type { Episode, OracleSettings, Ticket } from './tickets.ts';

const attributes = ['brand', 'market', 'channel', 'queue', 'intent', 'language', 'priority'] as const;
const isPerson = (kind: string | null): boolean => kind !== null && kind !== 'ai';

export type EpisodeRow = Readonly<Record<string, string | number | boolean | null>>;

/** Each intake attribute of a ticket (`unknown` when not said in time), and its customer. */
export function intakeOf(ticket: Ticket, settings: OracleSettings) {
  const intake: Record<string, string> = {};
  const final: Record<string, string> = {};
  let customer: string | null = null;
  for (const event of ticket.events) {
    const isInTime = event.occurred_at <= ticket.openedAt + settings.intake;
    if (isInTime && customer === null) customer = event.customer_key;
    for (const name of attributes) {
      const value = event[name];
      if (value === null) continue;
      if (isInTime && intake[name] === undefined) intake[name] = value;
      final[`final_${name}`] = value;
    }
  }
  for (const name of attributes) {
    intake[name] ??= 'unknown';
    final[`final_${name}`] ??= 'unknown';
  }
  return { intake, final, customer };
}

/** Kind of who acts in an event, null when it says nothing about it. */
function actingKind(event: TicketRow): string | null {
  if (event.type === 'handed_off' && event.from_handler_kind !== null) return event.from_handler_kind;
  if (event.handler_kind !== null) return event.handler_kind;
  return event.author === 'ai' ? 'ai' : null;
}

/** Opening of every ticket of a customer in a brand, for repeat contacts. */
export interface Contact {
  readonly ticketKey: string;
  readonly openedAt: number;
  readonly intent: string;
}

export type Contacts = ReadonlyMap<string, readonly Contact[]>;
export const contactKey = (brand: string | undefined, customer: string): string => `${brand}\n${customer}`;

/** One episode's row as it was known at `known`, by the columns of the view `episodes`. */
export function episodeRow(
  ticket: Ticket,
  episode: Episode,
  contacts: Contacts,
  known: number,
  settings: OracleSettings,
): EpisodeRow {
  const { intake, final, customer } = intakeOf(ticket, settings);
  const { events, startedAt } = episode;
  const first = events.map(actingKind).find((kind) => kind !== null) ?? 'none';
  const hadPerson = events.some((e) => isPerson(e.handler_kind) || isPerson(e.from_handler_kind));
  const claim = events.find((e) => e.type === 'resolved');
  const claimedAt = claim?.occurred_at ?? null;
  const reopenedAt = episode.reopenings[0] ?? null;
  const repeatedAt = repeatOf(ticket, claimedAt, intake, customer, contacts, settings);
  const judgedAt = claimedAt === null ? null : claimedAt + settings.window;
  const isJudged = judgedAt !== null && judgedAt <= known;
  const people = peopleOf(events, known, settings, intake.channel!);
  const handoff = events.find(
    (e) => e.type === 'handed_off' && isPerson(e.handler_kind) && (e.from_handler_kind ?? first) === 'ai',
  );
  const reply = events.find((e) => e.type === 'message' && (e.author === 'ai' || e.author === 'human'));
  const next = ticket.episodes[episode.no];
  const minutesTo = (at: number | null | undefined) => (at == null ? null : (at - startedAt) / minute);
  return {
    ticket_key: ticket.key,
    source: events[0]!.source,
    ticket_id: events[0]!.ticket_id,
    episode_no: episode.no,
    customer_key: customer,
    ...intake,
    ...final,
    opened_at: ticket.openedAt,
    started_at: startedAt,
    next_started_at: next?.startedAt ?? null,
    first_handler: first,
    handler_kind: first === 'ai' && hadPerson ? 'hybrid' : first,
    claimed_at: claimedAt,
    claim: claim?.claim ?? null,
    resolver_kind:
      claim === undefined
        ? null
        : first === 'ai' && claim.handler_kind !== 'ai'
          ? 'hybrid'
          : claim.handler_kind,
    reopened_at: reopenedAt,
    repeated_at: repeatedAt,
    judged_at: judgedAt,
    is_verified: claim === undefined ? false : isJudged ? reopenedAt === null && repeatedAt === null : null,
    ...people,
    handed_off_at: handoff?.occurred_at ?? null,
    handoff_reason: handoff === undefined ? null : (handoff.reason ?? 'other'),
    first_reply_at: reply?.occurred_at ?? null,
    minutes_to_first_reply: minutesTo(reply?.occurred_at),
    minutes_to_claim: minutesTo(claimedAt),
    count_human_messages: events.filter((e) => e.type === 'message' && e.author === 'human').length,
    handling_cost: events.reduce((cost, event) => cost + costOf(event, settings), 0),
    resolution: resolutionOf(events, { reopenedAt, repeatedAt, claimedAt, isJudged }, known, settings),
    dt: dateOf(startedAt),
    day: dateOf(startedAt),
  };
}

/** What one event costs by the price list. */
export function costOf(event: TicketRow, settings: OracleSettings): number {
  if (event.type === 'resolved' && event.handler_kind === 'ai') return settings.aiClaimPrice;
  if (event.type === 'message' && event.author === 'human')
    return settings.prices[event.handler_kind ?? ''] ?? 0;
  return 0;
}

function repeatOf(
  ticket: Ticket,
  claimedAt: number | null,
  intake: Readonly<Record<string, string>>,
  customer: string | null,
  contacts: Contacts,
  settings: OracleSettings,
): number | null {
  if (claimedAt === null || customer === null) return null;
  let first: number | null = null;
  for (const contact of contacts.get(contactKey(intake.brand, customer)) ?? []) {
    if (contact.ticketKey === ticket.key) continue;
    if (contact.openedAt <= claimedAt || contact.openedAt > claimedAt + settings.window) continue;
    const isSame =
      contact.intent === intake.intent || contact.intent === 'unknown' || intake.intent === 'unknown';
    if (isSame && (first === null || contact.openedAt < first)) first = contact.openedAt;
  }
  return first;
}

function peopleOf(events: readonly TicketRow[], known: number, settings: OracleSettings, channel: string) {
  const asked = events.findIndex(
    (e) => e.type === 'human_requested' || (e.type === 'handed_off' && e.reason === 'customer_request'),
  );
  if (asked < 0) {
    return {
      human_requested_at: null,
      human_reached_at: null,
      minutes_to_human: null,
      access_due_at: null,
      is_given_up: null,
    };
  }
  const requestedAt = events[asked]!.occurred_at;
  const isReply = (e: TicketRow) => e.type === 'message' && e.author === 'human';
  const reached = events.find(
    (e, index) =>
      (isReply(e) && e.occurred_at >= requestedAt) ||
      (index > asked &&
        (e.type === 'routed' || e.type === 'handed_off') &&
        isPerson(e.handler_kind) &&
        e.handler_id !== null),
  );
  const reachedAt = reached?.occurred_at ?? null;
  const deadline = requestedAt + settings.givingUp;
  const isInTime = reachedAt !== null && reachedAt <= deadline;
  return {
    human_requested_at: requestedAt,
    human_reached_at: reachedAt,
    minutes_to_human: reachedAt === null ? null : (reachedAt - requestedAt) / minute,
    access_due_at: requestedAt + (settings.limits[channel] ?? settings.limits.other!),
    is_given_up: deadline > known ? null : !isInTime && !events.some(isReply),
  };
}

interface Judgement {
  readonly reopenedAt: number | null;
  readonly repeatedAt: number | null;
  readonly claimedAt: number | null;
  readonly isJudged: boolean;
}

function resolutionOf(
  events: readonly TicketRow[],
  { reopenedAt, repeatedAt, claimedAt, isJudged }: Judgement,
  known: number,
  settings: OracleSettings,
): string {
  if (reopenedAt !== null) return 'reopened';
  if (repeatedAt !== null) return 'repeat_contact';
  if (claimedAt !== null) return isJudged ? 'verified' : 'claimed_immature';
  const last = events.findLast(
    (e) =>
      ['opened', 'reopened', 'human_requested'].includes(e.type) ||
      (e.type === 'message' && e.author !== 'system'),
  )!;
  if (last.occurred_at + settings.silence > known) return 'open';
  return last.type === 'message' && last.author !== 'customer' ? 'abandoned' : 'unanswered';
}
