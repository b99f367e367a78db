import * as z from 'zod';
import { looksLikeInstant, parseInstant } from './instant.ts';

/** The data contract, schema version 1 (docs/data-contract.md). Unknown fields are ignored and counted. */
export const schemaVersion = 1;

const Text = z.string();
const Id = z.string().min(1);
const Instant = z.string().refine((text) => parseInstant(text) !== undefined, {
  error: ({ input }) =>
    looksLikeInstant(String(input))
      ? 'written as an instant, but there is no such day or time of day'
      : 'not an ISO-8601 instant with a zone, like 2026-11-22T05:06:07Z',
});
const Share = z.number().min(0).max(1);
export const nameOfSource = 'a source is named by letters (A to Z), digits, ".", "_" and "-" only';
/** `source:ticket_id` names a ticket, so a source holds no colon, nor anything else that could be read two ways. */
export const Source = z.string().regex(/^[A-Za-z0-9._-]+$/, { error: nameOfSource });

/** Optional fields may be absent or null: exports write either for "nothing there". */
const optional = <S extends z.ZodType>(schema: S) => schema.nullish();

export const handlerKinds = ['ai', 'in_house', 'outsourced', 'on_demand'] as const;
export const HandlerKind = z.enum(handlerKinds);
export type HandlerKind = z.infer<typeof HandlerKind>;

export const Handler = z.object({ kind: HandlerKind, id: optional(Text), version: optional(Text) });
export type Handler = z.infer<typeof Handler>;

/** Attributes known about a ticket; may stand on any of its events. */
export const intakeAttributes = [
  'brand',
  'market',
  'channel',
  'language',
  'queue',
  'intent',
  'priority',
] as const;

const common = {
  schema: z.literal(schemaVersion),
  event_id: optional(Id),
  source: Source,
  occurred_at: Instant,
};

const ticketCommon = {
  event: z.literal('ticket'),
  ...common,
  ticket_id: Id,
  customer_id: optional(Text),
  brand: optional(Text),
  market: optional(Text),
  channel: optional(Text),
  language: optional(Text),
  queue: optional(Text),
  intent: optional(Text),
  priority: optional(Text),
  subject: optional(Text),
  text: optional(Text),
  /** True when the instant was inferred from a snapshot. */
  inferred: optional(z.boolean()),
  /** How often the ticket came back, where the source only counts. */
  reopen_count: optional(z.int().min(0)),
};

export const claims = ['confirmed', 'assumed', 'agent'] as const;
/** What a ticket can be seen to be; `void` is merged, spam, deleted or a test. */
export const ticketStates = ['open', 'pending', 'resolved', 'closed', 'void'] as const;

export const handoffReasons = [
  'customer_request',
  'missing_knowledge',
  'unsupported_request',
  'policy',
  'tool_failure',
  'pending_clarification',
  'usage_limit',
  'other',
] as const;

const Opened = z.object({ ...ticketCommon, type: z.literal('opened'), handler: optional(Handler) });
const Routed = z.object({ ...ticketCommon, type: z.literal('routed'), handler: Handler });
const Message = z
  .object({
    ...ticketCommon,
    type: z.literal('message'),
    author: z.enum(['customer', 'ai', 'human', 'system']),
    handler: optional(Handler),
  })
  .refine((message) => message.author !== 'human' || message.handler != null, {
    path: ['handler', 'kind'],
    error: 'required when author is human',
  });
const HumanRequested = z.object({
  ...ticketCommon,
  type: z.literal('human_requested'),
  handler: optional(Handler),
});
const HandedOff = z.object({
  ...ticketCommon,
  type: z.literal('handed_off'),
  from: optional(Handler),
  to: Handler,
  reason: optional(z.enum(handoffReasons)),
});
const Resolved = z.object({
  ...ticketCommon,
  type: z.literal('resolved'),
  claim: z.enum(claims),
  handler: Handler,
});
const Reopened = z.object({ ...ticketCommon, type: z.literal('reopened'), handler: optional(Handler) });
const Closed = z.object({ ...ticketCommon, type: z.literal('closed'), handler: optional(Handler) });
const StatusSeen = z.object({
  ...ticketCommon,
  type: z.literal('status_seen'),
  status: z.enum(ticketStates),
  handler: optional(Handler),
  claim: optional(z.enum(claims)),
});

/** One ticket event, in the order that breaks ties between events of one instant. */
export const TicketEvent = z.discriminatedUnion('type', [
  Opened,
  Routed,
  Message,
  HumanRequested,
  HandedOff,
  Resolved,
  Reopened,
  Closed,
  StatusSeen,
]);
export type TicketEvent = z.infer<typeof TicketEvent>;

const csatCommon = {
  event: z.literal('csat'),
  ...common,
  survey_id: Id,
  ticket_id: Id,
  ticket_source: optional(Source),
  comment: optional(Text),
  rated: optional(z.enum(['ai', 'human'])),
};

export const Scale = z.object({ min: z.number(), max: z.number() });
const Offered = z.object({ ...csatCommon, type: z.literal('offered') });
const Answered = z.object({
  ...csatCommon,
  type: z.literal('answered'),
  score: z.union([z.number(), z.enum(['good', 'bad'])]),
  /** Needed for a number; good/bad is its own scale. */
  scale: optional(Scale),
});

/** One survey event. */
export const CsatEvent = z.discriminatedUnion('type', [Offered, Answered]);
export type CsatEvent = z.infer<typeof CsatEvent>;

export const selectorDimensions = ['brand', 'market', 'channel', 'queue', 'intent', 'language'] as const;
export const Selector = z.partialRecord(z.enum(selectorDimensions), z.array(Text).min(1));
export type Selector = z.infer<typeof Selector>;

export const changeKinds = [
  'ai_rollout',
  'ai_version',
  'handback',
  'policy',
  'staffing',
  'survey',
  'withdrawn',
] as const;

/** One declared routing change, a correction of it, or (kind withdrawn) its withdrawal. */
export const RoutingChangeEvent = z.object({
  event: z.literal('routing_change'),
  ...common,
  change_id: Id,
  effective_at: Instant,
  kind: z.enum(changeKinds),
  /** Dimension → values; absent or empty means everything. */
  selector: optional(Selector),
  ai_share_before: optional(Share),
  ai_share_after: optional(Share),
  stages: optional(z.array(z.object({ effective_at: Instant, ai_share: Share }))),
  note: optional(Text),
});
export type RoutingChangeEvent = z.infer<typeof RoutingChangeEvent>;

/** Any event of the contract. */
export type CanonicalEvent = TicketEvent | CsatEvent | RoutingChangeEvent;
