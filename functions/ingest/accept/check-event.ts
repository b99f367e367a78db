import * as z from 'zod';
import {
  type CanonicalEvent,
  CsatEvent,
  RoutingChangeEvent,
  schemaVersion,
  TicketEvent,
} from '../../contract/records/events.ts';
import { dayOf, parseInstant } from '../../contract/records/instant.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import { checkChange, checkIds, holdsZero, zeroCharacter } from './check-texts.ts';
import type { InstantRange } from './instant-range.ts';
import { issueMessage } from './issue-message.ts';
import { withoutEmptyTexts } from './without-empty-texts.ts';
import { wrappedHint } from './wrapped-list.ts';

/** An event that keeps the contract, its instant in milliseconds UTC. */
export interface CheckedEvent {
  readonly event: CanonicalEvent;
  readonly occurredAt: number;
  readonly unknownFields: number;
}

interface EventSchema {
  readonly schema: z.ZodObject;
  /** The same schema as generated code: says only yes or no, and that quickly. */
  readonly compiled: z.ZodObject;
  readonly fields: ReadonlySet<string>;
}

const eventSchema = (schema: z.ZodObject): EventSchema => ({
  schema,
  compiled: z.compile(schema, { strict: true }),
  fields: new Set(Object.keys(schema.shape)),
});

const byType = (options: readonly z.ZodObject[]): ReadonlyMap<unknown, EventSchema> =>
  new Map(options.map((option) => [(option.shape.type as z.ZodLiteral).value, eventSchema(option)]));

const ticketSchemas = byType(TicketEvent.options);
const csatSchemas = byType(CsatEvent.options);
const routingChangeSchema = eventSchema(RoutingChangeEvent);

/** Every event type's schema; a test asserts that each is compiled. */
export const eventSchemas: readonly EventSchema[] = [
  ...ticketSchemas.values(),
  ...csatSchemas.values(),
  routingChangeSchema,
];

/** Whether a value is one JSON object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why a value is no record. */
export const notAnObject = (value: unknown): Rejection => ({
  reason: 'not_an_object',
  path: '',
  message: `the record is ${Array.isArray(value) ? 'a list, ' : ''}not a JSON object`,
});

/** Holds a record against the contract. Never throws; a rejection names field and reason. */
export function checkEvent(record: unknown, range: InstantRange): CheckedEvent | Rejection {
  if (!isObject(record)) return notAnObject(record);
  const value = withoutEmptyTexts(record);
  const found = findSchema(value);
  if ('reason' in found) return found;
  if (!found.compiled.validate(value)) return explain(found.schema, value);
  const event = value as unknown as CanonicalEvent;
  const occurredAt = parseInstant(event.occurred_at)!;
  const refused = checkRange(event, occurredAt, range) ?? checkChange(event);
  if (refused !== undefined) return refused;
  let unknownFields = 0;
  for (const field in value) {
    if (!found.fields.has(field)) unknownFields++;
    else if (holdsZero(value[field])) return zeroCharacter(field);
  }
  return checkIds(value) ?? { event, occurredAt, unknownFields };
}

function findSchema(value: Readonly<Record<string, unknown>>): EventSchema | Rejection {
  const { event, type } = value;
  const found =
    event === 'ticket'
      ? ticketSchemas.get(type)
      : event === 'csat'
        ? csatSchemas.get(type)
        : event === 'routing_change'
          ? routingChangeSchema
          : undefined;
  if (found !== undefined) return found;
  const isEventKnown = event === 'ticket' || event === 'csat';
  const path = isEventKnown ? 'type' : 'event';
  if (value[path] == null) {
    const message = `${path} is required${path === 'event' ? wrappedHint(value) : ''}`;
    return { reason: 'missing_field', path, message };
  }
  return { reason: 'unknown_event', path, message: `${path} names nothing of the contract` };
}

/** The slow way, for rejected records only: every issue with its path. */
function explain(schema: z.ZodObject, value: Readonly<Record<string, unknown>>): Rejection {
  if (value.schema != null && value.schema !== schemaVersion) {
    return {
      reason: 'unsupported_schema',
      path: 'schema',
      message: `only schema ${schemaVersion} is supported`,
    };
  }
  const issues = schema.safeParse(value).error?.issues ?? [];
  const first = issues[0];
  if (first === undefined) throw new Error('ingest: compiled and plain schema disagree about a record');
  const isMissing = valueAt(value, first.path) == null;
  return {
    reason: isMissing ? 'missing_field' : 'invalid_field',
    path: first.path.join('.'),
    message: issues
      .map((issue) => `${issue.path.join('.')}: ${issueMessage(issue, valueAt(value, issue.path))}`)
      .join('; '),
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

function checkRange(event: CanonicalEvent, occurredAt: number, range: InstantRange): Rejection | undefined {
  if (occurredAt < range.earliestOccurred) return outOfRange(tooEarly(occurredAt, range));
  if (occurredAt > range.latestOccurred) return outOfRange(tooLate(occurredAt, range));
  if (event.event !== 'routing_change') return undefined;
  const effective = [
    { path: 'effective_at', instant: event.effective_at },
    ...(event.stages ?? []).map((stage, i) => ({
      path: `stages.${i}.effective_at`,
      instant: stage.effective_at,
    })),
  ];
  const late = effective.find(({ instant }) => {
    const at = parseInstant(instant)!;
    return at < range.earliestEffective || at > range.latestEffective;
  });
  if (late === undefined) return undefined;
  return {
    reason: 'effective_at_out_of_range',
    path: late.path,
    message: 'before 2020-01-01 or more than two years after the arrival of the object',
  };
}

function tooEarly(occurredAt: number, { earliestOccurred, shiftMilliseconds }: InstantRange): string {
  const first = `before ${dayOf(earliestOccurred)}, the first day that this lake takes`;
  const hint = shiftMilliseconds === 0 ? '; shift_days in a mapping moves old data' : '';
  return `happened on ${shiftedDay(occurredAt, shiftMilliseconds)}, ${first}${hint}`;
}

const tooLate = (occurredAt: number, { arrivedAt, shiftMilliseconds }: InstantRange): string =>
  `happened on ${shiftedDay(occurredAt, shiftMilliseconds)}, more than a day after ${dayOf(arrivedAt)}, ` +
  'when the object arrived by the date of its last change';

const shiftedDay = (instant: number, shiftMilliseconds: number): string =>
  shiftMilliseconds === 0
    ? dayOf(instant)
    : `${dayOf(instant - shiftMilliseconds)} (with shift_days ${dayOf(instant)})`;

const outOfRange = (message: string): Rejection => ({
  reason: 'occurred_at_out_of_range',
  path: 'occurred_at',
  message,
});
