import * as z from 'zod';
import { nameOfSource, Source } from '../../contract/records/events.ts';
import { checkTogether } from './check-together.ts';
import { SurveySection } from './csat-section.ts';
import { CsvSection } from './csv-section.ts';
import { choice, despiteProblems, keys, oneOrMore, text, wholeNumber } from './entries.ts';
import { fieldOptions, HandlerKeys, valueTable } from './field.ts';
import { HistorySection } from './history-section.ts';
import { zoneName } from './instant.ts';
import type { MappingPlace } from './mapping-error.ts';
import { EventSection, TicketSection } from './ticket-section.ts';

const sections = [TicketSection, EventSection, SurveySection, HistorySection, HandlerKeys];

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

/** Reads what a mapping file says: how records of one export become canonical events (docs/mapping.md). */
export const MappingFile = keys({
  source: text(
    'a short name for the system the data comes from: letters, digits, `.`, `_`, `-`. Tickets are told apart by source and id',
  ).refine((name) => Source.safeParse(name).success, nameOfSource),
  format: choice(
    ['csv', 'ndjson', 'json'],
    "how the data is written; `json` is arrays, or objects one behind another. Without it the file's name decides: `.csv`, `.tsv`, `.ndjson`, `.jsonl`, `.json`, each also `.gz` or `.zip`",
  ).optional(),
  time_zone: zoneName('zone of dates that do not say theirs: `Europe/Madrid`, `UTC`, `"+05:30"`').optional(),
  missing: z
    .union([text(), z.array(text())])
    .transform(
      (cells): ReadonlySet<string> => new Set([cells].flat().map((cell) => cell.trim().toLowerCase())),
    )
    .optional()
    .describe(
      'cells that mean "nothing" besides the empty one: `["?", N/A, "-"]`. Upper and lower case are alike',
    ),
  ticket: TicketSection.optional().describe(
    'what the rows prove about tickets, below; `ticket` or `csat` is required',
  ),
  csat: oneOrMore(SurveySection, 'what the rows prove about surveys, below').optional(),
  history: HistorySection.optional().describe('how the versions of a log are told apart, below'),
  values: keys(tables).optional().describe('translation tables, below'),
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
}
