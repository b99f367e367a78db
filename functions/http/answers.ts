import * as z from 'zod';

/** What the API answers: the source of the OpenAPI document, and what tests hold real answers against. */

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Name = z.string().min(1);

export const Column = z.object({
  name: Name,
  type: z.enum(['string', 'bigint', 'double', 'boolean', 'timestamp', 'date']),
  unit: z.string(),
  comment: z.string(),
  detail: z.boolean().optional().describe('A terminal leaves it out when there is no room'),
});

export const Catalogue = z.object({
  reports: z.array(
    z.object({
      name: Name,
      title: z.string(),
      question: z.string(),
      grain: z.string(),
      parameters: z.record(z.string(), z.unknown()).describe('JSON Schema of the parameters'),
      columns: z.array(Column),
    }),
  ),
});

export const RunAccepted = z.object({
  run_id: z.string().regex(/^[0-9a-f]{32}$/),
  status: z.literal('running'),
  status_url: z.string(),
});

export const RunAnswer = z.object({
  run_id: z.string().regex(/^[0-9a-f]{32}$/),
  status: z.literal('succeeded'),
  report: Name,
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  from: z.string(),
  to: z.string(),
  columns: z.array(Column),
  rows: z.array(z.array(Cell)),
  count_rows: z.int().min(0).describe('Rows of the whole answer'),
  next: z.string().nullable().describe('Where the next page is; null on the last one'),
  rows_csv_url: z.string(),
  known_at: z.string(),
  definition_version: z.string(),
  definition_versions: z.record(z.string(), z.string()),
  not_in_data: z
    .array(z.object({ metric: Name, sources: z.array(Name) }))
    .describe('Metrics behind the numbers that these sources do not show: their tickets are not counted'),
  quarantined_share: z.number().min(0).max(1).nullable(),
  records_in: z.int().min(0),
  scanned_bytes: z.number().min(0).nullable(),
  warnings: z.array(z.string()).describe('What to know before believing the rows'),
});

/** A page of findings or changes. */
export const Page = z.object({
  items: z.array(z.record(z.string(), Cell)),
  next: z.string().nullable().describe('Where the next page is; null on the last one'),
});

/** What was said of a finding. */
export const MarkAnswer = z.object({
  finding_id: Name,
  action: z.enum(['acknowledged', 'dismissed']),
  reason: z.string().nullable(),
  marked_by: Name.describe("The caller's role or user"),
});

export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  invalid_parameters: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
});

/** A text of a query that is no whole number is none: an empty one would pass for 0. */
const wholeOnly = (given: unknown): unknown =>
  typeof given === 'string' && !/^-?\d+$/.test(given) ? Number.NaN : given;

const whole = (minimum: number, maximum: number, fallback: number, what: string) =>
  z
    .preprocess(wholeOnly, z.coerce.number<string>().int().min(minimum).max(maximum).default(fallback))
    .describe(what);

/** Longest wait: API Gateway gives up after 29 s. */
const wait = (fallback: number) => whole(0, 25, fallback, 'Seconds to wait for the rows');
const limit = whole(1, 5000, 1000, 'Rows a page; fewer where they are longer than an answer may be');
const after = whole(0, 99_999_999, 0, 'Rows before this page');

/** Query parameters besides a report's own. */
export const RunQuery = z.strictObject({ limit, after, wait: wait(0) });
export const CsvQuery = z.strictObject({
  wait: wait(0),
  formula_guard: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether texts that a spreadsheet would run as a formula get a quote mark before them'),
});
export const PageQuery = z.strictObject({ limit, after });
export const WaitQuery = z.object({ wait: wait(20) });
const placeName = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[ -~\u00a0-\uffff]*$/, 'control characters are not allowed')
    .optional();
/** What an evidence page is about; what is left open is chosen: the worst that was found. */
export const EvidenceQuery = z.strictObject({
  change: placeName(1000).describe('The change; without it the one with the worst finding'),
  brand: placeName(200).describe('Only this brand'),
  scope: placeName(1000).describe('market/channel/queue, or * for everything that the change covers'),
  wait: wait(20),
});
export const NoQuery = z.strictObject({});
