import { eventTypes } from '../functions/sources/mapping-file/ticket-section.ts';
import type { JsonSchema } from './mapping-schema.ts';

/**
 * docs/mapping.md with its reference tables recomputed from the schema that reads mapping files. Each stands between
 * `<!-- keys of NAME: generated -->` and `<!-- end -->`.
 */
export function mappingPage(page: string, schema: JsonSchema): string {
  const { ticket, history, csv } = schema.properties ?? {};
  const { field, instant, test, handler, event, survey, stream, lookup } = schema.definitions ?? {};
  const tables: Readonly<Record<string, string>> = {
    'the file': keyTable(schema),
    'a field': keyTable(field),
    'an instant': keyTable(instant),
    'a test': keyTable(test),
    ticket: keyTable(ticket),
    'a handler': keyTable(handler),
    'an event': keyTable(event),
    'event types': eventTable(),
    csat: keyTable(survey),
    'a stream': keyTable(onlyOwn(stream, schema)),
    'a table of lookups': keyTable(lookup),
    history: keyTable(history),
    csv: keyTable(csv),
  };
  const made = new Set<string>();
  const filled = page.replace(
    /(<!-- (.+): generated -->\n)[\s\S]*?(\n<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => {
      made.add(name);
      return `${begin}\n${tables[name] ?? `no table ${name}`}\n${end}`;
    },
  );
  const lost = Object.keys(tables).filter((name) => !made.has(name));
  if (lost.length > 0) throw new Error(`docs/mapping.md has no place for the tables ${lost.join(', ')}`);
  return filled;
}

/** What a stream has besides the keys that stand at the top of a mapping without streams. */
const onlyOwn = ({ properties = {}, ...rest }: JsonSchema = {}, file: JsonSchema): JsonSchema => ({
  ...rest,
  properties: Object.fromEntries(
    Object.entries(properties).filter(([key]) => !Object.hasOwn(file.properties ?? {}, key)),
  ),
});

/** A row a key; keys that take and mean the same share one. */
function keyTable({ properties = {}, required = [] }: JsonSchema = {}): string {
  const rows = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(properties)) {
    const must = required.includes(key) ? ', **required**' : '';
    const otherwise =
      schema.default === undefined || typeof schema.default === 'object'
        ? ''
        : `, default \`${JSON.stringify(schema.default)}\``;
    const rest = `${takes(schema)}${must}${otherwise} | ${schema.description ?? ''}`;
    rows.set(rest, [...(rows.get(rest) ?? []), `\`${key}\``]);
  }
  const lines = [...rows].map(([rest, keys]) => `| ${keys.join(', ')} | ${rest} |`);
  return ['| key | takes | meaning |', '|---|---|---|', ...lines].join('\n');
}

function takes({ title, type, const: only, enum: allowed, anyOf, $ref }: JsonSchema): string {
  if (only !== undefined) return `\`${only}\``;
  if (title !== undefined) return title;
  if (allowed !== undefined) return allowed.map((one) => `\`${one}\``).join(', ');
  if ($ref !== undefined) return 'keys';
  if (anyOf !== undefined) return [...new Set(anyOf.map(takes))].join(' or ');
  if (Array.isArray(type)) return 'text';
  return type === 'object'
    ? 'keys'
    : type === 'integer'
      ? 'whole number'
      : type === 'array'
        ? 'list'
        : (type ?? '');
}

function eventTable(): string {
  const lines = Object.entries(eventTypes).map(
    ([type, { needs, meaning }]) =>
      `| \`${type}\` | ${meaning} | ${needs.map((key) => `\`${key}\``).join(', ') || '–'} |`,
  );
  return ['| type | means | needs, besides `at` |', '|---|---|---|', ...lines].join('\n');
}
