import type { CellTest, Column } from './condition.ts';
import type { Field } from './field.ts';
import type { Instant } from './instant.ts';

type Part = Field | Instant | CellTest | Column;

/** Every field, instant, test and column within what the schema made of a file, with its keys from the top. */
export function* partsOf(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{ part: Part; path: readonly PropertyKey[] }> {
  // What the schema could not read is still as the file has it: objects without a prototype.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) === null) return;
  if (isPart(value)) yield { part: value, path };
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? (nameOf(inner) ?? Number(key)) : key;
    yield* partsOf(inner, [...path, step]);
  }
}

const kinds: readonly unknown[] = ['field', 'instant', 'test', 'column'] satisfies Part['kind'][];

const isPart = (value: object): value is Part => 'kind' in value && kinds.includes(value.kind);

/** Tests stand in a list here, and under their columns in the file. */
const nameOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && isPart(value) && value.kind === 'test'
    ? value.column.name
    : undefined;
