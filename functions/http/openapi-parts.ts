import * as z from 'zod';

export type Json = Readonly<Record<string, unknown>>;

export const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return rest;
};

/** Query parameters from an object schema, one a property. */
export function queryParameters(schema: z.ZodType): Json[] {
  const properties = (schemaOf(schema).properties ?? {}) as Record<string, Json>;
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: 'query',
    description,
    schema: own,
    ...(own.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}

export const content = (name: string, mediaType = 'application/json'): Json => ({
  content: { [mediaType]: { schema: { $ref: `#/components/schemas/${name}` } } },
});
export const problem = (description: string): Json => ({
  description,
  ...content('Problem', 'application/problem+json'),
});
export const problems = {
  invalid: { 400: problem('A parameter is not valid; each such one is named') },
  missing: { 404: problem("There is no such thing, or it is another caller's") },
  uncurated: { 409: problem('The lake has no curated episodes yet') },
  failed: {
    429: problem('Too many reports were started, or too many requests made; ask again after Retry-After'),
    422: problem('The answer is too long, or its query reads too much; the detail says how to narrow it'),
    500: problem('The query failed'),
    503: problem('Too many queries run at once; ask again after Retry-After'),
  },
} as const;
export const running = {
  202: { description: 'Still running; ask status_url again', ...content('RunAccepted') },
};
/** Where an answer points to. */
export const location = { location: { schema: { type: 'string' } } };
const rowsOrCsv = {
  content: { ...(content('RunAnswer').content as Json), 'text/csv': { schema: { type: 'string' } } },
};
export const done = {
  200: { description: 'The rows; as CSV with Accept: text/csv', ...rowsOrCsv },
  303: {
    description: 'With Accept: text/csv: a short-lived link to the rows',
    headers: location,
  },
};
