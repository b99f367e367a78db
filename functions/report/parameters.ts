import * as z from 'zod';
import { metrics } from '../contract/definitions/metrics.ts';
import { serviceAlarm } from '../contract/detection/service-alarm.ts';
import { didYouMean, type Report, type ReportParameter } from './catalogue.ts';
import { describeDefaultDays } from './default-days.ts';

/** What a user asked of a report, checked; days may still be open. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** One parameter that makes no sense, for a person. */
export interface InvalidParameter {
  readonly name: string;
  readonly reason: string;
}

/** The user's parameters make no sense; every one of them is named. */
export class InvalidParameters extends Error {
  override readonly name = 'InvalidParameters';
  readonly invalid: readonly InvalidParameter[];

  constructor(report: string, invalid: readonly InvalidParameter[]) {
    super(`report ${report}: ${invalid.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}`);
    this.invalid = invalid;
  }
}

/** No control characters: nothing that a terminal, a log or an engine could take for more than text. */
const textOfAtMost = (characters: number) =>
  z
    .string()
    .min(1)
    .max(characters)
    .regex(/^[ -~\u00a0-\uffff]*$/, 'control characters are not allowed');
const Text = textOfAtMost(200);
/** True for a text that a report's filters take. */
export const isFilterText = (text: string): boolean => Text.safeParse(text).success;
/** Events lie in this century (docs/data-contract.md). */
const Day = z.iso
  .date('not a day YYYY-MM-DD that is in the calendar')
  .regex(/^20/, 'not a day from 2000 to 2099');

/** The schema of a report's parameters: refuses unknown names; the source of the API's JSON Schema. */
export function parameterSchema(report: Report): z.ZodType<Parameters> {
  const fields: Record<string, z.ZodType> = {
    from: Day.optional().describe(`First intake day, UTC; by default ${describeDefaultDays(report.window)}`),
    to: Day.optional().describe('Last intake day, UTC'),
  };
  for (const name of report.filters) fields[name] = Text.optional().describe(`Only this ${name}`);
  if (report.by !== undefined) {
    const comment = report.by_comment ?? 'Dimensions to split by; the others are summed over';
    fields.by = z
      .array(z.enum(report.by.of))
      .max(report.by.of.length)
      .default([...report.by.default])
      .describe(comment);
  }
  for (const parameter of report.parameters) fields[parameter.name] = fieldSchema(parameter);
  return z.strictObject(fields) as unknown as z.ZodType<Parameters>;
}

/** A report as programs see it in the catalogue, with the JSON Schema of its parameters. */
export const describeReport = (report: Report) => ({
  name: report.name,
  title: report.title,
  question: report.question,
  grain: report.grain,
  parameters: z.toJSONSchema(parameterSchema(report), { io: 'input' }),
  columns: report.columns,
});

function fieldSchema(parameter: ReportParameter): z.ZodType {
  const bare = bareSchema(parameter).describe(parameter.comment);
  return parameter.default === undefined ? bare.optional() : bare.default(parameter.default as never);
}

function bareSchema({ type, of, minimum, maximum }: ReportParameter): z.ZodType {
  if (type === 'metric') return z.enum(metrics.map(({ name }) => name));
  if (type === 'look_metric') return z.enum([...metrics.map(({ name }) => name), serviceAlarm.name]);
  if (type === 'choice') return z.enum(of ?? []);
  if (type === 'text') return maximum === undefined ? Text : textOfAtMost(maximum);
  if (type === 'day') return Day;
  return (type === 'number' ? z.number() : z.int()).min(minimum ?? 0).max(maximum ?? Number.MAX_SAFE_INTEGER);
}

/** Names a report understands, in the order of its help. */
export const parameterNames = (report: Report): string[] => [
  'from',
  'to',
  ...report.filters,
  ...(report.by === undefined ? [] : ['by']),
  ...report.parameters.map(({ name }) => name),
];

/**
 * Checks parameters as they come from a JSON body.
 * @throws InvalidParameters naming every one that is wrong, with the nearest names of unknown ones.
 */
export function checkParameters(report: Report, given: unknown): Parameters {
  const parsed = parameterSchema(report).safeParse(given);
  if (!parsed.success) throw new InvalidParameters(report.name, parsed.error.issues.flatMap(explain(report)));
  const { from, to } = parsed.data;
  if (typeof from === 'string' && typeof to === 'string' && from > to)
    throw new InvalidParameters(report.name, [{ name: 'from', reason: `${from} is after to, ${to}` }]);
  return parsed.data;
}

const explain =
  (report: Report) =>
  (issue: z.core.$ZodIssue): InvalidParameter[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({
          name,
          reason: `no such parameter${didYouMean(name, parameterNames(report))}`,
        }))
      : [{ name: issue.path.join('.') || 'parameters', reason: issue.message }];

const writtenAs = { integer: /^-?\d{1,15}$/, number: /^-?\d{1,15}(\.\d{1,15})?$/ };

/**
 * Checks parameters as they come from a command line or a query string: all of them text, lists comma-separated.
 * @throws InvalidParameters
 */
export function checkTextParameters(report: Report, given: Readonly<Record<string, string>>): Parameters {
  const numbers = new Map(
    report.parameters.flatMap(({ name, type }) =>
      type === 'integer' || type === 'number' ? [[name, writtenAs[type]]] : [],
    ),
  );
  const typed = Object.entries(given).map(([name, text]) => {
    if (name === 'by') return [name, text === '' ? [] : text.split(',')];
    return [name, numbers.get(name)?.test(text) ? Number(text) : text];
  });
  return checkParameters(report, Object.fromEntries(typed));
}
