import type { CanonicalEvent } from '../../contract/records/events.ts';
import type { Rejection } from '../../contract/records/rejection.ts';

const ids = ['ticket_id', 'customer_id', 'survey_id', 'change_id', 'event_id'] as const;

/** An id that holds half of a character (a lone surrogate): stored as text, it would equal others that differ there. */
export function checkIds(value: Readonly<Record<string, unknown>>): Rejection | undefined {
  const path = ids.find((id) => typeof value[id] === 'string' && !value[id].isWellFormed());
  if (path === undefined) return undefined;
  return {
    reason: 'invalid_field',
    path,
    message: `${path} holds half of a character: it was cut, and could not be told from others that were`,
  };
}

/** Reports are asked for a change by its id. zod passes over the one key of a selector that no dimension has. */
export function checkChange(event: CanonicalEvent): Rejection | undefined {
  if (event.event !== 'routing_change') return undefined;
  if (/\p{Cc}/u.test(event.change_id))
    return {
      reason: 'invalid_field',
      path: 'change_id',
      message: 'change_id holds a control character or a line break: reports could not be asked for it',
    };
  if (!Object.hasOwn(event.selector ?? {}, '__proto__')) return undefined;
  return {
    reason: 'invalid_field',
    path: 'selector',
    message: 'selector: no dimension is called "__proto__"',
  };
}

/** Whether a text, or one within a value, holds the character 0, which no text of a person does. */
export function holdsZero(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (holdsZero((value as Record<string, unknown>)[key])) return true;
  return false;
}

export const zeroCharacter = (path: string): Rejection => ({
  reason: 'invalid_field',
  path,
  message: `${path} holds the character 0: the file is damaged there, or no text`,
});
