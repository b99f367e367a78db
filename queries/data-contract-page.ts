import * as z from 'zod';
import type { Needs, ShownThing } from '../functions/contract/definitions/coverage.ts';
import { metrics } from '../functions/contract/definitions/metrics.ts';
import {
  CsatEvent,
  RoutingChangeEvent,
  schemaVersion,
  TicketEvent,
} from '../functions/contract/records/events.ts';
import { rejectionReasons } from '../functions/contract/records/rejection.ts';
import { defaultLimits } from '../functions/ingest/read/limits.ts';

/** A table as `queries/lake/<name>.yaml` has it. */
export interface PageTable {
  readonly description: string;
  readonly partition?: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly comment: string }[];
}

/** What each field of an event means; a field without a meaning is an error. */
const meanings: Readonly<Record<string, string>> = {
  event: 'What kind of event it is',
  schema: 'Version of this contract',
  event_id:
    'Identity of the event, unique within its UTC day; derived from source and natural key when absent',
  source:
    'System the event comes from: letters, digits, `.`, `_`, `-`; `ingest --source` supplies it where it is absent',
  occurred_at: 'When it happened: ISO-8601 with a zone',
  type: 'What happened',
  ticket_id: 'Ticket as its source knows it; unique only together with the source',
  customer_id: 'Customer as the source knows it; only a keyed hash of it is stored',
  brand: 'Brand the customer turned to',
  market: 'Market, for instance a country',
  channel: '`chat`, `phone`, `email`, …',
  language: 'Language of the customer',
  queue: 'Queue or group',
  intent: 'What the customer wants',
  priority: 'Priority as the source says',
  subject: 'Subject; stored redacted',
  text: 'Text; stored redacted',
  inferred:
    'True when the instant was inferred from a snapshot. An inferred message is a first reply that statistics sum up: where messages themselves are told it counts only if none of them is it',
  handler:
    'Who handles the ticket: `kind` (`ai`, `in_house`, `outsourced`, `on_demand`), optionally `id` and `version`',
  reopen_count: 'How often the ticket came back, where the source only counts; 0 or more',
  status: 'State the source showed at that instant; `void`: merged, spam, deleted or a test',
  author: 'Who wrote the message; `human` needs a handler',
  from: 'Handler who gives the ticket away',
  to: 'Handler who gets it',
  reason: 'Why it was handed off; absent counts as `other`, but shows no requests',
  claim:
    '`confirmed`: the customer said so; `assumed`: inactivity or the word of the AI; `agent`: a person closed it',
  survey_id: 'Survey as its source knows it',
  ticket_source: "Help desk of the ticket, when it is not the survey's source",
  score: 'The answer: a number on the scale, or `good` / `bad`',
  scale: '`min` and `max`; needed when the score is a number',
  comment: "The customer's remark; stored redacted",
  rated: 'Whom the customer rated',
  change_id: 'The change; a later `occurred_at` with the same id corrects it',
  effective_at: 'When it takes effect; up to two years ahead',
  kind: 'What kind of change; `withdrawn` takes the change back',
  selector: 'Dimension → values: which tickets; absent or empty means all',
  ai_share_before: 'Share of tickets first handled by AI before',
  ai_share_after: 'The same after',
  stages: 'Steps of a staged change, each with `effective_at` and `ai_share`',
  note: 'Free text; stored redacted',
};

interface Json {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
}

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...heading), row(...heading.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

/** A field's values in words. */
function typeOf(json: Json): string {
  if (json.const !== undefined) return `\`${json.const}\``;
  if (json.enum !== undefined) return json.enum.map((value) => `\`${value}\``).join(', ');
  if (json.anyOf !== undefined)
    return [...new Set(json.anyOf.map(typeOf))].filter((type) => type !== 'null').join(' or ');
  if (json.items !== undefined) return `list of ${typeOf(json.items)}`;
  if (json.minimum !== undefined && json.maximum !== undefined && json.maximum <= 1)
    return `number ${json.minimum}…${json.maximum}`;
  return [json.type ?? 'any']
    .flat()
    .filter((type) => type !== 'null')
    .join(' or ');
}

function fieldRows(schema: z.ZodType): string[][] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io: 'input',
  }) as Json;
  return Object.entries(properties).map(([name, json]) => {
    const meaning = meanings[name];
    if (meaning === undefined) throw new Error(`data contract: the field ${name} has no meaning`);
    return [`\`${name}\``, required.includes(name) ? 'yes' : '', typeOf(json), meaning];
  });
}

const heading = ['field', 'required', 'values', 'meaning'];

/** One section for each type of an event; what all types have alike is not said again. */
function eventSection(title: string, options: readonly z.ZodObject[]): string {
  const all = options.map((option) => fieldRows(option));
  const isCommon = (cells: readonly string[]) =>
    all.every((rows) => rows.some((other) => other.join() === cells.join()));
  const common = table(heading, all[0]!.filter(isCommon));
  const types = options.flatMap((option, i) => {
    const own = all[i]!.filter((cells) => !isCommon(cells) && cells[0] !== '`type`');
    const name = (option.shape.type as z.ZodLiteral).value;
    return own.length === 0 ? [`\`${name}\` has no further fields.`] : [`\`${name}\`:`, table(heading, own)];
  });
  return [`### ${title}`, common, ...types].join('\n\n');
}

/** What shows a thing. */
const shownBy: Readonly<Record<ShownThing, string>> = {
  claims: '`resolved`, `status_seen`',
  reopenings: '`reopened`, `reopen_count`, or `status_seen` of one ticket at two instants',
  customers: 'a `customer_id` on any event',
  handlers: "a handler's kind on any event; a message whose author is `ai` is none by itself",
  customer_messages: 'messages by customers',
  customer_texts: 'a text of a message by a customer, or of `opened`',
  scored_texts: 'such a text whose sentiment a model classified',
  explicit_requests: '`human_requested`, or `handed_off` with a reason',
  requests: '`explicit_requests`, or `customer_texts` where the setting `requests_from_text` is on',
  handoffs: '`handed_off`',
  replies: 'messages by AI or people',
  people_work: 'messages by people',
  offers: '`offered`; a survey is a record of its ticket’s source',
  answers: '`answered`',
};

const needsText = (needs: Needs): string =>
  needs.map((one) => one.map((thing) => `\`${thing}\``).join(' or ')).join(', and ');

const tableSection = ([name, { description, partition, columns }]: [string, PageTable]): string =>
  [
    `### ${name}`,
    `${description} ${partition === undefined ? 'Not partitioned.' : `\`dt\` is the ${partition}.`}`,
    table(
      ['column', 'type', 'meaning'],
      columns.map(({ name: column, type, comment }) => [`\`${column}\``, type, comment]),
    ),
  ].join('\n\n');

const codeRows = (meanings: Readonly<Record<string, string>>): string[][] =>
  Object.entries(meanings).map(([name, meaning]) => [`\`${name}\``, meaning]);

/** docs/data-contract.md: events, files, limits, reasons and tables, from the schemas and table specs themselves. */
export function dataContractPage(tables: Readonly<Record<string, PageTable>>): string {
  const mebibytes = (bytes: number) => `${bytes / 1024 ** 2} MiB`;
  const sections = [
    `# Data contract, schema version ${schemaVersion}`,
    '<!-- Generated by `npm run generate`. Do not edit. -->',
    'What goes in (events), what is refused and why, and what lies in the lake. JSON, snake_case, instants in ISO-8601 with a zone (`24:00` is the midnight that ends the day). Optional fields may be absent, null or an empty text. Fields that are not listed are ignored and counted.',
    '## Files',
    "NDJSON (`.ndjson`, `.jsonl`), JSON (`.json`: an array, an object, or several one behind another) or CSV with a [mapping](mapping.md) (`.csv`, `.tsv`), each plain or packed; with a mapping also Parquet of up to 256 MiB, known by its first bytes, and files whose names say no format. The name says the format, and a mapping's `format` overrides it. The first bytes say how it is packed, whatever it is called: gzip (what stands behind its last member is left out, as `gzip -dc` does), a zip of one file, and these in one another. UTF-8, or UTF-16 with a byte order mark. Blank lines are not records; a file that holds none is said, and is no error. Of a name that an object of JSON holds twice the last value counts. An integer of JSON beyond 2^53 is kept digit by digit, as text; a text with the character 0 is refused.",
    `Limits: a record of ${mebibytes(defaultLimits.recordBytes)} whose lists and objects lie at most ${defaultLimits.depth} deep in one another, ${defaultLimits.records.toLocaleString('en')} records and ${mebibytes(defaultLimits.unpackedBytes)} unpacked an object; \`occurred_at\` from ${defaultLimits.firstDay} (in the cloud \`firstDay\` of the stage) to a day after arrival (later by \`shift_days\` of a mapping); \`effective_at\` and stages up to two years after arrival. Of an object that ends early or is too large, what could be read stays, and the rest is one quarantined record.`,
    'Every record is accepted, quarantined or repeated (its identity was accepted before in the same object): `records_in = accepted + quarantined + repeated`, which `handback reconcile` proves by counting rows in the files.',
    '## Identity',
    'A row is identified by `(dt, event_id)`. A derived `event_id` is a hash of source and natural key: kind and type, the ticket, the survey with its ticket, or the change, and the instant; for messages also author, text and handler, for routings and hand-offs the handler who gets it, for states seen the state, claim and handler, for answers the score. The same fact always has the same id; a changed instant is a new fact.',
    '## Privacy',
    'Customer ids become keys by HMAC-SHA-256 with a secret of the deployment; texts and attributes are redacted before anything is written, quarantine included ([redaction.md](redaction.md) says what is found). An id of a handler that is an e-mail address or a telephone number becomes `agent-` and a key.',
    '## Events',
    eventSection('ticket', TicketEvent.options),
    "**States instead of events.** Where a source says what a ticket is, not what happened, every state and instant seen is a `status_seen`, in any files and any order. What happened follows at curation: a state of `resolved` or `closed` while the ticket is not resolved is a resolution (claim `agent` unless given), one of `open` or `pending` while it is resolved a reopening, anything else nothing new. Events of the same instant come first; an explicit `closed` changes nothing. `void` is final: the ticket makes no episode and is nobody's repeat contact.",
    eventSection('csat', CsatEvent.options),
    'Scores are stored as given and on 1…5: `score_5 = 1 + 4 (score − min) / (max − min)`; good is 5, bad is 1.',
    ['### routing_change', table(heading, fieldRows(RoutingChangeEvent))].join('\n\n'),
    '## Reasons of quarantine',
    table(['reason', 'meaning'], codeRows(rejectionReasons)),
    '## What a source can show',
    'A number that the data cannot know is not 0. A source shows something when at least one accepted record of it shows it, used or not. A metric counts only tickets of sources that show what it needs; where none does, reports and looks say `not_in_data`. `handback curate` says so of each source, and so do the report `data_quality` and the view `source_coverage` ([why](decisions/0128-what-a-source-shows.md)).',
    table(['shown', 'by'], codeRows(shownBy)),
    table(
      ['metric', 'needs'],
      metrics.map(({ name, needs }) => [`\`${name}\``, needsText(needs)]),
    ),
    'The report `speed` needs `replies` for first replies and `claims` for claims.',
    '## Tables',
    'Parquet, partitioned by the UTC day `dt` (text, `YYYY-MM-DD`) unless said otherwise. Timestamps are UTC milliseconds without zone. Columns may be added; readers fill them with null.',
    ...Object.entries(tables).map(tableSection),
  ];
  return `${sections.join('\n\n')}\n`;
}
