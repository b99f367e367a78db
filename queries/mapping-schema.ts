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
  items?: JsonSchema | JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  definitions?: Record<string, JsonSchema>;
}

/**
 * docs/mapping.schema.json: the JSON Schema of mapping files for editors. Besides what the reference says it allows
 * what stands for settings, which is gone before a mapping is held against its schema.
 */
export function editorSchema(): JsonSchema {
  const { definitions = {}, ...whole } = mappingSchema();
  const allowed = Object.entries(definitions).map(([name, one]) => [name, withSettings(one)] as const);
  return { ...withSettings(whole), definitions: { ...Object.fromEntries(allowed), setting } };
}

const setting: JsonSchema = {
  title: 'a setting',
  description: 'the value of a setting in `handback.config.yaml`, or what stands there by default',
  type: 'object',
  properties: { setting: { type: 'string' }, default: {} },
  required: ['setting'],
  additionalProperties: false,
};
const onlyWith: JsonSchema = {
  description: 'the setting without which this counts as absent',
  type: 'string',
};

/** Where a value may stand a setting may, and keys may hang on one. */
function withSettings(schema: JsonSchema): JsonSchema {
  const { properties, items, additionalProperties, anyOf } = schema;
  const inner = { ...schema };
  if (anyOf !== undefined) inner.anyOf = anyOf.map(withSettings);
  if (items !== undefined) inner.items = Array.isArray(items) ? items.map(orSetting) : orSetting(items);
  if (typeof additionalProperties === 'object') inner.additionalProperties = orSetting(additionalProperties);
  if (properties === undefined) return inner;
  const values = Object.entries(properties).map(([key, value]) => [key, orSetting(value)] as const);
  return { ...inner, properties: { ...Object.fromEntries(values), only_with: onlyWith } };
}

function orSetting(schema: JsonSchema): JsonSchema {
  const { title, description, default: otherwise, ...value } = withSettings(schema);
  const options = value.anyOf !== undefined && Object.keys(value).length === 1 ? value.anyOf : [value];
  return {
    ...{ ...(title && { title }), ...(description && { description }) },
    ...(otherwise !== undefined && { default: otherwise }),
    anyOf: [...options, { $ref: '#/definitions/setting' }],
  };
}

/** The schema that reads mapping files, as JSON Schema. */
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
