import { blankCustomerIds } from './blank-customer-ids.ts';
import { isCustomerField } from './customer-fields.ts';
import { holdsNamedValue, namesCustomerField } from './named-value.ts';
import { textInBase64 } from './text-in-base64.ts';

/** Ids of things, by which records are found again; kept while they look like ids. */
const idsOfThings = new Set([
  'ticket_id',
  'survey_id',
  'event_id',
  'change_id',
  'source',
  'ticket_source',
  'event',
  'type',
]);
const plainId = /^[\w.:/-]{1,40}$/;
const deepest = 24;
/** A shorter id would blank ordinary words. */
const shortestId = 4;
const longestText = 8 * 1024;
/** Longer than anything that redaction finds: half a card number at a cut would not look like one. */
const cutMargin = 128;
/** What a key says of its value counts for values of this length. */
const longestLabelled = 64;
const blanked = '[blanked]';
/** Ids that do not say of what: they may be customers'. */
const bareIds = /^(?:ids|identifiers)$/i;

type Redact = (text: string) => string;

/** How records are made safe. */
export interface SafeRecordOptions {
  readonly redact: Redact;
  /** Fields to blank besides those that their names betray, as paths from the top. */
  readonly isCustomer?: (name: string) => boolean;
}

/**
 * A record as it may be kept: the values of customer-id fields blanked, wherever these ids stand in it once more,
 * every other text and number redacted as it was decoded, and so are names of fields. Never throws.
 */
export function safeRecord(record: unknown, options: SafeRecordOptions): unknown {
  const ids = new Set<string>();
  gatherIds(record, options, false, 0, ids);
  return makeSafe(record, '', { ...options, ids: [...ids].sort((a, b) => b.length - a.length) }, 0);
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;
/** Which fields of a record are blanked. */
const blankedFieldsOf = (record: object, { isCustomer }: SafeRecordOptions): ((name: string) => boolean) => {
  const isNaming = namesCustomerField(record);
  return (name) =>
    isCustomer?.(name) === true ||
    isCustomerField(name) ||
    bareIds.test(name) ||
    (isNaming && holdsNamedValue(name));
};

function gatherIds(
  value: unknown,
  options: SafeRecordOptions,
  isInside: boolean,
  depth: number,
  ids: Set<string>,
): void {
  if (depth > deepest || ids.size > 50) return;
  if (isHolder(value)) {
    const isBlanked = blankedFieldsOf(value, options);
    for (const [name, inner] of Object.entries(value))
      gatherIds(inner, options, isInside || isBlanked(name), depth + 1, ids);
  } else if (isInside && (typeof value === 'string' || typeof value === 'number')) {
    const id = String(value);
    if (id.length >= shortestId && id.length <= longestLabelled) ids.add(id);
  }
}

interface Making extends SafeRecordOptions {
  readonly ids: readonly string[];
}

function makeSafe(value: unknown, name: string, making: Making, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (depth > deepest) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 1000).map((one) => makeSafe(one, name, making, depth + 1));
  if (isHolder(value)) return safeFields(value, making, depth);
  if (typeof value === 'string') return safeText(value, name, making, depth);
  const text = String(value);
  const safe = safeText(text, name, making, depth);
  return safe === text && typeof value === 'number' ? value : safe;
}

function safeFields(record: object, making: Making, depth: number): Record<string, unknown> {
  const isBlanked = blankedFieldsOf(record, making);
  const entries = Object.entries(record).map(([name, value]): [string, unknown] => {
    const shown = making.redact(withoutIds(name.slice(0, 256), making.ids));
    const isEmpty = value === null || value === undefined || value === '';
    if (isBlanked(name)) return [shown, isEmpty ? value : blanked];
    return [shown, makeSafe(value, name, making, depth + 1)];
  });
  return Object.fromEntries(entries);
}

function safeText(text: string, name: string, making: Making, depth: number): string {
  if (idsOfThings.has(name) && plainId.test(text)) return text;
  const nested = /^\s*[[{]/.test(text) && text.length <= longestText ? parsed(text) : undefined;
  if (isHolder(nested)) return JSON.stringify(makeSafe(nested, name, making, depth + 1));
  const packed = text.length <= longestText && depth <= deepest ? textInBase64(text) : undefined;
  if (packed !== undefined && safeText(packed, name, making, depth + 1) !== packed) return blanked;
  const read = text.length <= longestText ? text : text.slice(0, longestText + cutMargin);
  const safe = blankCustomerIds(redactLabelled(withoutIds(read, making.ids), name, making.redact));
  return text.length <= longestText ? safe : `${safe.slice(0, -cutMargin)}…`;
}

/** Redacts a text for itself and, where it is short, as what its field's name says it is. */
function redactLabelled(text: string, name: string, redact: Redact): string {
  const safe = redact(text);
  if (safe !== text || name === '' || text.length > longestLabelled) return safe;
  const label = `${name.replace(/[^\p{L}\p{N}]+/gu, ' ')}: `;
  const labelled = redact(label + text);
  return labelled.startsWith(label) ? labelled.slice(label.length) : safe;
}

const withoutIds = (text: string, ids: readonly string[]): string =>
  ids.reduce((result, id) => result.replaceAll(id, blanked), text);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
