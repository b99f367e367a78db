import * as z from 'zod';
import { didYouMean, type MappingProblem } from './mapping-error.ts';
import { Written, type YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What a schema says about a value that does not fit: nothing of one that is absent (the key's description stands
 * for it), else a sentence. Of unknown keys a line each.
 */
export function explain(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, issue.inst);
  if (issue.input === undefined) return '';
  if (issue.input === null || issue.input === '') return `expected ${expected(issue)} here, found nothing`;
  if (issue.code === 'invalid_value' && issue.values.length > 1) {
    const known = issue.values.map(String);
    return isSingle(issue.input) ? noneOf(textOf(issue.input), known) : `expected one of ${known.join(', ')}`;
  }
  return `expected ${expected(issue)} here`;
}

/** `"agnet" is none of confirmed, assumed, agent (did you mean "agent"?)` */
export const noneOf = (text: string, known: readonly string[]): string =>
  `"${text}" is none of ${known.join(', ')}${didYouMean(text, known)}`;

function unknownKeys(keys: readonly string[], schema: unknown): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return keys
    .map((key) => `unknown key${didYouMean(key, known)}; known here: ${known.join(', ')}`)
    .join('\n');
}

function expected(issue: z.core.$ZodRawIssue): string {
  const names: Readonly<Record<string, string>> = {
    object: 'keys with values',
    record: 'keys with values',
    array: 'a list',
    number: 'a number',
    int: 'a whole number',
  };
  return (issue.code === 'invalid_type' && names[issue.expected]) || 'a single value';
}

const isSingle = (value: unknown): boolean => value instanceof Written || typeof value !== 'object';
const textOf = (value: unknown): string => (value instanceof Written ? value.text : String(value));

/** A sentence with its place for each thing that a schema refused. */
export function problemsOf(issues: readonly Issue[], { placeOf }: YamlFile): MappingProblem[] {
  return issues
    .flatMap((issue) => flatten(issue, []))
    .map(({ path, problem }) => ({ ...placeOf(path), problem }));
}

interface Refusal {
  readonly path: Path;
  readonly problem: string;
}

function flatten(issue: Issue, above: Path): Refusal[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const problems = issue.message.split('\n');
    return issue.keys.map((key, i) => ({ path: [...path, key], problem: problems[i] ?? '' }));
  }
  if (issue.input === undefined) return [{ path, problem: missing(path, issue) }];
  const meant = issue.code === 'invalid_union' ? issue.errors.find(fitsInKind) : undefined;
  return meant?.flatMap((one) => flatten(one, path)) ?? [{ path, problem: issue.message }];
}

function missing(path: Path, { message }: Issue): string {
  return `needs ${String(path.at(-1))}${message === '' ? '' : `: ${message}`}`;
}

/** Of several forms that a value may have, the one that it was meant to have is of its kind: text, list or keys. */
function fitsInKind(issues: readonly Issue[]): boolean {
  return !issues.some((issue) => {
    if (issue.path.length > 0) return false;
    if (issue.code === 'invalid_union') return !issue.errors.some(fitsInKind);
    return issue.code === 'invalid_type' || issue.code === 'invalid_value';
  });
}
