import type { RowValue, TableName, TableRow } from '../../contract/lake/tables.ts';
import { eventId } from '../../contract/records/event-id.ts';
import type {
  CsatEvent,
  Handler,
  RoutingChangeEvent,
  Selector,
  TicketEvent,
} from '../../contract/records/events.ts';
import { parseInstant } from '../../contract/records/instant.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import { normalizeScore } from '../../contract/records/score.ts';
import { commentText, customerText, tagPhrases } from '../../tag/customer-tags.ts';
import type { IntentTags } from '../../tag/intent/intent-tags.ts';
import type { CustomerText } from '../../tag/text-tagger.ts';
import type { TextTags } from '../../tag/text-tags.ts';
import type { CheckedEvent } from './check-event.ts';
import { type Privacy, privacyFor } from './privacy.ts';

/** Where a row comes from: the same for a whole object. */
export interface RowOrigin {
  /** Arrival of the object, milliseconds UTC. */
  readonly ingestedAt: number;
  readonly objectKey: string;
  readonly objectId: string;
  readonly attempt: number;
  /** Source given for the object, if any. */
  readonly source: string | null;
  /** What its rows say of their tags. */
  readonly tagVersion: number;
}

/** The row of an event, without the tags of language, sentiment and intent that its text may get. */
export interface EventRow {
  readonly table: 'ticket_events' | 'csat_events' | 'routing_changes';
  readonly row: Readonly<Record<string, RowValue>>;
  readonly text?: CustomerText | undefined;
}

/**
 * The row an event becomes, or why it cannot be one.
 *
 * @param customerId whose record the event was made of, where the event itself does not say (an answer beside a ticket)
 */
export function eventRow(
  checked: CheckedEvent,
  recordNo: number,
  origin: RowOrigin,
  everyone: Privacy,
  customerId?: string,
): EventRow | Rejection {
  const { event, occurredAt } = checked;
  const privacy = privacyFor(('customer_id' in event ? event.customer_id : null) ?? customerId, everyone);
  const common = {
    event_id: eventId(event, occurredAt),
    source: event.source,
    occurred_at: occurredAt,
    ingested_at: origin.ingestedAt,
    object_key: origin.objectKey,
    object_id: origin.objectId,
    record_no: recordNo,
  };
  const { tagVersion } = origin;
  if (event.event === 'ticket') return ticketRow(event, common, tagVersion, privacy);
  if (event.event === 'csat') return csatRow(event, common, tagVersion, privacy);
  return { table: 'routing_changes', row: routingChangeRow(event, common, privacy) };
}

/** A row before its text is tagged. */
type RowToTag<T extends TableName> = Omit<TableRow<T>, keyof TextTags | keyof IntentTags>;

type Common = Pick<
  TableRow<'ticket_events'>,
  'event_id' | 'source' | 'occurred_at' | 'ingested_at' | 'object_key' | 'object_id' | 'record_no'
>;

const redacted = (text: string | null | undefined, { redact }: Privacy): string | null =>
  text == null || text === '' ? null : redact(text);

/** Attributes are names of things, but an export may map a subject to the intent, or a mailbox to the queue. */
const attribute = (text: string | null | undefined, { redactAttribute }: Privacy): string | null =>
  text == null ? null : redactAttribute(text);

/** An address of mail or a telephone as somebody's id: keyed, so that people stay apart and unnamed. */
function handlerId(handler: Handler | null, { redactAttribute, digest }: Privacy): string | null {
  const id = handler?.id;
  if (id == null || redactAttribute(id) === id) return id ?? null;
  return `agent-${digest(id).slice(0, 12)}`;
}

function ticketRow(event: TicketEvent, common: Common, tag_version: number, privacy: Privacy): EventRow {
  const isHandedOff = event.type === 'handed_off';
  const handler: Handler | null = (isHandedOff ? event.to : event.handler) ?? null;
  const from = (isHandedOff ? event.from : null) ?? null;
  const text = redacted(event.text, privacy);
  const author = event.type === 'message' ? event.author : null;
  const language = attribute(event.language, privacy);
  const intent = attribute(event.intent, privacy);
  const toTag = customerText({ type: event.type, author, text, language, intent });
  const phrases = tagPhrases(toTag);
  const isKnownCustomer = event.customer_id != null && event.customer_id !== '';
  const row: RowToTag<'ticket_events'> = {
    event_id: common.event_id,
    source: common.source,
    ticket_id: event.ticket_id,
    type: event.type,
    occurred_at: common.occurred_at,
    customer_key: isKnownCustomer ? privacy.customerKey(event.customer_id!) : null,
    key_version: isKnownCustomer ? privacy.keyVersion : null,
    brand: attribute(event.brand, privacy),
    market: attribute(event.market, privacy),
    channel: attribute(event.channel, privacy),
    language,
    queue: attribute(event.queue, privacy),
    intent,
    priority: attribute(event.priority, privacy),
    subject: redacted(event.subject, privacy),
    text,
    author,
    handler_kind: handler?.kind ?? null,
    handler_id: handlerId(handler, privacy),
    handler_version: handler?.version ?? null,
    from_handler_kind: from?.kind ?? null,
    from_handler_id: handlerId(from, privacy),
    reason: isHandedOff ? (event.reason ?? null) : null,
    claim: event.type === 'resolved' || event.type === 'status_seen' ? (event.claim ?? null) : null,
    status: event.type === 'status_seen' ? event.status : null,
    reopen_count: event.reopen_count ?? null,
    is_thanks: phrases.is_thanks,
    asks_for_person: phrases.asks_for_person,
    tag_version,
    is_inferred: event.inferred ?? null,
    ingested_at: common.ingested_at,
    object_key: common.object_key,
    object_id: common.object_id,
    record_no: common.record_no,
  };
  return { table: 'ticket_events', row, text: toTag };
}

function csatRow(
  event: CsatEvent,
  common: Common,
  tag_version: number,
  privacy: Privacy,
): EventRow | Rejection {
  const normalized = event.type === 'answered' ? normalizeScore(event.score, event.scale) : null;
  if (normalized !== null && 'reason' in normalized) return normalized;
  const comment = redacted(event.comment, privacy);
  const row: RowToTag<'csat_events'> = {
    ...common,
    survey_id: event.survey_id,
    ticket_source: event.ticket_source ?? null,
    ticket_id: event.ticket_id,
    type: event.type,
    score: normalized?.score ?? null,
    scale_min: normalized?.scaleMin ?? null,
    scale_max: normalized?.scaleMax ?? null,
    scale_kind: normalized?.scaleKind ?? null,
    score_5: normalized?.score5 ?? null,
    comment,
    tag_version,
    rated: event.rated ?? null,
  };
  return { table: 'csat_events', row, text: commentText(comment) };
}

/** As the attributes that it is held against. */
const redactedSelector = (selector: Selector, { redactAttribute }: Privacy): Selector =>
  Object.fromEntries(
    Object.entries(selector).map(([dimension, values]) => [dimension, values.map(redactAttribute)]),
  );

function routingChangeRow(
  event: RoutingChangeEvent,
  common: Common,
  privacy: Privacy,
): TableRow<'routing_changes'> {
  return {
    ...common,
    change_id: event.change_id,
    effective_at: parseInstant(event.effective_at) ?? null,
    kind: event.kind,
    selector: JSON.stringify(redactedSelector(event.selector ?? {}, privacy)),
    ai_share_before: event.ai_share_before ?? null,
    ai_share_after: event.ai_share_after ?? null,
    stages: event.stages == null ? null : JSON.stringify(event.stages),
    note: redacted(event.note, privacy),
  };
}
