import * as z from 'zod';
import { MappingFile } from '../functions/sources/mapping-file/mapping.ts';

/** What is used here of JSON Schema. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  minLength?: number;
  enum?: readonly string[];
  const?: unknown;
  default?: unknown;
  required?: readonly string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  definitions?: Record<string, JsonSchema>;
}

/** docs/mapping.schema.json: the JSON Schema of mapping files for editors, from the schema that reads them. */
export const mappingSchema = (): JsonSchema =>
  z.toJSONSchema(MappingFile, {
    io: 'input',
    target: 'draft-07',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema),
  }) as JsonSchema;

/** Without what says nothing: empty texts, and a list of schemas where a list of types does. */
function tidy(schema: JsonSchema): void {
  if (schema.description === '') delete schema.description;
  const options = schema.anyOf ?? [];
  const isPlain = options.every(
    (one) => one.type !== undefined && Object.keys(one).every((key) => key === 'type' || key === 'minLength'),
  );
  if (options.length === 0 || !isPlain) return;
  delete schema.anyOf;
  Object.assign(schema, ...options, { type: options.flatMap(({ type }) => type ?? []) });
}
