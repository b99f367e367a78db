import { actingKind, isFirstHandlerTied, isPerson, isReply, isTurn } from './acts.ts';
import { type Contacts, repeatOf, resolutionOf, resolverOf, returnOf } from './claims.ts';
import { newestJudgement } from './judgements.ts';
import { peopleOf } from './people.ts';
import { dateOf, minute, type TicketRow } from './rows.ts';
import type { Episode, OracleSettings, Ticket } from './tickets.ts';

const attributes = ['brand', 'market', 'channel', 'queue', 'intent', 'language', 'priority'] as const;

export type EpisodeRow = Readonly<Record<string, string | number | boolean | null>>;

/** Each intake attribute of a ticket (`unknown` when not said in time), and its customer. */
export function intakeOf(ticket: Ticket, settings: OracleSettings) {
  const intake: Record<string, string> = {};
  const final: Record<string, string> = {};
  let firstText: TicketRow | undefined;
  let customer: string | null = null;
  for (const event of ticket.events) {
    const isInTime = event.occurred_at <= ticket.openedAt + settings.intake;
    if (isInTime && customer === null) customer = event.customer_key;
    if (isInTime && event.is_thanks !== null) firstText ??= event;
    for (const name of attributes) {
      const value = event[name];
      if (value === null) continue;
      if (isInTime && intake[name] === undefined) intake[name] = value;
      final[`final_${name}`] = value;
    }
  }
  const declaredIntent = intake.intent ?? 'unknown';
  const predicted = settings.intentsFromText ? (firstText?.predicted_intent ?? undefined) : undefined;
  const intentBy = intake.intent !== undefined ? 'declared' : predicted === undefined ? null : 'predicted';
  if (predicted !== undefined) intake.intent ??= predicted;
  for (const name of attributes) {
    intake[name] ??= 'unknown';
    final[`final_${name}`] ??= 'unknown';
  }
  return { intake, final, customer, intentBy, declaredIntent };
}

/** One episode's row as it was known at `known`, by the columns of the view `episodes`. */
export function episodeRow(
  ticket: Ticket,
  episode: Episode,
  contacts: Contacts,
  known: number,
  settings: OracleSettings,
): EpisodeRow {
  const { intake, final, customer, intentBy, declaredIntent } = intakeOf(ticket, settings);
  const { events, startedAt } = episode;
  const first = events.map(actingKind).find((kind) => kind !== null) ?? 'none';
  const hadPerson = events.some((e) => isPerson(e.handler_kind) || isPerson(e.from_handler_kind));
  const claim = events.find((e) => e.type === 'resolved');
  const claimedAt = claim?.occurred_at ?? null;
  const claimNo = claim === undefined ? events.length : events.indexOf(claim);
  const reopenedAt = episode.reopenings[0] ?? null;
  const asked = { brand: intake.brand!, intent: declaredIntent, customer };
  const repeatedAt = repeatOf(ticket, claimedAt, asked, contacts, settings);
  const returned = claimedAt === null ? null : returnOf(events, claimedAt, settings);
  const judgedAt = claimedAt === null ? null : claimedAt + settings.window;
  const isHolding = reopenedAt === null && repeatedAt === null && returned === null;
  const isJudged = judgedAt !== null && judgedAt <= known;
  const people = peopleOf(events, known, settings, intake.channel!);
  const handoff = events.find(
    (e) => e.type === 'handed_off' && isPerson(e.handler_kind) && (e.from_handler_kind ?? first) === 'ai',
  );
  const reply = events.slice(0, claimNo).find(isReply);
  const next = ticket.episodes[episode.no];
  const minutesTo = (at: number | null | undefined) => (at == null ? null : (at - startedAt) / minute);
  return {
    ticket_key: ticket.key,
    source: events[0]!.source,
    ticket_id: events[0]!.ticket_id,
    episode_no: episode.no,
    customer_key: customer,
    ...intake,
    intent_by: intentBy,
    ...final,
    opened_at: ticket.openedAt,
    started_at: startedAt,
    next_started_at: next?.startedAt ?? null,
    first_handler: first,
    handler_kind: first === 'ai' && hadPerson ? 'hybrid' : first,
    is_first_handler_tied: isFirstHandlerTied(events),
    claimed_at: claimedAt,
    claim: claim?.claim ?? null,
    resolver_kind: claim === undefined ? null : resolverOf(first, claim.handler_kind),
    is_silent_claim: claim?.claim === 'assumed' && isReply(events.slice(0, claimNo).findLast(isTurn)!),
    reopened_at: reopenedAt,
    repeated_at: repeatedAt,
    returned_at: returned?.at ?? null,
    returned_by: returned?.by ?? null,
    judged_at: judgedAt,
    is_verified: claim === undefined ? false : isJudged ? isHolding : null,
    ...people,
    handed_off_at: handoff?.occurred_at ?? null,
    handoff_reason: handoff === undefined ? null : (handoff.reason ?? 'other'),
    first_reply_at: reply?.occurred_at ?? null,
    minutes_to_first_reply: minutesTo(reply?.occurred_at),
    minutes_to_claim: minutesTo(claimedAt),
    count_human_messages: events.filter((e) => e.type === 'message' && e.author === 'human').length,
    handling_cost: events.reduce((cost, event) => cost + costOf(event, settings), 0),
    resolution: resolutionOf(
      events,
      { reopenedAt, repeatedAt, returnedAt: returned?.at ?? null, claimedAt, isJudged },
      known,
      settings,
    ),
    ...newestJudgement(events),
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
