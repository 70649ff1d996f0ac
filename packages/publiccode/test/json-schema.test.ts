import { describe, expect, it } from 'vitest';
import { check, jsonSchema, type JsonSchema, type Node, read, VERSIONS, versionOf } from '../src/index.ts';
import { examples } from './read-example.ts';

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** What a schema validator gets to see: the values as JSON has them. */
function plain(node: Node): Plain {
  if (node.kind === 'map')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === 'list') return node.items.map(plain);
  if (node.type === 'null') return null;
  if (node.type === 'flag') return node.text.toLowerCase() === 'true';
  return node.type === 'number' ? Number(node.text) : node.text;
}

const typeOf = (value: Plain): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'object'
        ? 'object'
        : typeof value;

/** As much of draft 2020-12 as the schemas use; a keyword that it does not know is a fault of the schema. */
function accepts(schema: JsonSchema | boolean, value: Plain): boolean {
  if (typeof schema === 'boolean') return schema;
  return Object.entries(schema).every(([keyword, given]) => {
    const test = KEYWORDS[keyword];
    if (!test) throw new Error(`unknown keyword ${keyword}`);
    return test(given as never, value, schema);
  });
}

const isMap = (value: Plain): value is { [key: string]: Plain } => typeOf(value) === 'object';
const always = (): boolean => true;

const KEYWORDS: Record<string, (given: never, value: Plain, schema: JsonSchema) => boolean> = {
  $schema: always,
  title: always,
  deprecated: always,
  then: always,
  type: (types: string | string[], value) => [types].flat().includes(typeOf(value)),
  enum: (values: Plain[], value) => values.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || [...value].length >= least,
  maxLength: (most: number, value) => typeof value !== 'string' || [...value].length <= most,
  items: (items: JsonSchema, value) => !Array.isArray(value) || value.every((item) => accepts(items, item)),
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  required: (names: string[], value) => !isMap(value) || names.every((name) => Object.hasOwn(value, name)),
  minProperties: (least: number, value) => !isMap(value) || Object.keys(value).length >= least,
  propertyNames: (names: JsonSchema, value) =>
    !isMap(value) || Object.keys(value).every((name) => accepts(names, name)),
  properties: (properties: Record<string, JsonSchema>, value) =>
    !isMap(value) ||
    Object.entries(properties).every(
      ([name, inner]) => !Object.hasOwn(value, name) || accepts(inner, value[name]!),
    ),
  additionalProperties: (others: JsonSchema | boolean, value, { properties = {} }) =>
    !isMap(value) ||
    Object.entries(value).every(
      ([name, inner]) => Object.hasOwn(properties as object, name) || accepts(others, inner),
    ),
  anyOf: (schemas: JsonSchema[], value) => schemas.some((schema) => accepts(schema, value)),
  allOf: (schemas: JsonSchema[], value) => schemas.every((schema) => accepts(schema, value)),
  not: (schema: JsonSchema, value) => !accepts(schema, value),
  if: (schema: JsonSchema, value, { then }) => !accepts(schema, value) || accepts(then as JsonSchema, value),
};

const versionIn = (text: string) =>
  versionOf(/^publiccode(?:Yml|-yaml-)[Vv]ersion: "?([^"\n]*)/mu.exec(text)?.[1] ?? '0') ?? '0.7';

/** What a schema can see; the rest needs registries, the calendar or the neighbours. */
const VISIBLE = new Set([
  'key-unknown',
  'key-misplaced',
  'key-not-yet',
  'key-gone',
  'wrong-type',
  'boolean-yaml11',
  'value-missing',
  'value-missing-in-every-language',
  'value-needed-for-type',
  'list-empty',
  'not-in-list',
  'text-too-short',
  'country-invalid',
  'path-absolute',
  'path-file-url',
  'url-not-http',
  'version-unknown',
]);

describe('the JSON Schemas', () => {
  it.each(VERSIONS)('of version %s can be written down and forbids other keys', (version) => {
    const schema = JSON.parse(JSON.stringify(jsonSchema(version))) as JsonSchema;
    expect(schema['additionalProperties']).toBe(false);
    expect(accepts(schema, {})).toBe(false);
    expect(JSON.stringify(schema)).not.toContain('"type":[]');
  });

  it.each(examples('valid').filter(({ name }) => name !== 'grapheme-clusters.yml'))(
    'accept $name',
    ({ bytes, text }) => {
      const { root } = read(bytes);
      if (name11(text)) return;
      expect(accepts(jsonSchema(versionIn(text)), plain(root!))).toBe(true);
    },
  );

  const seen = examples('flawed').filter(
    ({ bytes, options }) =>
      read(bytes).root?.kind === 'map' &&
      check(read(bytes), options).some(({ severity, code }) => severity === 'error' && VISIBLE.has(code)),
  );

  it.each(seen)('refuse $name', ({ bytes, text, options }) => {
    const version = options.version === '1.0-draft' ? '1.0-draft' : versionIn(text);
    const value = { ...(plain(read(bytes).root!) as Record<string, Plain>) };
    if (version === '1.0-draft') value['publiccodeYmlVersion'] = '1';
    expect(accepts(jsonSchema(version), value)).toBe(false);
  });

  it('see most of the flaws that are there', () => {
    expect(seen.length).toBeGreaterThan(90);
  });
});

/** A schema knows only the booleans of today. */
const name11 = (text: string): boolean => /localisationReady: yes/u.test(text);
