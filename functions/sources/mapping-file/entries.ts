import * as z from 'zod';
import { Written } from '../yaml/yaml-file.ts';

/**
 * What the keys of a mapping are made of. A key's description is its row in docs/mapping.md and what editors show;
 * its first sentence also says what is missing where a required key is.
 */

/** Keys with values; others than these are refused. */
export const keys = z.strictObject;

/** For a check that also runs where something inside is wrong, so that one reading finds every problem. */
export const despiteProblems = {
  when: ({ value }: z.core.ParsePayload) =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** A check that one of the keys is given, and only one. */
export const exactlyOneOf =
  (names: readonly string[], whenNone = `give one of ${names.join(', ')}`) =>
  (given: object, { addIssue }: z.core.$RefinementCtx): void => {
    const count = names.filter((name) => name in given).length;
    if (count !== 1) addIssue(count === 0 ? whenNone : `give one of ${names.join(', ')}`);
  };

/** What is said of a required value that is absent, and of one of another kind. */
export const says = (description: string, kind?: string) => ({
  error: ({ code, input }: z.core.$ZodRawIssue): string | undefined => {
    if (code === 'unrecognized_keys') return undefined;
    if (input === undefined) return description.split(/\.(?= |$)/)[0];
    if (kind === undefined) return undefined;
    return `expected ${kind} here${input === null || input === '' ? ', found nothing' : ''}`;
  },
});

/** A text; what YAML reads as a number or truth value is taken as it is written. */
export const text = (description = '', kind = 'a text') =>
  z
    .union(
      [
        z.string().min(1, `expected ${kind} here, found nothing`),
        z.instanceof(Written).register(z.globalRegistry, { type: ['number', 'boolean'] }),
      ],
      says(description, kind),
    )
    .transform((given) => (typeof given === 'string' ? given : given.text))
    .meta({ description });

const toNumber = (given: unknown): number =>
  given instanceof Written && typeof given.value === 'number' ? given.value : Number.NaN;

/** A number, without quotes. */
export const number = (description: string) =>
  z
    .custom<unknown>((given) => Number.isFinite(toNumber(given)), says(description, 'a number'))
    .transform(toNumber)
    .meta({ type: 'number', description });

/** A whole number, from `least` on. */
export const wholeNumber = (description: string, least = Number.MIN_SAFE_INTEGER) =>
  number(description)
    .refine(Number.isInteger, 'expected a whole number')
    .refine((given) => given >= least, `expected ${least} or more`)
    .meta({ type: 'integer', description });

/** A key that is there or not. */
export const onlyTrue = (description: string) =>
  z
    .instanceof(Written, { error: 'only true makes sense here' })
    .refine((given) => given.value === true, 'only true makes sense here')
    .transform(() => true as const)
    .meta({ const: true, description });

/** One of the texts given. */
export const choice = <const T extends readonly string[]>(allowed: T, description: string) =>
  z.enum(allowed, says(description)).meta({ description });

/** One value, or a list of them; a list comes out. */
export const oneOrMore = <S extends z.ZodType>(one: S, description: string) =>
  z
    .union([one, z.array(one).min(1, 'name at least one')], says(description, 'one value or a list'))
    .transform((given): z.output<S>[] => (Array.isArray(given) ? given : [given as z.output<S>]))
    .meta({ description });
