import * as z from 'zod';
import { nameOfSource, Source } from '../../contract/records/events.ts';
import type { LookupTables } from '../record/lookup-table.ts';
import type { MappingPlace } from '../yaml/mapping-error.ts';
import { checkTogether } from './check-together.ts';
import { type Condition, condition } from './condition.ts';
import { SurveySection } from './csat-section.ts';
import { CsvSection } from './csv-section.ts';
import { choice, despiteProblems, keys, oneOrMore, says, text, wholeNumber } from './entries.ts';
import { fieldOptions, HandlerKeys, valueTable } from './field.ts';
import { HistorySection } from './history-section.ts';
import { zoneName } from './instant.ts';
import { LookupSection } from './lookup-section.ts';
import { EventSection, TicketSection } from './ticket-section.ts';

const changeKeys = EventSection.shape.change.unwrap();
const sections = [TicketSection, EventSection, SurveySection, HistorySection, HandlerKeys, changeKeys];

/** A table for every field that there is, by its key; those of handlers are `handler.kind`, … */
const tables = Object.fromEntries(
  sections
    .flatMap(({ shape }) => Object.entries(shape))
    .flatMap(([key, schema]) => {
      const options = fieldOptions.get(schema instanceof z.ZodOptional ? schema.unwrap() : schema);
      if (options === undefined) return [];
      return [[options.table ?? key, valueTable('', options.allowed).optional()] as const];
    }),
);

const Skip = z
  .union([condition(''), z.array(condition(''))], says('', 'conditions, or a list of them'))
  .transform((given): readonly Condition[] => (isList(given) ? given : [given]))
  .meta({
    title: 'condition or list',
    description:
      'records that are of no interest, as private notes or surveys that were not sent: where one of these conditions holds the record is counted as passed over, and is not rejected',
  });

const isList = (given: Condition | readonly Condition[]): given is readonly Condition[] =>
  given.every((one) => Array.isArray(one));

/** What may stand at the top, or in each of several streams. */
const streamKeys = {
  records: oneOrMore(
    text(),
    'where the records lie in what the file holds: `issues` (a list, one object, or JSON in a text), `data.items[*].ticket`; of a list of paths the first that leads to any, and where streams say by `when` what they read, to any that they do. Where none does, the record itself is one. `$.name` is then a field of the whole',
  ).optional(),
  skip: Skip.optional(),
  ticket: TicketSection.optional().describe(
    'what the rows prove about tickets, below; `ticket` or `csat` is required',
  ),
  csat: oneOrMore(SurveySection, 'what the rows prove about surveys, below').optional(),
  history: HistorySection.optional().describe('how the versions of a log are distinguished, below'),
  values: keys(tables).optional().describe('translation tables, below'),
};

/** A section of `streams`: one kind of file or record. */
export const StreamSection = keys({
  name: text('what messages call it').optional(),
  files: oneOrMore(
    text(),
    'the files that it reads, by folder or name: `tickets/*`, `*audits*.json`; `*` is any part of a name, `**` any folders. Without it every file',
  ).optional(),
  when: condition(
    'the records that it reads, by their fields; `$.name` is a field of what the file holds',
  ).optional(),
  ...streamKeys,
}).meta({ id: 'stream' });

/** Reads what a mapping file says: how records of one export become canonical events (docs/mapping.md). */
export const MappingFile = keys({
  source: text(
    'a short name for the system the data comes from: letters, digits, `.`, `_`, `-`. Tickets are identified by source and id',
  ).refine((name) => Source.safeParse(name).success, nameOfSource),
  format: choice(
    ['csv', 'ndjson', 'json', 'parquet'],
    "how the data is written; `json` is arrays, or objects one behind another. Without it the file's name decides: `.csv`, `.tsv`, `.ndjson`, `.jsonl`, `.json`, each also `.gz` or `.zip`; where it says none, the beginning of the file. Parquet is known by its first bytes; where `parquet` or a name promises it, other bytes are refused",
  ).optional(),
  time_zone: zoneName(
    'zone of dates that do not say theirs: `Europe/Madrid`, `UTC`, `"+05:30"`; `unknown` until you know it: their records are rejected',
  ).optional(),
  missing: z
    .union([text(), z.array(text())])
    .transform(
      (cells): ReadonlySet<string> => new Set([cells].flat().map((cell) => cell.trim().toLowerCase())),
    )
    .optional()
    .describe(
      'cells that mean "nothing" besides the empty one: `["?", N/A, "-"]`. Upper and lower case are alike',
    ),
  names: choice(
    ['alike'],
    'how names of fields are compared: `alike`, whatever their case and underscores, as connectors write those of one system differently (`CreatedDate`, `CREATEDDATE`, `created_date`). Without it exactly',
  ).optional(),
  ...streamKeys,
  streams: z.array(StreamSection).min(1, 'name at least one').optional().meta({
    title: 'list',
    description:
      'several kinds of file or record in one mapping, below: instead of `ticket`, `csat` and `history` at the top',
  }),
  lookups: z
    .record(z.string().regex(/^[^.]+$/, 'the name of a table holds no dot'), LookupSection)
    .optional()
    .meta({ title: 'keys', description: 'other files, in which ids are looked up, below' }),
  csv: CsvSection.prefault({}).describe('how the CSV is written, below'),
  shift_days: wholeNumber(
    'whole number of days added to every instant. For trying data older than 2020; a multiple of 7 keeps weekdays (2191 days brings 2016 to 2022)',
  ).optional(),
}).superRefine((file, { addIssue }) => {
  checkTogether(file, (path, message) => addIssue({ code: 'custom', path: [...path], message }));
}, despiteProblems);

/** A mapping file, read and checked. */
export interface Mapping extends z.output<typeof MappingFile> {
  /** The mapping file's name, for messages. */
  readonly fileName: string;
  /** Every column or path used, with the place of its first use. */
  readonly columns: ReadonlyMap<string, MappingPlace>;
  /** Columns and paths that instants are read from. */
  readonly dateColumns: ReadonlySet<string>;
  /** What `each` calls elements: columns that begin so are none of a heading. */
  readonly elementNames: ReadonlySet<string>;
  /** One mapping for each of `streams`; absent where the sections stand at the top. */
  readonly parts?: readonly StreamMapping[] | undefined;
  /** True where it is only for records that are no canonical events. */
  readonly isForOthers?: boolean;
  /** The rows of `lookups`, once they are read. */
  readonly tables?: LookupTables;
}

/** The mapping of one stream, with what it has from the top. */
export interface StreamMapping extends Mapping {
  readonly name?: string | undefined;
  readonly files?: readonly string[] | undefined;
  readonly when?: Condition | undefined;
}
