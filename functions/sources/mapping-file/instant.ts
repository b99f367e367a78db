import * as z from 'zod';
import { instantFormat } from '../instants/instant-format.ts';
import { timeZone } from '../instants/time-zone.ts';
import { didYouMean } from '../yaml/mapping-error.ts';
import { Written } from '../yaml/yaml-file.ts';
import { Column, type Condition, condition } from './condition.ts';
import { despiteProblems, exactlyOneOf, keys, oneOrMore, says, text } from './entries.ts';
import { type Field, InnerField } from './field.ts';

/** What a mapping says of a zone that is not known yet: dates without one are rejected. */
export const unknownZone = 'unknown';

/** The name of a time zone that is known here, or that none is known. */
export const zoneName = (description: string) =>
  text(description)
    .refine((name) => name === unknownZone || isZone(name), { error: ({ input }) => noZone(String(input)) })
    .meta({ title: 'time zone', description });

const isZone = (name: string): boolean =>
  timeZone(name) !== undefined && name !== 'local' && name !== 'system';

const noZone = (name: string): string =>
  `"${name}" is no time zone${didYouMean(name, Intl.supportedValuesOf('timeZone'))}; write an IANA name like Asia/Kolkata, UTC or an offset like "+05:30"`;

/** `iso`, `epoch_seconds`, … or a pattern. */
const Format = text().superRefine((format, { addIssue }) => {
  const read = instantFormat(format);
  if (typeof read === 'string') addIssue(read);
});

const units = { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

const amount = z
  .union([
    z
      .instanceof(Written)
      .refine(({ value }) => typeof value === 'number')
      .register(z.globalRegistry, { type: 'number' })
      .transform(({ value }) => ({ constant: Number(value), columns: [] })),
    oneOrMore(Column, '').transform((columns) => ({ constant: 0, columns })),
  ])
  .optional();

/** So many units, or as many as columns say. */
const Duration = keys({
  milliseconds: amount,
  seconds: amount,
  minutes: amount,
  hours: amount,
  days: amount,
} satisfies Record<keyof typeof units, typeof amount>)
  .superRefine(exactlyOneOf(Object.keys(units)), despiteProblems)
  .meta({ id: 'duration' })
  .transform((given) => {
    const [unit, { constant = 0, columns = [] } = {}] = Object.entries(given)[0] ?? [];
    return { constant, columns, milliseconds: units[unit as keyof typeof units] };
  });

/** The long form of an instant. */
export const InstantKeys = keys({
  from: oneOrMore(Column, 'the column, or several to be joined by a blank: `[date, time]`').optional(),
  first_of: oneOrMore(Column, 'instead of `from`: the first that is not empty').optional(),
  format: oneOrMore(Format, 'how it is written, below; a list is tried in order. Default `iso`').optional(),
  time_zone: z
    .union([zoneName(''), InnerField], says('', 'a time zone or { from: … }'))
    .meta({
      title: 'time zone or field',
      description:
        'another zone than the file’s; in braces a field that says it row by row: `time_zone: { from: Zone }`',
    })
    .optional(),
  when: condition('where it does not hold the event did not happen').optional(),
  plus: Duration.meta({
    title: 'duration',
    description:
      'a duration to add: `{ minutes: Reply time }`, `{ seconds: [wait, talk] }`, `{ hours: 2 }`. Units: `milliseconds seconds minutes hours days`. A cell may be a number (`1.5`, `1,5`) or `HH:mm:ss`; an empty one adds nothing',
  }).optional(),
  get not_before(): z.ZodOptional<z.ZodType<Instant>> {
    return instant(
      'another instant; an earlier one is moved up to it. For answers dated to the day: `{ from: Survey date, format: "dd-MMM-yy", not_before: { from: Solved } }`',
    ).optional();
  },
})
  .superRefine(
    exactlyOneOf(['from', 'first_of'], 'needs from: the column, or the columns to join'),
    despiteProblems,
  )
  .meta({ id: 'instant' });

/** Where an instant comes from. */
export interface Instant {
  readonly kind: 'instant';
  readonly from?: readonly Column[] | undefined;
  readonly first_of?: readonly Column[] | undefined;
  /** Tried in order. */
  readonly format?: readonly string[] | undefined;
  /** For texts without a zone; the file's where it has none of its own, set when the whole file is read. */
  time_zone?: string | Field | undefined;
  readonly when?: Condition | undefined;
  readonly plus?: z.output<typeof Duration> | undefined;
  /** An earlier instant is moved up to this one. */
  readonly not_before?: Instant | undefined;
  /** Its keys in the file, `ticket.opened_at`; set when the whole file is read. */
  path: string;
  /** Its line in the file. */
  line: number;
}

export function instant(description: string): z.ZodType<Instant> {
  return z
    .union([Column, InstantKeys], says(description, 'a column or { from: … }'))
    .transform((given): Instant => {
      const form = 'name' in given ? { from: [given] } : given;
      return { kind: 'instant', path: '', line: 0, ...form };
    })
    .meta({ title: 'instant', description });
}

/** The places of the formats whose texts do not say their zone. */
export function formatsWithoutZone({ format = [] }: Instant): number[] {
  return format.flatMap((text, i) => {
    const read = instantFormat(text);
    const needsZone =
      typeof read === 'object' &&
      (read.kind === 'excel_serial' || (read.kind === 'pattern' && !read.hasZone));
    return needsZone ? [i] : [];
  });
}
