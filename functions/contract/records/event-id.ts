import { hash } from 'node:crypto';
import type { CanonicalEvent, Handler } from './events.ts';

/**
 * Identity of an event: the one it came with, else one derived from its source and natural key, so that the
 * same fact always has the same id. The instant belongs to the key: a changed instant is a new fact.
 * Texts count as received, before redaction, so that a better redaction changes no id.
 * @param occurredAt the event's `occurred_at` in milliseconds UTC, so that its spelling does not matter
 * @returns the given id, or 32 hex characters
 */
export function eventId(event: CanonicalEvent, occurredAt: number): string {
  return event.event_id ?? hash('sha256', naturalKey(event, occurredAt), 'hex').slice(0, 32);
}

/** Texts carry their length, so that no two different keys are spelled alike. */
const part = (text: string | null | undefined): string => (text == null ? '-' : `${text.length}:${text}`);

function naturalKey(event: CanonicalEvent, occurredAt: number): string {
  const source = part(event.source);
  if (event.event === 'csat') {
    const answer = event.type === 'answered' ? `|${event.score}` : '';
    const ticket = `${part(event.ticket_source ?? event.source)}|${part(event.ticket_id)}`;
    return `csat|${source}|${ticket}|${part(event.survey_id)}|${event.type}|${occurredAt}${answer}`;
  }
  if (event.event === 'routing_change') {
    return `routing_change|${source}|${part(event.change_id)}|${occurredAt}`;
  }
  const key = `ticket|${source}|${part(event.ticket_id)}|${event.type}|${occurredAt}`;
  // Within one second a ticket can get two messages, or pass a queue and reach a person: both are facts.
  if (event.type === 'message')
    return `${key}|${event.author}|${part(event.text)}${handlerPart(event.handler)}`;
  if (event.type === 'routed') return `${key}${handlerPart(event.handler)}`;
  if (event.type === 'handed_off') return `${key}${handlerPart(event.to)}`;
  if (event.type === 'status_seen')
    return `${key}|${event.status}|${part(event.claim)}${handlerPart(event.handler)}`;
  return key;
}

const handlerPart = (handler: Handler | null | undefined): string =>
  handler == null ? '' : `|${handler.kind}|${part(handler.id)}`;
