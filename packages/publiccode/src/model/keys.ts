import { DESCRIPTION_KEYS } from './description-keys.ts';
import { ITALIAN_SECTION } from './italian-keys.ts';
import type { KeyRule } from './rules.ts';
import { flag, listOf, mapOf, text, texts, url } from './value-rules.ts';

const required = [['0.1', 'required']] as const;
const goneIn1 = '1.0-draft' as const;

const organisation = mapOf(
  { key: 'name', value: text },
  // The text asks for the name of a funder and leaves its identifier open; the parser and its tests, which everybody
  // follows, ask for the identifier.
  { key: 'uri', value: { type: 'text', rule: 'identifier' }, presence: required },
);

const contact = mapOf(
  { key: 'name', value: { type: 'text', rule: 'person' }, presence: required },
  { key: 'email', value: { type: 'text', rule: 'email' } },
  { key: 'affiliation', value: text },
  { key: 'phone', value: { type: 'text', rule: 'phone' } },
);

const contractor = mapOf(
  { key: 'name', value: text, presence: required },
  { key: 'email', value: { type: 'text', rule: 'email' } },
  { key: 'website', value: url },
  { key: 'until', value: { type: 'text', rule: 'end-of-contract' }, presence: required },
);

const dependency = mapOf(
  { key: 'name', value: text, presence: required },
  { key: 'versionMin', value: text },
  { key: 'versionMax', value: text },
  { key: 'optional', value: flag },
  { key: 'version', value: text },
);

/**
 * The keys of publiccode.yml in the order in which they are checked and written. Checks, the model, the JSON Schemas,
 * upgrades and the order of writing all come from here.
 */
export const KEYS: readonly KeyRule[] = [
  {
    key: 'publiccode-yaml-version',
    value: { type: 'text', rule: 'version' },
    presence: required,
    gone: '0.2',
    renamedTo: 'publiccodeYmlVersion',
  },
  {
    key: 'publiccodeYmlVersion',
    value: { type: 'text', rule: 'version' },
    presence: [['0.2', 'required']],
    since: '0.2',
  },
  { key: 'name', value: text, presence: required },
  { key: 'applicationSuite', value: text },
  { key: 'url', value: { type: 'text', rule: 'repository-url' }, presence: required },
  { key: 'landingURL', value: url },
  { key: 'isBasedOn', value: { type: 'list', of: { type: 'text', rule: 'repository-url' }, orSingle: true } },
  {
    key: 'softwareVersion',
    value: text,
    presence: [
      ['0.1', 'required'],
      ['0.2', 'optional'],
    ],
  },
  {
    key: 'releaseDate',
    value: { type: 'text', rule: 'date' },
    presence: [
      ['0.1', 'required'],
      ['0.4', 'optional'],
    ],
  },
  { key: 'logo', value: { type: 'text', rule: 'image' } },
  {
    key: 'monochromeLogo',
    value: { type: 'text', rule: 'image' },
    deprecated: { since: '0.3', successor: 'logo' },
    gone: goneIn1,
  },
  { key: 'organisation', value: organisation, since: '0.5' },
  {
    key: 'inputTypes',
    value: listOf({ type: 'text', rule: 'mime' }),
    deprecated: { since: '0.3' },
    gone: goneIn1,
  },
  {
    key: 'outputTypes',
    value: listOf({ type: 'text', rule: 'mime' }),
    deprecated: { since: '0.3' },
    gone: goneIn1,
  },
  {
    key: 'platforms',
    value: {
      type: 'list',
      of: { type: 'text', oneOf: 'platform', open: true },
      orSingle: true,
      filled: true,
    },
    presence: required,
  },
  { key: 'tags', value: listOf({ type: 'text', oneOf: 'tag' }), presence: required, gone: '0.2' },
  {
    key: 'categories',
    value: listOf({ type: 'text', oneOf: 'category' }),
    presence: [
      ['0.2', 'required'],
      ['0.5', 'optional'],
    ],
    since: '0.2',
  },
  { key: 'usedBy', value: texts },
  { key: 'fundedBy', value: listOf(organisation), since: '0.5' },
  { key: 'roadmap', value: url },
  { key: 'developmentStatus', value: { type: 'text', oneOf: 'development-status' }, presence: required },
  { key: 'softwareType', value: { type: 'text', oneOf: 'software-type' }, presence: required },
  {
    key: 'supports',
    value: listOf(mapOf({ key: 'id', value: { type: 'text', rule: 'supported' }, presence: required })),
    since: '0.7',
  },
  {
    key: 'intendedAudience',
    value: mapOf(
      { key: 'onlyFor', value: texts, gone: '0.2' },
      { key: 'scope', value: listOf({ type: 'text', oneOf: 'scope' }), since: '0.2' },
      { key: 'countries', value: listOf({ type: 'text', rule: 'country' }) },
      { key: 'unsupportedCountries', value: listOf({ type: 'text', rule: 'country' }) },
    ),
  },
  { key: 'description', value: { type: 'languages', keys: DESCRIPTION_KEYS }, presence: required },
  {
    key: 'legal',
    value: mapOf(
      { key: 'license', value: { type: 'text', rule: 'licence' }, presence: required },
      { key: 'mainCopyrightOwner', value: text },
      {
        key: 'repoOwner',
        value: text,
        deprecated: { since: '0.5', successor: 'organisation.name' },
        gone: goneIn1,
      },
      {
        key: 'authorsFile',
        value: { type: 'text', rule: 'path' },
        deprecated: { since: '0.4' },
        gone: goneIn1,
      },
    ),
    presence: required,
  },
  {
    key: 'maintenance',
    value: mapOf(
      { key: 'type', value: { type: 'text', oneOf: 'maintenance-type' }, presence: required },
      {
        key: 'contractors',
        value: listOf(contractor),
        requiredWhen: [['0.1', { key: 'type', values: ['contract'] }]],
        onlyWhen: { key: 'type', values: ['contract'] },
      },
      {
        key: 'contacts',
        value: listOf(contact),
        requiredWhen: [
          ['0.1', { key: 'type', values: ['internal', 'contract', 'community', 'none'] }],
          ['0.2', { key: 'type', values: ['community', 'internal'] }],
        ],
      },
    ),
    presence: required,
  },
  {
    key: 'localisation',
    value: mapOf(
      { key: 'localisationReady', value: flag, presence: required },
      {
        key: 'availableLanguages',
        value: { type: 'list', of: { type: 'text', rule: 'language' }, filled: true },
        presence: required,
      },
    ),
    presence: required,
  },
  {
    key: 'dependsOn',
    value: mapOf(
      { key: 'open', value: listOf(dependency) },
      { key: 'proprietary', value: listOf(dependency) },
      { key: 'hardware', value: listOf(dependency) },
    ),
  },
  {
    key: 'IT',
    value: ITALIAN_SECTION,
    deprecated: { since: '0.7', successor: 'supports' },
    gone: goneIn1,
    oldSpelling: 'it',
  },
];
