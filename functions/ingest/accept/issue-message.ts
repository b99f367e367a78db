import type * as z from 'zod';
import { counted } from '../../contract/records/english.ts';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const kindOf = (value: unknown): string => kinds[Array.isArray(value) ? 'array' : typeof value] ?? 'nothing';

/**
 * What is wrong with a field, in words that hold no value of the record: a key of it may be anything, an e-mail address
 * too.
 */
export function issueMessage(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return `holds ${counted(issue.keys.length, 'unknown key')}`;
  const isOfKind = /^invalid_(?:type|union|value)$/.test(issue.code);
  if (isOfKind && value == null) return 'required, but missing or empty';
  if (isNumberKept(issue, value)) return 'expected a number below 2^53, found a larger one';
  if (issue.code === 'invalid_type')
    return `expected ${kinds[issue.expected] ?? issue.expected}, found ${kindOf(value)}`;
  if (issue.code === 'invalid_union') return `found ${kindOf(value)} that is none of what is allowed here`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

/** Integers of JSON beyond 2^53 are kept as texts, digit by digit. */
const isNumberKept = (issue: z.core.$ZodIssue, value: unknown): boolean =>
  issue.code === 'invalid_type' &&
  /^(?:number|int)$/.test(issue.expected) &&
  typeof value === 'string' &&
  /^-?\d{16,}$/.test(value);
