import type * as z from 'zod';
import { Problem } from './problem.ts';

/** Checks parameters of the API itself, from a query or a body. @throws Problem 400 naming every one that is wrong. */
export function checkQuery<S extends z.ZodType>(schema: S, query: unknown): z.output<S> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const invalid = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({ name, reason: 'no such parameter' }))
      : [{ name: issue.path.join('.'), reason: issue.message }],
  );
  throw new Problem(400, 'invalid-parameters', 'The parameters are not valid', {
    detail: invalid.map(({ name, reason }) => `${name}: ${reason}`).join('; '),
    invalid,
  });
}
