import { COUNTRIES } from './checks/countries.ts';
import { KEYS } from './model/keys.ts';
import type { Condition, KeyRule, TextRule, TextValue, Value } from './model/rules.ts';
import { deprecatedIn, keysIn, presenceIn, requiredWhenIn } from './model/rules-for.ts';
import { at, atLeast, NEWEST, type Version, writtenAs } from './model/versions.ts';
import { vocabulary } from './model/vocabularies.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { [keyword: string]: unknown };

/**
 * The JSON Schema of a version, made from the same model that files are judged by. A schema can say less than the
 * standard: licences, languages and addresses are only looked at by their form.
 * @example jsonSchema('0.7')
 */
export function jsonSchema(version: Version = NEWEST): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `publiccode.yml ${version}`,
    ...schemaOfMap(KEYS, version),
  };
}

function schemaOfMap(keys: readonly KeyRule[], version: Version): JsonSchema {
  const known = keysIn(keys, version);
  const required = known.filter((rule) => presenceIn(rule, version) === 'required').map(({ key }) => key);
  const conditions = known.flatMap((rule) => conditionsOf(rule, version));
  return {
    type: 'object',
    properties: Object.fromEntries(
      known.flatMap((rule) =>
        [rule.key, ...(rule.oldSpelling ? [rule.oldSpelling] : [])].map((name) => [
          name,
          schemaOfKey(rule, version),
        ]),
      ),
    ),
    ...(required.length > 0 ? { required } : {}),
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
    additionalProperties: false,
  };
}

function schemaOfKey(rule: KeyRule, version: Version): JsonSchema {
  const schema = schemaOf(rule.value, version);
  return {
    ...(presenceIn(rule, version) === 'required' ? notEmpty(schema) : orNull(schema)),
    ...(deprecatedIn(rule, version) ? { deprecated: true } : {}),
  };
}

/** An empty text says as little as none. */
function notEmpty(schema: JsonSchema): JsonSchema {
  return schema['type'] === 'string' ? { minLength: 1, ...schema } : schema;
}

/** A key without a value is as good as no key. */
function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema['type'] === 'string' && !('enum' in schema))
    return { ...schema, type: [schema['type'], 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

function conditionsOf(rule: KeyRule, version: Version): JsonSchema[] {
  const when = ({ key, values }: Condition): JsonSchema => ({
    properties: { [key]: { enum: [...values] } },
    required: [key],
  });
  const needed = requiredWhenIn(rule, version);
  return [
    ...(needed
      ? [
          {
            if: when(needed),
            then: { required: [rule.key], properties: { [rule.key]: { not: { type: 'null' } } } },
          },
        ]
      : []),
    ...(rule.onlyWhen && atLeast(version, '0.5')
      ? [{ if: { not: when(rule.onlyWhen) }, then: { properties: { [rule.key]: { type: 'null' } } } }]
      : []),
  ];
}

function schemaOf(value: Value, version: Version): JsonSchema {
  switch (value.type) {
    case 'flag':
      return { type: 'boolean' };
    case 'text':
      return schemaOfText(value, version);
    case 'list': {
      const items = schemaOf(value.of, version);
      const list = { type: 'array', items, ...(value.filled ? { minItems: 1 } : {}) };
      return value.orSingle ? { anyOf: [list, items] } : list;
    }
    case 'map':
      return schemaOfMap(value.keys, version);
    case 'languages': {
      const somewhere = keysIn(value.keys, version).filter(
        (rule) => presenceIn(rule, version) === 'in-one-language',
      );
      return {
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: PATTERNS.language },
        additionalProperties: schemaOfMap(value.keys, version),
        // A key is somewhere, when not all languages lack it.
        allOf: somewhere.map(({ key }) => ({
          not: {
            additionalProperties: {
              not: { required: [key], properties: { [key]: { not: { type: 'null' } } } },
            },
          },
        })),
      };
    }
  }
}

const PATTERNS: Readonly<Partial<Record<TextRule, string>>> = {
  'repository-url': '^[A-Za-z][A-Za-z0-9+.-]*:.+',
  'http-url': '^[Hh][Tt][Tt][Pp][Ss]?://.+',
  'video-url': '^[Hh][Tt][Tt][Pp][Ss]?://.+',
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  'end-of-contract': '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  image: '^(?!/|file:)',
  screenshot: '^(?!/|file:)',
  path: '^(?!/|file:)',
  mime: '^ *[A-Za-z0-9][A-Za-z0-9!#$&^_-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]* *$',
  language: '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$',
  identifier: '^[A-Za-z][A-Za-z0-9+.-]*:.+',
  supported: '^[A-Za-z][A-Za-z0-9+.-]*:.+',
  email: '^[^@]+@[^@]+\\.[^@]+$',
};

function schemaOfText(value: TextValue, version: Version): JsonSchema {
  if (value.rule === 'version') return version === '0.1' ? { type: 'string' } : { enum: writtenAs(version) };
  const words = value.oneOf && !value.open ? vocabulary(value.oneOf, version) : [];
  if (words.length > 0) return { enum: [...words] };
  const max = at(value.max ?? [], version) ?? 0;
  const min = at(value.min ?? [], version) ?? 0;
  const pattern = value.rule && PATTERNS[value.rule];
  return {
    type: 'string',
    ...(pattern ? { pattern } : {}),
    ...(value.rule === 'country' ? countrySchema(version) : {}),
    ...(max > 0 ? { maxLength: max } : {}),
    ...(min > 0 ? { minLength: min } : {}),
  };
}

function countrySchema(version: Version): JsonSchema {
  const upper = [...COUNTRIES];
  return {
    enum: atLeast(version, '1.0-draft') ? upper : [...upper, ...upper.map((code) => code.toLowerCase())],
  };
}
